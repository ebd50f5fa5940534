import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SetUpDone } from '../contract/set-up-api.ts';
import { devicesHere } from './adapters/backup/devices-here.ts';
import { openSetUpDoor } from './adapters/set-up/set-up-door.ts';
import { openSetUpFiles, readProgress } from './adapters/set-up/set-up-files.ts';
import type { StationLine } from './command-line.ts';
import { exitCode } from './exit-codes.ts';
import { bugEntry } from './operations/bug-entry.ts';
import type { PcOfStart } from './operations/led-set-up.ts';
import { createSetUp } from './operations/set-up.ts';
import { signatureOf } from './point-signature.ts';
import type { BackupsBrought } from './ports/backups-brought.ts';

/** The set-up pages of a PC without a configuration, until somebody has answered everything. */
async function firstRun(settings: {
  readonly folder: string;
  readonly port: number;
  readonly pages: string;
  readonly brought: readonly string[];
  /** `--backups`, `--stick`: looked at besides what is plugged in. */
  readonly devices: readonly string[];
  readonly onOpen: (port: number) => void;
  readonly onBug: (where: string, error: unknown) => void;
}): Promise<SetUpDone & { readonly port: number }> {
  const { folder, brought, onOpen } = settings;
  const told = { done: (_: SetUpDone) => {} };
  const done = new Promise<SetUpDone>((resolve) => {
    told.done = resolve;
  });
  const setUp = createSetUp({
    files: openSetUpFiles(folder),
    brought,
    backups: backupsBrought(settings),
    newCode: () => randomBytes(16).toString('base64url'),
    newId: randomUUID,
    isSigned: (files) => signatureOf(files) === 'signed',
    onDone: (what) => told.done(what),
  });
  const door = await openSetUpDoor({ ...settings, setUp });
  onOpen(door.port);
  const what = await done;
  await door.close();
  return { ...what, port: door.port };
}

/** The restore of the command line (`restore-command.ts`), which the start after it goes on with wherever it was cut off. */
function backupsBrought({ folder, devices }: { folder: string; devices: readonly string[] }): BackupsBrought {
  const places = () => [...new Set([...devices, ...devicesHere()])];
  return {
    look: async (from) => {
      const { backupsAt } = await import('./restore-command.ts');
      return backupsAt({ folder, from, devices: places() }).map(({ path, opens, header: { point, created } }) => ({
        ...{ path, point, created, opens },
      }));
    },
    put: async (path) => {
      const { restoreCommand } = await import('./restore-command.ts');
      try {
        const said = await restoreCommand({ folder, from: path, devices: [], now: Date.now() });
        if (said.event === 'refused') return { is: 'refused', type: said.type };
        return said.event === 'restored' ? { is: 'restored' } : { is: 'needs-province', request: said.request };
      } catch {
        return { is: 'refused', type: 'restore-stopped' };
      }
    },
  };
}

/** What the first run of this PC decided, now or before: other PCs come in, or it works for another. */
export async function setUpFirst(
  { folder, port, pages, setUp, join: host, backups, stick }: StationLine,
  brought: readonly string[],
  say: (line: object) => void,
) {
  const none = {
    code: null as string | null,
    firstRun: null as PcOfStart['firstRun'],
    options: {} as { port?: number; lan?: true; join?: string },
  };
  const isThere = ['point.json', 'device.json', 'host.json'].some((name) => existsSync(join(folder, name)));
  const kept = readProgress(folder);
  const done =
    setUp && !isThere && host === '' && !(kept?.role === 'joined' && kept.step === 'devices')
      ? await firstRun({
          ...{ folder, port, pages, brought, devices: [backups, stick].filter((each) => each !== '') },
          onOpen: (opened) => say({ event: 'set-up', port: opened }),
          onBug: (where, error) => process.stderr.write(`${JSON.stringify(bugEntry(where, error))}\n`),
        }).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'EADDRINUSE') throw error;
          say({ event: 'refused', type: 'port-taken', port });
          process.exit(exitCode('portTaken'));
        })
      : null;
  const chosen = readProgress(folder)?.role ?? null;
  if (done === null && chosen === null) return none;
  const now = readProgress(folder);
  // Cut off between a backup that was put here and the word of it: the point is here all the same.
  const isSetUp = now !== null && (now.step === 'devices' || (isThere && now.restore !== null));
  const isAlone = !existsSync(join(folder, 'device.json')) && !existsSync(join(folder, 'host.json'));
  return {
    code: done?.code ?? null,
    firstRun: isSetUp ? { id: now.id, restored: now.restore !== null } : null,
    options: {
      ...(done && { port: done.port }),
      ...(chosen === 'host' && { lan: true as const }),
      ...(chosen === 'joined' && isAlone && { join: 'find' }),
    },
  };
}
