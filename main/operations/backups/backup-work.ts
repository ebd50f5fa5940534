import { err, ok } from '../../../domain/result.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import type { Answer, Handlers } from '../caller.ts';
import type { FourEyes } from '../four-eyes.ts';
import type { Live } from '../live.ts';
import { readHealed, writeHealed } from './healed.ts';
import type { BackupKeeper } from './keep-backups.ts';

type Work = 'watchBackups' | 'makeBackup' | 'restoreBackup' | 'noteHealed';

/** The office's page *Sao lưu*. */
export function backupOperations(parts: {
  readonly store: PointStore;
  /** Null: this station makes none. */
  readonly keeper: BackupKeeper | null;
  readonly live: Live;
  readonly fourEyes: FourEyes;
  /** Leaves word for the next start, and ends the station, which is started again. */
  readonly restore: (asked: { readonly path: string; readonly press: string; readonly created: number }) => void;
}): Handlers<Work> {
  const { store, keeper, live, fourEyes, restore } = parts;
  const { memory, dossiers, sealing } = store;

  const view = () => {
    const { places = [], last = null, working = null, trouble = null, whole = null } = keeper?.standing() ?? {};
    const healed = readHealed(memory);
    return {
      ...{ last, working, trouble, whole },
      places: places.map(({ backups, ...place }) => ({
        ...place,
        backups: backups.map(({ number: _, ...backup }) => backup),
      })),
      healed: healed && !healed.seen ? { ...healed, missing: store.remembered.missing() } : null,
      damaged: sealing.faults().map((dossier) => dossiers.get(dossier)?.code ?? dossier),
    };
  };

  return {
    watchBackups: (_, { signal }) => live.watch('backups', view, signal) as Answer<'watchBackups'>,

    async makeBackup() {
      if (!keeper) return err({ type: 'backups-off' as const });
      const made = await keeper.makeNow();
      return made.ok ? ok({ name: made.value.name }) : err({ type: 'backup-failed' as const, why: made.error.type });
    },

    async restoreBackup({ origin, place, name, approver }, caller) {
      // the page did not hear that it was done, and presses again on what was restored
      if (readHealed(memory)?.press === origin) return ok({});
      if (!keeper) return err({ type: 'backups-off' as const });
      const file = await keeper.find(place, name);
      if (!file) return err({ type: 'backup-unknown' as const });
      const second = await fourEyes('restore-point', approver, caller);
      if (!second.ok) return second;
      // read whole once more before anything is put aside for it
      if (!(await keeper.isGood(file))) return err({ type: 'backup-not-good' as const });
      restore({ path: file.path, press: origin, created: file.header.created });
      return ok({});
    },

    noteHealed() {
      const healed = readHealed(memory);
      if (healed) writeHealed(memory, { ...healed, seen: true });
      store.changed();
      return ok({});
    },
  };
}
