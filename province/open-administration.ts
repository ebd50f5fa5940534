import { argon2Passwords } from './adapters/passwords.ts';
import { systemClock, systemRandom } from './adapters/system.ts';
import { type Administration, administration } from './operations/administration.ts';
import { openDatabase } from './store/database.ts';

/** Tickets and officers without starting a server: on a database that a province has already prepared. */
export async function openAdministration(databaseUrl: string): Promise<Administration & { close(): Promise<void> }> {
  const database = openDatabase(databaseUrl, 1);
  const passwords = await argon2Passwords();
  const office = administration({ database, clock: systemClock, random: systemRandom, passwords });
  return { ...office, close: () => database.close() };
}
