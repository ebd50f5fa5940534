import { setTimeout as pause } from 'node:timers/promises';
import { openBenchProvince } from './bench-province.ts';
import { enrolWriters, type Writer } from './storm.ts';

/** A month of the province's traffic at sixty times its speed, for as long as is measured. */
export interface LoadFigures {
  readonly writers: number;
  readonly eventsPerSecond: number;
  readonly pushMs: readonly number[];
  readonly errors: number;
  /** Of one processor; null where it cannot be read. */
  readonly share: number | null;
}

/** 96,000 dossiers a month of 25 events each (reliability.md §5) in an hour. */
const eventsPerSecondAt60 = (96_000 * 25) / 3_600;
/** What came since the last time is sent every so often. */
const everyMs = 5_000;

export async function measureLoad(
  what: Parameters<typeof openBenchProvince>[0] & { writers: number; seconds: number },
): Promise<LoadFigures> {
  const province = await openBenchProvince(what);
  const pushes = Math.ceil((what.seconds * 1_000) / everyMs);
  const perPush = Math.max(1, Math.round((eventsPerSecondAt60 * everyMs) / 1_000 / what.writers));
  const writers = await enrolWriters(province, what.writers, pushes * perPush, perPush);
  const tally = { pushMs: [] as number[], errors: 0 };
  const began = performance.now();
  const busyBefore = province.busyMs();
  await Promise.all(writers.map((writer, n) => send(writer, began + (n * everyMs) / writers.length, tally)));
  const lastedMs = performance.now() - began;
  const busy = province.busyMs();
  for (const { door } of writers) door.close();
  return {
    writers: what.writers,
    eventsPerSecond: (writers.length * pushes * perPush * 1_000) / lastedMs,
    share: busy === null || busyBefore === null ? null : (busy - busyBefore) / lastedMs,
    ...tally,
  };
}

/** Each at its own moment of the five seconds, as stations are. */
async function send(
  { door, keyId, segments }: Writer,
  first: number,
  tally: { pushMs: number[]; errors: number },
): Promise<void> {
  for (const [n, segment] of segments.entries()) {
    await pause(Math.max(0, first + n * everyMs - performance.now()));
    const asked = performance.now();
    const answer = await door.push(keyId, segment);
    if (answer.ok && answer.value.ok) tally.pushMs.push(performance.now() - asked);
    else tally.errors++;
  }
}
