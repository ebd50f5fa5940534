import { localTime } from '../../domain/calendar.ts';
import { receptionOf } from '../../domain/point.ts';
import { hoursOn } from '../../domain/reception.ts';
import { isQuietTime } from '../../domain/update.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';

const LOOK_EVERY_MS = 60_000;
/** Hours of queues begin and end at quarters. */
const STEP_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** Nobody comes now and nobody will before the program is back: outside the hours of every queue, and of every office day. */
export function isPointQuiet({ store, clock }: { store: PointStore; clock: Clock }): boolean {
  return isQuietAt(store, clock.now());
}

/** The first moment from now on; null: people come day and night. */
export function nextQuietTime({ store, clock }: { store: PointStore; clock: Clock }): number | null {
  const now = clock.now();
  const next = Math.ceil(now / STEP_MS) * STEP_MS;
  const later = Array.from({ length: (2 * DAY_MS) / STEP_MS }, (_, step) => next + step * STEP_MS);
  return [now, ...later].find((instant) => isQuietAt(store, instant)) ?? null;
}

function isQuietAt(store: PointStore, instant: number): boolean {
  const now = localTime(instant);
  const hours = store.point.queues.flatMap(({ id }) =>
    hoursOn(receptionOf(store.point, id, store.reception.hours(id)), now.date, store.calendar),
  );
  return isQuietTime(now.time, hours);
}

/** Ends the station for the change-over when an update waits and the point is quiet; the launcher starts it again. */
export function keepChangeOver(parts: {
  readonly store: PointStore;
  readonly clock: Clock;
  readonly isWaiting: () => boolean;
  readonly changeOver: () => void;
}): { look(): void; close(): void } {
  const look = () => {
    if (parts.isWaiting() && isPointQuiet(parts)) parts.changeOver();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return { look, close: () => clearInterval(timer) };
}
