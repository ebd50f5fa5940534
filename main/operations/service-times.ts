import type { PointStore } from '../store/open-point-store.ts';

/** Until ten visits of the day have ended, a visit is taken to last this long. */
const FIRST_GUESS_MS = 8 * 60_000;

/** Mean duration of today's finished visits, call to end, milliseconds. */
export function averageServiceMs(store: PointStore, day: number): number {
  const { count, mean } = store.figures.finishedVisits(day);
  return count >= 10 && mean !== null ? mean : FIRST_GUESS_MS;
}
