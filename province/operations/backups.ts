import { err, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../ports.ts';
import { isSameDatabase, keepBackup, loseBackup, raiseEpoch, readBack, settleDurable } from '../store/backups.ts';
import type { Database } from '../store/database.ts';
import { readIdentity } from '../store/server-row.ts';

/** What the province's technician says of backups; what is not said is not believed, so a point then forgets nothing. */
export interface BackupRecords {
  /**
   * `copy` is a database restored from the backup: every event in it is read. Durable becomes what two backups hold, so the
   * same medium under two names would be a lie.
   */
  recordBackup(copy: Database, name: string): Promise<Result<{ streams: number; events: number }, BackupError>>;
  /** A medium that was lost or overwritten. */
  loseBackup(name: string): Promise<Result<null, { type: 'backup-unknown' }>>;
  /** After the database was restored, before it serves: points then know it went back. */
  restored(): Promise<{ epoch: number }>;
}

export type BackupError =
  | { readonly type: 'name-invalid' }
  | { readonly type: 'backup-is-live' }
  | { readonly type: 'another-province' }
  | { readonly type: 'backup-broken'; readonly streams: readonly string[] };

export function backupRecords({ database, clock }: { database: Database; clock: Clock }): BackupRecords {
  return {
    async recordBackup(copy, name) {
      if (!/^[\w .:-]{1,60}$/.test(name)) return err({ type: 'name-invalid' });
      if (await isSameDatabase(database, copy)) return err({ type: 'backup-is-live' });
      const [here, there] = await Promise.all([readIdentity(database), readIdentity(copy)]);
      if (here.id !== there.id) return err({ type: 'another-province' });
      const { heads, broken } = await readBack(copy);
      if (broken.length > 0) return err({ type: 'backup-broken', streams: broken });
      await database.transaction(async (tx) => {
        await keepBackup(tx, { name, heads, now: clock.now() });
        await settleDurable(tx);
      });
      return ok({ streams: heads.length, events: heads.reduce((sum, { seq }) => sum + seq, 0) });
    },

    async loseBackup(name) {
      return database.transaction(async (tx) => {
        if (!(await loseBackup(tx, name))) return err({ type: 'backup-unknown' });
        await settleDurable(tx);
        return ok(null);
      });
    },

    restored: async () => ({ epoch: await raiseEpoch(database) }),
  };
}
