import { argon2Passwords } from './adapters/passwords.ts';
import { systemClock, systemRandom } from './adapters/system.ts';
import { type Administration, administration } from './operations/administration.ts';
import { type BackupRecords, backupRecords } from './operations/backups.ts';
import { openDatabase } from './store/database.ts';

export interface OfflineAdministration extends Administration, Omit<BackupRecords, 'recordBackup'> {
  /** As `recordBackup`; `copy` is the URL of the database it was restored into. */
  recordBackup(copy: string, name: string): ReturnType<BackupRecords['recordBackup']>;
  close(): Promise<void>;
}

/** Tickets, officers and backups without starting a server: on a database that a province has already prepared. */
export async function openAdministration(databaseUrl: string): Promise<OfflineAdministration> {
  const database = openDatabase(databaseUrl, 2);
  const passwords = await argon2Passwords();
  const office = administration({ database, clock: systemClock, random: systemRandom, passwords });
  const records = backupRecords({ database, clock: systemClock });
  return {
    ...office,
    ...records,
    async recordBackup(url, name) {
      const copy = openDatabase(url, 2);
      return records.recordBackup(copy, name).finally(() => copy.close());
    },
    close: () => database.close(),
  };
}
