import type { CounterId, QueueId } from '../../domain/ids.ts';
import { type OutOfOrderReason, outOfOrderReasons } from '../../domain/ticket-words.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export interface CallRow {
  readonly callNo: number;
  readonly number: string;
  readonly counter: CounterId;
  readonly queue: QueueId;
  readonly language: string;
  readonly at: number;
  readonly recall: boolean;
  /** The newest call of its number, and nobody has come to the counter yet. */
  readonly awaited: boolean;
}

/** A board that lost its connection for a while still hears of every call that people may be walking to. */
const STILL_OF_USE_MS = 180_000;

export function readCalls(db: ReadableDb) {
  const latest = db.prepare<[number], Omit<CallRow, 'recall' | 'awaited'> & { recall: number; called: number }>(
    `SELECT call_no AS callNo, number, calls.counter AS counter, queue, language, at, is_recall AS recall,
            state = 'called' AS called
     FROM calls JOIN tickets USING (ticket) WHERE calls.day = +? ORDER BY call_no DESC LIMIT 200`,
  );
  const lastNo = db.prepare('SELECT max(call_no) FROM calls').pluck();
  const why = db
    .prepare(
      `SELECT why FROM calls JOIN tickets USING (day, ticket)
       WHERE ticket = +? AND is_recall = 0 ORDER BY call_no DESC LIMIT 1`,
    )
    .pluck();
  const outOfOrder = db.prepare<
    [number, string],
    { number: string; counter: CounterId; account: string; why: OutOfOrderReason; at: number }
  >(
    `SELECT number, calls.counter AS counter, coalesce(accounts.name, '') AS account, why, at
     FROM calls JOIN tickets USING (ticket) LEFT JOIN accounts USING (account)
     WHERE calls.day = ? AND why IN (SELECT value FROM json_each(?)) ORDER BY call_no DESC LIMIT 50`,
  );
  return {
    /** Newest first: the last 12, and all that are still of use at `now`. */
    latest: (day: number, now: number): CallRow[] => {
      const newer = new Set<string>();
      return latest
        .all(day)
        .filter(({ at }, nth) => nth < 12 || now - at <= STILL_OF_USE_MS)
        .map(({ recall, called, ...row }) => {
          const awaited = called === 1 && !newer.has(row.number);
          newer.add(row.number);
          return { ...row, recall: recall === 1, awaited };
        });
    },
    lastNo: (): number => (lastNo.get() as number | null) ?? 0,
    why: (ticket: string): string | null => (why.get(ticket) as string | null | undefined) ?? null,
    outOfOrder: (day: number) => outOfOrder.all(day, JSON.stringify(outOfOrderReasons)),
  };
}

export function writeCalls(db: WritableDb) {
  const insert = db.prepare(
    'INSERT INTO calls (day, ticket, counter, is_recall, why, account, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    insert: (call: {
      day: number;
      ticket: string;
      counter: string;
      isRecall: boolean;
      why: string | null;
      account: string | null;
      at: number;
    }) => void insert.run(call.day, call.ticket, call.counter, call.isRecall ? 1 : 0, call.why, call.account, call.at),
  };
}
