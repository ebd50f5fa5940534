import { randomUUID } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';

/** The machine's own time; the only file outside the doors that asks for it. */
export function createSystemClock(): Clock {
  return { now: () => Date.now(), mono: () => Math.floor(performance.now()), boot: randomUUID() };
}
