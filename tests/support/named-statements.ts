import { join } from 'node:path';
import Database from 'better-sqlite3';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import { createRandomIds } from '../../main/adapters/system/random-ids.ts';
import type { Databases } from '../../main/store/open-database.ts';
import { assemble } from '../../main/store/open-point-store.ts';
import { settableClock } from './settable-clock.ts';
import { stationOnDisk } from './station-on-disk.ts';
import { testPoint } from './test-point.ts';

/** What a start names, used or not: each is read against the tables on the way, and one that does not fit them throws. */
export function namedStatements(): readonly string[] {
  const pc = stationOnDisk({ simulated: true });
  pc.off();
  const plain = new Database(join(pc.folder, 'log.db'));
  try {
    const named: string[] = [];
    const prepare = plain.prepare.bind(plain);
    const note = (sql: string) => {
      named.push(sql.trim());
      return prepare(sql);
    };
    Object.assign(plain, { prepare: note });
    const databases = { write: plain, read: plain, onDamage: () => {}, close: () => {} } as unknown as Databases;
    assemble(
      {
        ...{ folder: pc.folder, point: testPoint, calendar: officialCalendar, clock: settableClock() },
        ...{ ids: createRandomIds(), vault: openKeyFileVault(pc.folder), provinceOffset: () => null },
        operatorLog: { write: () => {} },
      },
      databases,
    );
    return named;
  } finally {
    plain.close();
    pc.remove();
  }
}
