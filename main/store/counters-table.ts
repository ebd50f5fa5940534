import type { AccountId, CounterId, QueueId } from '../../domain/ids.ts';
import type { AccountRole } from '../../domain/roles.ts';
import type { CounterPauseReason } from '../../domain/ticket-words.ts';
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
  /** It calls nobody now. */
  readonly paused: { readonly why: CounterPauseReason; readonly since: number } | null;
}

type Row = Omit<StaffedCounter, 'serves' | 'paused'> & {
  serves: string;
  pausedWhy: CounterPauseReason | null;
  pausedAt: number | null;
};

export function readCounters(db: ReadableDb) {
  const columns = `SELECT counter, account, coalesce(name, '') AS name, coalesce(role, 'clerk') AS role, serves, since,
      paused_why AS pausedWhy, paused_at AS pausedAt
    FROM counters LEFT JOIN accounts USING (account)`;
  const one = db.prepare<[string], Row>(`${columns} WHERE counter = +?`);
  const every = db.prepare<[], Row>(`${columns} ORDER BY CAST(counter AS INTEGER)`);
  const parse = ({ pausedWhy, pausedAt, ...row }: Row): StaffedCounter => ({
    ...row,
    serves: JSON.parse(row.serves) as QueueId[],
    paused: pausedWhy !== null && pausedAt !== null ? { why: pausedWhy, since: pausedAt } : null,
  });
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
     ON CONFLICT (counter) DO UPDATE SET account = excluded.account, serves = excluded.serves, since = excluded.since,
       paused_why = NULL, paused_at = NULL`,
  );
  const close = db.prepare('DELETE FROM counters WHERE counter = ?');
  const pause = db.prepare('UPDATE counters SET paused_why = ?, paused_at = ? WHERE counter = ?');
  return {
    open: (counter: string, account: string, serves: readonly string[], since: number) =>
      void open.run(counter, account, JSON.stringify(serves), since),
    close: (counter: string) => void close.run(counter),
    pause: (counter: string, why: string, at: number) => void pause.run(why, at, counter),
    resume: (counter: string) => void pause.run(null, null, counter),
  };
}
