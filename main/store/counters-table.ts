import type { AccountId, CounterId, QueueId } from '../../domain/ids.ts';
import type { AccountRole } from '../../domain/roles.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** A staffed counter; a closed one has no row. */
export interface StaffedCounter {
  readonly counter: CounterId;
  readonly account: AccountId;
  readonly name: string;
  readonly role: AccountRole;
  readonly serves: readonly QueueId[];
  /** UTC ms at which it was opened. */
  readonly since: number;
}

type Row = Omit<StaffedCounter, 'serves'> & { serves: string };

export function readCounters(db: ReadableDb) {
  const columns = `SELECT counter, account, coalesce(name, '') AS name, coalesce(role, 'clerk') AS role, serves, since
    FROM counters LEFT JOIN accounts USING (account)`;
  const one = db.prepare<[string], Row>(`${columns} WHERE counter = +?`);
  const every = db.prepare<[], Row>(`${columns} ORDER BY CAST(counter AS INTEGER)`);
  const parse = (row: Row): StaffedCounter => ({ ...row, serves: JSON.parse(row.serves) as QueueId[] });
  return {
    get: (counter: CounterId): StaffedCounter | null => {
      const row = one.get(counter);
      return row ? parse(row) : null;
    },
    all: (): StaffedCounter[] => every.all().map(parse),
  };
}

export function writeCounters(db: WritableDb) {
  const open = db.prepare(
    `INSERT INTO counters (counter, account, serves, since) VALUES (?, ?, ?, ?)
     ON CONFLICT (counter) DO UPDATE SET account = excluded.account, serves = excluded.serves, since = excluded.since`,
  );
  const close = db.prepare('DELETE FROM counters WHERE counter = ?');
  return {
    open: (counter: string, account: string, serves: readonly string[], since: number) =>
      void open.run(counter, account, JSON.stringify(serves), since),
    close: (counter: string) => void close.run(counter),
  };
}
