import type { ReadableDb } from './open-database.ts';

/** Figures of one business day, counted from the projections. */
export function readDayFigures(db: ReadableDb) {
  const byState = db.prepare<[number], { state: string; tickets: number }>(
    'SELECT state, count(*) AS tickets FROM tickets WHERE day = ? GROUP BY state',
  );
  const finished = db.prepare<[number], { count: number; mean: number | null }>(
    "SELECT count(*) AS count, avg(ended_at - called_at) AS mean FROM tickets WHERE day = ? AND state = 'done' AND called_at IS NOT NULL",
  );
  const waits = db
    .prepare('SELECT called_at - issued_at FROM tickets WHERE day = ? AND called_at IS NOT NULL ORDER BY 1')
    .pluck();
  const waitingByQueue = db.prepare<[number], { queue: string; tickets: number }>(
    "SELECT queue, count(*) AS tickets FROM tickets WHERE day = +? AND state IN ('waiting', 'transferred') GROUP BY queue",
  );
  const servedBy = db.prepare("SELECT count(*) FROM tickets WHERE day = ? AND counter = ? AND state = 'done'").pluck();
  return {
    byState: (day: number): ReadonlyMap<string, number> =>
      new Map(byState.all(day).map(({ state, tickets }) => [state, tickets])),
    finishedVisits: (day: number) => finished.get(day) ?? { count: 0, mean: null },
    /** Median wait until the first call, milliseconds. */
    medianWait: (day: number): number | null => {
      const sorted = waits.all(day) as number[];
      return sorted[Math.floor(sorted.length / 2)] ?? null;
    },
    waitingByQueue: (day: number): ReadonlyMap<string, number> =>
      new Map(waitingByQueue.all(day).map(({ queue, tickets }) => [queue, tickets])),
    servedBy: (day: number, counter: string) => servedBy.get(day, counter) as number,
  };
}
