import { localTime } from '../../domain/calendar.ts';
import { receptionOf, weekOf } from '../../domain/point.ts';
import { isPaused, type WeekHours } from '../../domain/reception.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { givenToday, lockNow, timetableNow } from './reception-now.ts';

/** Everything the office sets, as it is set, for the page that sets it. */
export function receptionView(parts: { readonly store: PointStore; readonly clock: Clock }) {
  const { store, clock } = parts;
  const now = localTime(clock.now());
  const given = givenToday(parts);
  const queues = store.point.queues.map(({ id }) => {
    const set = store.reception.hours(id);
    const { week, places } = receptionOf(store.point, id, set);
    const pause = store.reception.pause(id);
    return {
      ...{ queue: id, week: copyOf(week), places, own: set !== null, given: given.get(id) ?? 0 },
      pause: pause && isPaused(pause, now) ? { why: pause.why, backAt: pause.backAt, since: pause.since } : null,
    };
  });
  return {
    queues,
    usualWeek: copyOf(weekOf(store.point)),
    minutesBefore: store.point.queues[0] ? receptionOf(store.point, store.point.queues[0].id, null).minutesBefore : 0,
    lock: lockNow(parts),
    timetable: timetableNow(parts),
  };
}

/** The contract's week is a plain one, which somebody could change. */
export function copyOf(week: WeekHours) {
  return {
    1: [...week[1]],
    2: [...week[2]],
    3: [...week[3]],
    4: [...week[4]],
    5: [...week[5]],
    6: [...week[6]],
    7: [...week[7]],
  };
}
