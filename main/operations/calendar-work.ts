import { isDayOff, localTime, worksInstead } from '../../domain/calendar.ts';
import { daysSaidBy, setDaysOff } from '../../domain/days-off.ts';
import { ok } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { type Answer, actorOf, type Handlers } from './caller.ts';
import type { Live } from './live.ts';

interface Parts {
  readonly store: PointStore;
  readonly clock: Clock;
}

/** Days off and days worked in exchange: seen by everybody of the office, said by the head with the notice's number. */
export function calendarOperations(parts: Parts & { live: Live }): Handlers<'watchCalendar' | 'setDaysOff'> {
  const { store, live } = parts;
  return {
    watchCalendar: (_, { signal }) =>
      live.watch('calendar', () => calendarView(parts), signal) as Answer<'watchCalendar'>,
    setDaysOff: ({ origin, days }, caller) =>
      store.perform({ origin, method: 'setDaysOff', actor: actorOf(caller), opensDay: false }, () => {
        const decided = setDaysOff(days);
        return decided.ok ? ok({ events: decided.value, answer: () => ({}) }) : decided;
      }),
  };
}

export function calendarView({ store, clock }: Parts) {
  const { calendar, workClock } = store;
  const set = new Map(store.daysOff.all().map((day) => [day.date, day]));
  const ordinary = [...set.values()].filter(({ kind }) => kind === 'ordinary');
  const days = [...daysSaidBy(calendar), ...ordinary].sort((a, b) => (a.date < b.date ? -1 : 1));
  const promised = store.dossiers.promisedByDate();
  return {
    today: localTime(clock.now()).date,
    hours: workClock.hours.map((span) => ({ ...span })),
    days: days.map(({ date, kind, name, certainty, source }) => ({
      ...{ date, kind, name, certainty, source },
      setAt: set.get(date)?.setAt ?? null,
      counts: isDayOff(date, calendar) || worksInstead(date, calendar),
      openDossiers: promised.get(date) ?? 0,
    })),
  };
}
