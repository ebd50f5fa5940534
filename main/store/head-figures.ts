import { runningStates } from '../../domain/dossier-words.ts';
import type { AccountId, CounterId, DossierId, QueueId } from '../../domain/ids.ts';
import { nothingCounted, type Period, type PeriodCount } from '../../domain/service-index.ts';
import type { TicketState } from '../../domain/ticket-words.ts';
import { readDossiers } from './dossiers-table.ts';
import type { ReadableDb } from './open-database.ts';

export interface VisitRow {
  readonly number: string;
  readonly queue: QueueId;
  readonly state: TicketState;
  readonly counter: CounterId | null;
  readonly issuedAt: number;
  readonly calledAt: number | null;
  readonly endedAt: number | null;
}

/** A dossier as it counts: of whom it is stays sealed. */
export interface CountedRow {
  readonly dossier: DossierId;
  readonly code: string;
  readonly procedure: string;
  readonly state: string;
  readonly holder: AccountId | null;
  readonly unit: string | null;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly endedOn: string | null;
  readonly supplements: number;
  readonly isOnTime: 0 | 1;
  readonly isOnline: 0 | 1;
}

/** Counted by the point that received it, whoever works on it. */
const RUNNING = `guest = 0 AND state IN (${runningStates.map((state) => `'${state}'`).join(', ')})`;
/** As `dossiers_by_end` has it. */
const END = 'coalesce(ready_on, ended_on)';
/** `domain/service-index.ts` in SQL; a test holds the two together. */
const ON_TIME = `(supplements <= 1 AND min(coalesce(${END}, substr(paused_at, 1, 10), '9999'), @to) <= substr(due_at, 1, 10))`;
// 'U' follows the 'T' between date and time.
const RECEIVED_IN = "guest = 0 AND state <> 'voided' AND received_at >= @from AND received_at < @to || 'U'";
const ENDED_IN = `guest = 0 AND state <> 'voided' AND ${END} BETWEEN @from AND @to AND received_at < @from`;

/** What the head's page counts, each figure and the rows behind it by the same condition. */
export function readHeadFigures(db: ReadableDb) {
  const dossiers = readDossiers(db);
  const visits = db.prepare<[number], VisitRow>(
    `SELECT number, queue, state, counter, issued_at AS issuedAt, called_at AS calledAt, ended_at AS endedAt
     FROM tickets WHERE day = ? AND state <> 'voided' ORDER BY issue_order`,
  );
  const dayBefore = db.prepare<[number], { day: number; date: string }>('SELECT day, date FROM days WHERE day = ? - 1');
  const overdue = db.prepare(`SELECT count(*) FROM dossiers WHERE ${RUNNING} AND due_at < ?`).pluck();
  const endedLate = db
    .prepare(
      `SELECT count(*) FROM dossiers WHERE ${END} >= @date AND due_at < @date AND state <> 'voided' AND guest = 0`,
    )
    .pluck();
  const due = db
    .prepare<[string, string, number]>(
      `SELECT dossier FROM dossiers WHERE ${RUNNING} AND due_at >= ? AND due_at < ? ORDER BY due_at, code LIMIT ?`,
    )
    .pluck();
  const dueCount = db.prepare(`SELECT count(*) FROM dossiers WHERE ${RUNNING} AND due_at >= ? AND due_at < ?`).pluck();
  const sums = (condition: string) =>
    db.prepare<[Period], PeriodCount>(
      `SELECT count(*) AS counted, coalesce(sum(${ON_TIME}), 0) AS onTime,
              coalesce(sum(received_at >= @from), 0) AS received,
              coalesce(sum(received_at >= @from AND channel = 'online'), 0) AS online
       FROM dossiers WHERE ${condition}`,
    );
  const [receivedSums, endedSums] = [sums(RECEIVED_IN), sums(ENDED_IN)];
  const rows = (condition: string) =>
    `SELECT dossier, code, procedure, state, holder, unit, received_at AS receivedAt, due_at AS dueAt, ${END} AS endedOn,
            supplements, ${ON_TIME} AS isOnTime, channel = 'online' AS isOnline
     FROM dossiers WHERE ${condition}`;
  const countedRows = db.prepare<[Period], CountedRow>(
    `${rows(RECEIVED_IN)} UNION ALL ${rows(ENDED_IN)} ORDER BY isOnTime, dueAt, code`,
  );
  const dissatisfied = db
    .prepare(
      `SELECT count(*) FROM days CROSS JOIN ratings USING (day)
       WHERE days.date BETWEEN @from AND @to AND rating = 'dissatisfied'`,
    )
    .pluck();
  return {
    visits: (day: number): readonly VisitRow[] => visits.all(day),
    dayBefore: (day: number): { day: number; date: string } | null => dayBefore.get(day) ?? null,
    /** Open past their day in the morning of that date; of an earlier date also those that have ended since. */
    overdueOn: (date: string, today: string): number =>
      (overdue.get(date) as number) + (date === today ? 0 : (endedLate.get({ date }) as number)),
    /** Open and due from that date up to and without the other, the earliest first. */
    due: (from: string, before: string, limit: number) =>
      (due.all(from, before, limit) as string[]).flatMap((dossier) => dossiers.get(dossier) ?? []),
    dueCount: (from: string, before: string): number => dueCount.get(from, before) as number,
    count: (period: Period): PeriodCount => {
      const [a, b] = [receivedSums.get(period) ?? nothingCounted, endedSums.get(period) ?? nothingCounted];
      return {
        ...{ counted: a.counted + b.counted, onTime: a.onTime + b.onTime },
        ...{ received: a.received + b.received, online: a.online + b.online },
      };
    },
    counted: (period: Period): readonly CountedRow[] => countedRows.all(period),
    dissatisfied: (period: Period): number => dissatisfied.get(period) as number,
  };
}
