import { medianOf } from '../figures.ts';
import type { BenchPoint } from './bench-point.ts';
import type { RawCommit } from './raw-commit.ts';

/** One ticket through the real operations against one raw commit, in turns, so that both meet the same disk and load. */
export interface IssuingFigures {
  readonly history: number;
  readonly ticketMs: readonly number[];
  readonly rawMs: readonly number[];
  /** Median of the ratios pair by pair. */
  readonly ratio: number;
}

/** A station runs all day: what it has not compiled yet is not its speed. */
const warmUp = 400;
/** A new log file grows with each commit until its first checkpoint; after that it is written over, as for years to come. */
const rawWarmUp = 1_500;

export async function measureIssuing(
  point: BenchPoint,
  raw: RawCommit,
  { history, pairs }: { readonly history: number; readonly pairs: number },
): Promise<IssuingFigures> {
  const row = 'x'.repeat(bytesOfOneEvent(point));
  const ticketMs: number[] = [];
  const rawMs: number[] = [];
  for (let n = 0; n < rawWarmUp; n++) raw.commit(row);
  point.nextDay();
  for (let n = 0; n < warmUp + pairs; n++) {
    // Whoever goes first in a pair pays for what the other left behind: they take turns.
    const first = n % 2 === 0;
    const before = first ? timed(() => raw.commit(row)) : 0;
    const ticket = await timedTap(point, n);
    const after = first ? 0 : timed(() => raw.commit(row));
    if (n >= warmUp) {
      ticketMs.push(ticket);
      rawMs.push(first ? before : after);
    }
    // Some forty people wait, as on a busy morning; what the counter does is not measured.
    if (n >= 40) await point.serveOne();
    point.passMinute();
  }
  return { history, ticketMs, rawMs, ratio: medianOf(ticketMs.map((each, n) => each / (rawMs[n] ?? Number.NaN))) };
}

function bytesOfOneEvent({ store }: BenchPoint): number {
  const issued = store.databases.read
    .prepare<[], { bytes: number }>(
      "SELECT octet_length(json) AS bytes FROM events WHERE type = 'ticket-issued' LIMIT 1",
    )
    .get();
  return issued?.bytes ?? 600;
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

async function timedTap(point: BenchPoint, n: number): Promise<number> {
  const origin = point.ids.origin();
  const began = performance.now();
  await point.tap(n, origin);
  return performance.now() - began;
}
