import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar, DayOff, Interval, LocalTime } from '../../domain/calendar.ts';
import { isWorkingDay } from '../../domain/calendar.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { dueAfterSupplement, dueDate, type Limit } from '../../domain/due.ts';
import type { WorkClock } from '../../domain/work-clock.ts';
import { minuteWalker } from './minute-walker.ts';

/** `npm run check:full` tries many more. */
const cases = Number(process.env.GAN_DAN_DUE_CASES ?? 10_000);

const hours: readonly (readonly Interval[])[] = [
  spans('07:00-11:30 13:30-17:00'),
  spans('07:30-12:00 13:00-16:30'),
  spans('06:30-11:00 13:00-17:00'),
  // A mobile team has mornings, a post office no lunch, a busy one three shifts.
  spans('07:00-11:30'),
  spans('08:00-16:00'),
  spans('07:00-09:45 10:00-12:00 13:15-18:30'),
];

const calendars: readonly Calendar[] = [
  officialCalendar,
  { daysOff: [], workedInstead: [] },
  {
    ...officialCalendar,
    daysOff: [...officialCalendar.daysOff, ...days('2026-11-23', '2027-02-12', '2027-02-15', '2027-05-04')],
    workedInstead: [...officialCalendar.workedInstead, ...days('2026-11-28', '2026-11-29', '2027-02-20', '2027-05-08')],
  },
];

const clocks = hours.flatMap((hours) => calendars.map((calendar): WorkClock => ({ calendar, hours })));
const walkers = clocks.map(({ calendar, hours }) =>
  minuteWalker({
    spans: hours.map(({ from, to }) => [minutes(from), minutes(to)] as const),
    off: counted(calendar.daysOff),
    worked: counted(calendar.workedInstead),
  }),
);

const lastReceipt = Date.UTC(2027, 11, 31) / 60_000 - Date.UTC(2026, 0, 1) / 60_000;
const anyClock = fc.nat({ max: clocks.length - 1 });
/** Whole minutes at random, and those around which mistakes live. */
const edges = [
  '06:29',
  '07:00',
  '11:29',
  '11:30',
  '11:31',
  '13:29',
  '13:30',
  '15:00',
  '15:01',
  '16:59',
  '17:00',
  '23:59',
];
const anyMoment = fc
  .record({ minute: fc.nat({ max: lastReceipt }), edge: fc.option(fc.constantFrom(...edges)) })
  .map(({ minute, edge }) => {
    const text = new Date(Date.UTC(2026, 0, 1) + minute * 60_000).toISOString();
    return `${text.slice(0, 10)} ${edge ?? text.slice(11, 16)}`;
  });
const anyLimit: fc.Arbitrary<Limit> = fc.oneof(
  fc.constant({ kind: 'same-day' } as const),
  fc.integer({ min: 1, max: 40 }).map((hours) => ({ kind: 'working-hours', hours }) as const),
  fc.integer({ min: 1, max: 25 }).map((days) => ({ kind: 'working-days', days }) as const),
  fc.integer({ min: 1, max: 60 }).map((days) => ({ kind: 'calendar-days', days }) as const),
);

describe('A due date is what somebody finds who walks through the minutes', () => {
  test('for every limit, at any minute, in any hours of work', () => {
    fc.assert(
      fc.property(anyClock, anyMoment, anyLimit, (n, received, limit) => {
        const { at } = dueDate(local(received), limit, clocks[n] as WorkClock);
        expect(`${at.date} ${at.time}`).toBe(walkers[n]?.due(received, limit));
      }),
      { numRuns: cases },
    );
  });

  test('and is always later than the receipt, on a day on which people work', () => {
    fc.assert(
      fc.property(anyClock, anyMoment, anyLimit, (n, received, limit) => {
        const clock = clocks[n] as WorkClock;
        const { at } = dueDate(local(received), limit, clock);
        expect(`${at.date} ${at.time}` > received).toBe(true);
        expect(isWorkingDay(at.date, clock.calendar)).toBe(true);
      }),
      { numRuns: Math.ceil(cases / 10) },
    );
  });

  test('also when the clock stood still while papers were missing', () => {
    const waits = fc.nat({ max: 20 * 1440 });
    fc.assert(
      fc.property(anyClock, anyMoment, waits, waits, anyLimit, (n, received, asks, supplies, limit) => {
        if (limit.kind === 'same-day') return;
        const [clock, walker] = [clocks[n] as WorkClock, walkers[n] as (typeof walkers)[number]];
        const [askedAt, suppliedAt] = [later(received, asks), later(received, asks + supplies)];
        const dueAt = dueDate(local(received), limit, clock).at;
        const times = { dueAt, askedAt: local(askedAt), suppliedAt: local(suppliedAt) };
        const { at } = dueAfterSupplement({ limit, onSupplement: 'pauses', ...times }, clock);
        const expected = walker.afterPause(
          ...([`${dueAt.date} ${dueAt.time}`, askedAt, suppliedAt, limit.kind === 'calendar-days'] as const),
        );
        expect(`${at.date} ${at.time}`).toBe(expected);
        const anew = dueAfterSupplement({ limit, onSupplement: 'restarts', ...times }, clock);
        expect(`${anew.at.date} ${anew.at.time}`).toBe(walker.due(suppliedAt, limit));
      }),
      { numRuns: Math.ceil(cases / 5) },
    );
  });
});

function spans(text: string): readonly Interval[] {
  return text.split(' ').map((span) => ({ from: span.slice(0, 5), to: span.slice(6) }));
}

function days(...dates: string[]): readonly DayOff[] {
  return dates.map((date) => ({ date, name: 'thử', certainty: 'confirmed', source: 'thử' }));
}

function counted(days: readonly DayOff[]): string[] {
  return days.filter(({ certainty }) => certainty !== 'proposed').map(({ date }) => date);
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function local(text: string): LocalTime {
  return { date: text.slice(0, 10), time: text.slice(11) };
}

function later(text: string, minutes: number): string {
  const ms = Date.parse(`${text.replace(' ', 'T')}:00Z`) + minutes * 60_000;
  return new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
}
