import { localTime } from '../../domain/calendar.ts';
import { receptionOf } from '../../domain/point.ts';
import { hoursOn } from '../../domain/reception.ts';
import { isQuietTime } from '../../domain/update.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';

const LOOK_EVERY_MS = 60_000;

/** Nobody comes now and nobody will before the program is back: outside the hours of every queue, and of every office day. */
export function isPointQuiet({ store, clock }: { store: PointStore; clock: Clock }): boolean {
  const now = localTime(clock.now());
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
