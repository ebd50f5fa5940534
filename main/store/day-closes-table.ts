import { canonicalJson } from '../../domain/canonical-json.ts';
import type { AnyLogEvent, Facts } from '../../domain/event.ts';
import type { Till } from '../../domain/fee-words.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

type Running = Till & { readonly received: number; readonly returned: number; readonly noShows: number };

export interface DayCloseRow {
  readonly facts: Facts['day-closed'];
  readonly account: AccountId | null;
  readonly at: number;
}

const NEXT = '(SELECT coalesce(max(close), 0) + 1 FROM day_closes)';
const nothing = { received: 0, returned: 0, noShows: 0, cash: 0, transfer: 0, payments: 0, cancelled: 0 };

export function readDayCloses(db: ReadableDb) {
  const running = db.prepare<[], Running>(
    `SELECT received, returned, no_shows AS noShows, cash, transfer, payments, cancelled FROM till WHERE close = ${NEXT}`,
  );
  const next = db.prepare(`SELECT ${NEXT}`).pluck();
  const last = db.prepare<[], { day: number; date: string }>(
    'SELECT day, date FROM day_closes ORDER BY close DESC LIMIT 1',
  );
  const byNumber = db.prepare<[number], { facts: string; account: AccountId | null; at: number }>(
    'SELECT facts, account, at FROM day_closes WHERE close = ?',
  );
  const latest = db.prepare<[], { facts: string; name: string }>(
    `SELECT facts, coalesce(name, '') AS name FROM day_closes LEFT JOIN accounts USING (account)
     ORDER BY close DESC LIMIT 5`,
  );
  return {
    /** The latest five, newest first, with who counted. */
    latest: () => latest.all().map(({ facts, name }) => ({ facts: JSON.parse(facts) as Facts['day-closed'], name })),
    /** Since the last close. */
    running: (): Running => running.get() ?? nothing,
    next: (): number => next.get() as number,
    last: () => last.get() ?? null,
    get: (close: number): DayCloseRow | undefined => {
      const row = byNumber.get(close);
      return row && { ...row, facts: JSON.parse(row.facts) as Facts['day-closed'] };
    },
  };
}

/** Everything counts once, between the closes it happened between, in the order of the log and whatever the date says. */
export function writeDayCloses(db: WritableDb) {
  const add = db.prepare(
    `INSERT INTO till (close, received, returned, no_shows, cash, transfer, payments, cancelled)
     VALUES (${NEXT}, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (close) DO UPDATE SET received = received + excluded.received, returned = returned + excluded.returned,
       no_shows = no_shows + excluded.no_shows, cash = cash + excluded.cash, transfer = transfer + excluded.transfer,
       payments = payments + excluded.payments, cancelled = cancelled + excluded.cancelled`,
  );
  const close = db.prepare('INSERT INTO day_closes (close, day, date, facts, account, at) VALUES (?, ?, ?, ?, ?, ?)');
  const count = (part: Partial<Running>) => {
    const { received, returned, noShows, cash, transfer, payments, cancelled } = { ...nothing, ...part };
    add.run(received, returned, noShows, cash, transfer, payments, cancelled);
  };
  return {
    count,
    countMoney: (event: Extract<AnyLogEvent, { type: 'fee-paid' | 'fee-receipt-cancelled' }>) => {
      if (event.type === 'fee-paid') return count({ [event.facts.way]: event.facts.amount, payments: 1 });
      return count({ [event.facts.way]: -event.facts.refunded, cancelled: 1 });
    },
    close: ({ facts, actor, at }: Extract<AnyLogEvent, { type: 'day-closed' }>) =>
      void close.run(facts.close, facts.day, facts.date, canonicalJson(facts), actor.account, at.wall),
  };
}
