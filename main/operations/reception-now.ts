import type { LocalTime } from '../../domain/calendar.ts';
import { localTime, utcMs } from '../../domain/calendar.ts';
import { procedures } from '../../domain/data/procedures.ts';
import { isLocked, type KioskLock } from '../../domain/kiosk-lock.ts';
import { receptionOf } from '../../domain/point.ts';
import type { Queue } from '../../domain/queue.ts';
import { type ReceptionNow, receptionNow } from '../../domain/reception.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { nextStop } from '../../domain/timetable.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { Caller } from './caller.ts';

interface Parts {
  readonly store: PointStore;
  readonly clock: Clock;
}

export type ReceptionRefusal =
  | { readonly type: 'queue-closed' | 'queue-full'; readonly opensAt: LocalTime | null }
  | { readonly type: 'queue-paused' | 'kiosk-locked'; readonly backAt: LocalTime | null };

/** Whether this caller gets a number of the queue now: a kiosk keeps to the hours, a clerk may always give one. */
export function mayIssue(parts: Parts, queue: Queue, { session }: Caller): Result<null, ReceptionRefusal> {
  if (session?.role !== 'kiosk') return ok(null);
  const lock = lockNow(parts);
  if (lock) return err({ type: 'kiosk-locked', backAt: lock.backAt });
  const { reception } = receptionsNow(parts)(queue);
  switch (reception.kind) {
    case 'open':
      return ok(null);
    case 'break':
      return err({ type: 'queue-closed', opensAt: reception.backAt });
    case 'paused':
      return err({ type: 'queue-paused', backAt: reception.backAt });
    case 'full':
    case 'closed':
      return err({ type: `queue-${reception.kind}`, opensAt: reception.opensAt });
  }
}

/** What each queue says of itself now, by one look at clock and store. */
export function receptionsNow({ store, clock }: Parts): (queue: Queue) => {
  readonly reception: ReceptionNow;
  readonly placesLeft: number | null;
} {
  const now = localTime(clock.now());
  const isDateInDoubt = store.isDateInDoubt();
  const counted: { given: ReadonlyMap<string, number> | null } = { given: null };
  const given = () => {
    counted.given ??= givenToday({ store, clock });
    return counted.given;
  };
  return (queue) => {
    const rules = receptionOf(store.point, queue.id, store.reception.hours(queue.id));
    const pause = store.reception.pause(queue.id);
    // Where places are not limited nobody counts: it is a look at every number of the day.
    const own = rules.places === null ? 0 : (given().get(queue.id) ?? 0);
    const moment = { now, isDateInDoubt, calendar: store.calendar, pause, given: own, sameDay: hasSameDay(queue) };
    const placesLeft = rules.places === null ? null : Math.max(0, rules.places - own);
    return { reception: receptionNow(rules, moment), placesLeft };
  };
}

/** Numbers given today by queue; before today's day is open, yesterday's do not count. */
export function givenToday({ store, clock }: Parts): ReadonlyMap<string, number> {
  const midnight = utcMs({ date: localTime(clock.now()).date, time: '00:00' });
  return store.reception.givenByQueue(store.days.open()?.day ?? 0, midnight);
}

/** The lock that lasts now. */
export function lockNow({ store, clock }: Parts): (KioskLock & { readonly since: number }) | null {
  const lock = store.reception.lock();
  return isLocked(lock, localTime(clock.now())) ? lock : null;
}

export function timetableNow({ store, clock }: Parts) {
  const now = localTime(clock.now());
  return store.reception.timetable().map((stop) => ({
    ...{ kind: stop.kind, place: stop.place, villages: [...stop.villages] },
    ...{ weekdays: [...stop.weekdays], dates: [...stop.dates], times: [...stop.times] },
    next: nextStop(stop, now, store.calendar),
  }));
}

const sameDayFields: ReadonlySet<string> = new Set(
  procedures.filter(({ limit }) => limit.kind === 'same-day').map(({ field }) => field),
);

function hasSameDay({ fields }: Queue): boolean {
  return fields.some((field) => sameDayFields.has(field));
}
