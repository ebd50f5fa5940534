import type { FoundBackup } from '../../contract/set-up-api.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { BackupPut, BackupsBrought } from '../ports/backups-brought.ts';
import type { SetUpProgress } from '../ports/set-up-files.ts';

/** As many as a person looks through. */
const SHOWN = 20;

type Refused = Extract<BackupPut, { is: 'refused' }>['type'];

/** Step 3 of a PC in place of a dead one: the guided restore of the command line, by page. */
export function restoreSteps<V, Done>(parts: {
  readonly brought: BackupsBrought;
  readonly now: () => SetUpProgress;
  readonly become: (change: Partial<SetUpProgress>) => Result<V, { type: 'disk-full' }>;
  readonly view: () => V;
  readonly done: () => Done;
}) {
  const { brought, now, become, view, done } = parts;
  const nothing = { from: '', path: null, request: null };
  /** Pressed twice it is done once. */
  const under = { way: null as Promise<BackupPut> | null };
  const isOpen = () => now().step === 'centre' && now().restore !== null;

  return {
    chooseRestore: () => become({ restore: now().restore ?? nothing }),
    lookForBackups: async ({
      from,
    }: {
      from: string;
    }): Promise<Result<{ backups: FoundBackup[] }, { type: 'disk-full' }>> => {
      const kept = isOpen() ? become({ restore: { ...(now().restore ?? nothing), from } }) : ok(null);
      return kept.ok ? ok({ backups: (await brought.look(from.trim())).slice(0, SHOWN) }) : kept;
    },
    restoreFrom: async ({
      path,
    }: {
      path: string;
    }): Promise<Result<{ view: V; done: Done | null }, { type: Refused | 'set-up-not-ready' }>> => {
      if (!isOpen()) return err({ type: 'set-up-not-ready' });
      under.way ??= brought.put(path).finally(() => {
        under.way = null;
      });
      const put = await under.way;
      if (put.is === 'refused') return err({ type: put.type });
      const { from } = now().restore ?? nothing;
      if (put.is === 'needs-province') {
        become({ restore: { from, path, request: put.request } });
        return ok({ view: view(), done: null });
      }
      // The point is here, whatever becomes of this word: a start without it begins no first run.
      become({ step: 'devices' });
      return ok({ view: view(), done: done() });
    },
  };
}
