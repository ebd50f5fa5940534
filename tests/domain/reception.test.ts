import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Interval, isBefore, isWorkingDay } from '../../domain/calendar.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';
import {
  aroundTheClock,
  hoursOn,
  type Moment,
  nextOpening,
  officeWeek,
  type QueueReception,
  receptionNow,
  type WeekHours,
} from '../../domain/reception.ts';

const calendar = officialCalendar;
const day: readonly Interval[] = [
  { from: '07:00', to: '11:30' },
  { from: '13:30', to: '17:00' },
];
const usual: QueueReception = { week: officeWeek(day), daysOff: 'closed', minutesBefore: 30, places: null };
// 2026-11-20 is a Friday.
const friday = '2026-11-20';

function at(time: string, more: Partial<Moment> = {}, date = friday): Moment {
  return { now: { date, time }, isDateInDoubt: false, calendar, pause: null, given: 0, sameDay: true, ...more };
}

describe('a queue on a working day', () => {
  test.each([
    ['06:29', { kind: 'closed', opensAt: { date: friday, time: '07:00' } }],
    ['06:30', { kind: 'open', closesAt: '11:30', countersFrom: '07:00', tomorrowFrom: null }],
    ['07:00', { kind: 'open', closesAt: '11:30', countersFrom: null, tomorrowFrom: null }],
    ['11:29', { kind: 'open', closesAt: '11:30', countersFrom: null, tomorrowFrom: null }],
    ['11:30', { kind: 'break', backAt: { date: friday, time: '13:30' } }],
    ['13:29', { kind: 'break', backAt: { date: friday, time: '13:30' } }],
    ['13:30', { kind: 'open', closesAt: '17:00', countersFrom: null, tomorrowFrom: null }],
    ['14:29', { kind: 'open', closesAt: '17:00', countersFrom: null, tomorrowFrom: null }],
    ['14:30', { kind: 'open', closesAt: '17:00', countersFrom: null, tomorrowFrom: '15:00' }],
    ['16:59', { kind: 'open', closesAt: '17:00', countersFrom: null, tomorrowFrom: '15:00' }],
    ['17:00', { kind: 'closed', opensAt: { date: '2026-11-25', time: '07:00' } }],
  ] as const)('at %s tells what is so', (time, said) => {
    // The weekend, the proposed swap (no day off) and the Day of Culture come between Friday and Wednesday.
    const monday = { date: '2026-11-23', time: '07:00' };
    const expected = time === '17:00' ? { ...said, opensAt: monday } : said;
    expect(receptionNow(usual, at(time))).toEqual(expected);
  });

  test('warns of the 15:00 rule only where results come on the same day', () => {
    expect(receptionNow(usual, at('14:45', { sameDay: false }))).toMatchObject({ tomorrowFrom: null });
  });
});

describe('the commune’s calendar', () => {
  test('closes a day off, and opens after it', () => {
    expect(receptionNow(usual, at('09:00', {}, '2026-11-24'))).toEqual({
      kind: 'closed',
      opensAt: { date: '2026-11-25', time: '07:00' },
    });
  });

  test('closes the whole of Tết, and says when to come back', () => {
    expect(receptionNow(usual, at('17:30', {}, '2026-02-13'))).toMatchObject({
      opensAt: { date: '2026-02-23', time: '07:00' },
    });
  });

  test('gives a Saturday worked in exchange the hours of a Friday', () => {
    expect(hoursOn(usual, '2026-08-22', calendar)).toEqual(day);
    expect(hoursOn(usual, '2026-08-15', calendar)).toEqual([]);
  });

  test('is overruled where a point receives people on days off', () => {
    expect(receptionNow({ ...usual, daysOff: 'open' }, at('09:00', {}, '2026-11-24'))).toMatchObject({ kind: 'open' });
  });
});

describe('places of a day', () => {
  const few = { ...usual, places: 30 };

  test('are given to the last, and then people hear which day to come', () => {
    expect(receptionNow(few, at('09:00', { given: 29 }))).toMatchObject({ kind: 'open' });
    const full = { kind: 'full', opensAt: { date: '2026-11-23', time: '07:00' } };
    expect(receptionNow(few, at('09:00', { given: 30 }))).toEqual(full);
    // Nobody waits through lunch for a number that is not there.
    expect(receptionNow(few, at('12:00', { given: 30 }))).toEqual(full);
    expect(receptionNow(few, at('17:00', { given: 30 }))).toMatchObject({ kind: 'closed' });
  });
});

