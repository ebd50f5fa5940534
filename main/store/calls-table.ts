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
}

export function readCalls(db: ReadableDb) {
  const latest = db.prepare<[number], Omit<CallRow, 'recall'> & { recall: number }>(
    `SELECT call_no AS callNo, number, calls.counter AS counter, queue, language, at, is_recall AS recall
     FROM calls JOIN tickets USING (ticket) WHERE calls.day = +? ORDER BY call_no DESC LIMIT 12`,
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
    latest: (day: number): CallRow[] => latest.all(day).map((row) => ({ ...row, recall: row.recall === 1 })),
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
