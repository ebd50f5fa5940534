import { randomUUID } from 'node:crypto';
import type { Clock } from '../../ports/clock.ts';

/** Written into the built program (`electron.vite.config.ts`); from its sources it has no date. */
declare const GAN_DAN_BUILT_ON: string | null | undefined;
const builtOn = typeof GAN_DAN_BUILT_ON === 'undefined' ? null : GAN_DAN_BUILT_ON;

/** The machine's own time; the only file outside the doors that asks for it. */
export function createSystemClock(): Clock {
  return { now: () => Date.now(), mono: () => Math.floor(performance.now()), boot: randomUUID(), builtOn };
}