describe('a pause', () => {
  const until = (time: string, date = friday) => ({ why: 'meeting', date: friday, backAt: { date, time } }) as const;

  test('says when it ends, and ends then by itself', () => {
    expect(receptionNow(usual, at('09:00', { pause: until('10:00') }))).toEqual({
      kind: 'paused',
      backAt: { date: friday, time: '10:00' },
      why: 'meeting',
    });
    expect(receptionNow(usual, at('10:00', { pause: until('10:00') }))).toMatchObject({ kind: 'open' });
  });

  test('that ends within lunch says the end of lunch, and in lunch is only lunch', () => {
    const pause = until('12:15');
    expect(receptionNow(usual, at('11:00', { pause }))).toMatchObject({ backAt: { date: friday, time: '13:30' } });
    expect(receptionNow(usual, at('11:45', { pause }))).toMatchObject({ kind: 'break' });
  });

  test('that ends after closing says the next working day', () => {
    expect(receptionNow(usual, at('16:00', { pause: until('18:00') }))).toMatchObject({
      kind: 'paused',
      backAt: { date: '2026-11-23', time: '07:00' },
    });
  });

  test('without an end promises none, and is forgotten with the day', () => {
    const pause = { why: 'other', date: friday, backAt: null } as const;
    expect(receptionNow(usual, at('09:00', { pause }))).toMatchObject({ kind: 'paused', backAt: null });
    expect(receptionNow(usual, at('09:00', { pause }, '2026-11-27'))).toMatchObject({ kind: 'open' });
    // Begun before the doors open, it keeps them shut for the day.
    const monday = { date: '2026-11-23', time: '07:00' };
    expect(receptionNow(usual, at('05:00', { pause }))).toEqual({ kind: 'closed', opensAt: monday });
  });
});

test('a date in doubt sends nobody home', () => {
  expect(receptionNow(usual, at('03:00', { isDateInDoubt: true }, '2030-01-01'))).toMatchObject({ kind: 'open' });
});

test('a point that never closes names no closing time', () => {
  const always: QueueReception = { week: aroundTheClock, daysOff: 'open', minutesBefore: 0, places: null };
  expect(receptionNow(always, at('23:59', {}, '2026-11-24'))).toMatchObject({ kind: 'open', closesAt: null });
});

test('a week without hours never opens, and says so', () => {
  expect(receptionNow({ ...usual, week: officeWeek([]) }, at('09:00'))).toEqual({ kind: 'closed', opensAt: null });
});

describe('whatever the hours, the pause and the places', () => {
  const minute = fc
    .integer({ min: 0, max: 1439 })
    .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);
  const hours = fc
    .uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 6 })
    .map((cuts) =>
      cuts
        .sort((a, b) => a - b)
        .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`),
    )
    .map((cuts) => {
      const out: Interval[] = [];
      for (let n = 0; n + 1 < cuts.length; n += 2) out.push({ from: cuts[n] ?? '', to: cuts[n + 1] ?? '' });
      return out;
    });
  const week = fc.tuple(hours, hours, hours, hours, hours, hours, hours).map(
    ([one, two, three, four, five, six, seven]): WeekHours => ({
      1: one,
      2: two,
      3: three,
      4: four,
      5: five,
      6: six,
      7: seven,
    }),
  );
  const date = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n));
  const local = fc.record({ date, time: minute });
  const queue: fc.Arbitrary<QueueReception> = fc.record({
    week,
    daysOff: fc.constantFrom('closed', 'open'),
    minutesBefore: fc.integer({ min: 0, max: 120 }),
    places: fc.option(fc.integer({ min: 0, max: 3 })),
  });
  const moment: fc.Arbitrary<Moment> = fc.record({
    now: local,
    isDateInDoubt: fc.constant(false),
    calendar: fc.constant(calendar),
    pause: fc.option(fc.record({ why: fc.constant('meeting' as const), date, backAt: fc.option(local) })),
    given: fc.integer({ min: 0, max: 4 }),
    sameDay: fc.boolean(),
  });

  test('the time told is later than now, and whoever comes then with a place left is received', () => {
    fc.assert(
      fc.property(queue, moment, (rules, seen) => {
        const said = receptionNow(rules, seen);
        const told = 'opensAt' in said ? said.opensAt : 'backAt' in said ? said.backAt : null;
        if (!told) return;
        expect(isBefore(seen.now, told)).toBe(true);
        expect(receptionNow(rules, { ...seen, now: told, given: 0 }).kind).toBe(rules.places === 0 ? 'full' : 'open');
      }),
      { numRuns: 3000 },
    );
  });

  test('a number is given only within the hours or shortly before the first of them', () => {
    fc.assert(
      fc.property(queue, moment, (rules, seen) => {
        const said = receptionNow(rules, seen);
        if (said.kind !== 'open') return;
        const today = hoursOn(rules, seen.now.date, calendar);
        const within = today.some(({ from, to }) => from <= seen.now.time && seen.now.time < to);
        expect(within).toBe(said.countersFrom === null);
        if (!within) expect(said.countersFrom).toBe(today[0]?.from);
        if (said.tomorrowFrom) expect(isWorkingDay(seen.now.date, calendar)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('no opening is passed over', () => {
    fc.assert(
      fc.property(queue, local, (rules, from) => {
        const next = nextOpening(rules, from, calendar);
        if (!next) return;
        for (let date = from.date; date < next.date; date = addDays(date, 1))
          for (const { to } of hoursOn(rules, date, calendar)) expect(date === from.date && to <= from.time).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
