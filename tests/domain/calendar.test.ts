import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Calendar,
  dueDate,
  isDate,
  isWorkingDay,
  localTime,
  nextWorkingDay,
  utcMs,
} from '../../domain/calendar.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';

const sameDay = { kind: 'same-day' } as const;
const closing = '17:00';

function due(received: string, days?: number, calendar: Calendar = officialCalendar) {
  const [date = '', time = ''] = received.split(' ');
  const limit = days === undefined ? sameDay : ({ kind: 'working-days', days } as const);
  const { at, rule } = dueDate({ date, time }, limit, calendar, closing);
  return { at: `${at.date} ${at.time}`, rule };
}

describe('A result promised for the same day', () => {
  test('is ready by closing time when the dossier came in the morning', () => {
    expect(due('2026-10-06 08:12')).toEqual({ at: '2026-10-06 17:00', rule: { kind: 'same-day' } });
  });

  test('is still for today at exactly three, and for tomorrow a minute later', () => {
    expect(due('2026-10-06 15:00').at).toBe('2026-10-06 17:00');
    expect(due('2026-10-06 15:01')).toEqual({
      at: '2026-10-07 17:00',
      rule: { kind: 'next-working-day', because: 'after-15:00' },
    });
  });

  test('goes over the weekend when the dossier comes on Friday afternoon', () => {
    expect(due('2026-10-09 15:30').at).toBe('2026-10-12 17:00');
  });

  test('goes to the first day after Tết when the dossier comes late on the last day before it', () => {
    expect(due('2026-02-13 16:00').at).toBe('2026-02-23 17:00');
  });

  test('goes to the next working day when a dossier is taken on a Sunday', () => {
    expect(due('2026-10-11 09:00').rule).toEqual({ kind: 'next-working-day', because: 'day-off' });
    expect(due('2026-10-11 09:00').at).toBe('2026-10-12 17:00');
  });

  test('does not wait for a day off that is only proposed', () => {
    expect(due('2026-11-20 15:30').at).toBe('2026-11-23 17:00');
  });

  test('goes past the day of Vietnamese culture, 24 November', () => {
    expect(due('2026-11-23 15:30').at).toBe('2026-11-25 17:00');
  });
});

describe('A result promised in working days', () => {
  test('counts from the day after receipt and keeps the hour', () => {
    expect(due('2026-10-05 09:20', 3).at).toBe('2026-10-08 09:20');
  });

  test('is never due after the centre has closed', () => {
    expect(due('2026-10-05 18:40', 1).at).toBe('2026-10-06 17:00');
  });

  test('skips Tết and names the days it skipped', () => {
    expect(due('2026-02-12 10:00', 3)).toEqual({
      at: '2026-02-24 10:00',
      rule: {
        kind: 'working-days',
        days: 3,
        daysOff: ['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
      },
    });
  });

  test('skips 24 November 2026 and works on the day only proposed as free', () => {
    expect(due('2026-11-20 10:00', 2)).toEqual({
      at: '2026-11-25 10:00',
      rule: { kind: 'working-days', days: 2, daysOff: ['2026-11-24'] },
    });
  });

  test('counts a Saturday that is worked in exchange', () => {
    expect(isWorkingDay('2026-08-22', officialCalendar)).toBe(true);
    expect(due('2026-08-21 10:00', 1).at).toBe('2026-08-22 10:00');
  });

  test('does not count a Saturday whose exchange is only proposed', () => {
    expect(isWorkingDay('2026-11-28', officialCalendar)).toBe(false);
  });

  test('holds exactly the promised number of working days, and ends on one', () => {
    const date = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-11-01'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 30 }), (received, days) => {
        const from = received.toISOString().slice(0, 10);
        const { at } = dueDate(
          { date: from, time: '09:00' },
          { kind: 'working-days', days },
          officialCalendar,
          closing,
        );
        let counted = 0;
        for (let day = from; day < at.date; counted++) day = nextWorkingDay(day, officialCalendar);
        expect(counted).toBe(days);
        expect(isWorkingDay(at.date, officialCalendar)).toBe(true);
      }),
    );
  });
});

describe('The local calendar', () => {
  test('is seven hours ahead of UTC, whatever the PC is set to', () => {
    expect(localTime(Date.parse('2026-10-05T17:30:00Z'))).toEqual({ date: '2026-10-06', time: '00:30' });
    expect(localTime(Date.parse('2026-10-06T00:05:00Z'))).toEqual({ date: '2026-10-06', time: '07:05' });
  });

  test('comes back from an instant to the same minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7_000_000_000 }), (seconds) => {
        const ms = seconds * 1000;
        expect(utcMs(localTime(ms))).toBe(Math.floor(ms / 60_000) * 60_000);
      }),
    );
  });

  test('knows which days exist', () => {
    expect(['2028-02-29', '2026-12-31', '1900-01-01'].every(isDate)).toBe(true);
    expect(
      ['2026-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '1899-12-31', '2200-01-01', '6/2/2026', ''].some(isDate),
    ).toBe(false);
  });

  test('has every day off on a weekday and every exchanged day on a weekend, with its source', () => {
    const weekday = (date: string) => new Date(`${date}T00:00:00Z`).getUTCDay();
    for (const day of officialCalendar.daysOff)
      expect([day.date, weekday(day.date) % 6 === 0]).toEqual([day.date, false]);
    for (const day of officialCalendar.workedInstead)
      expect([day.date, weekday(day.date) % 6 === 0]).toEqual([day.date, true]);
    for (const day of [...officialCalendar.daysOff, ...officialCalendar.workedInstead]) {
      expect(isDate(day.date)).toBe(true);
      expect(day.source).not.toBe('');
    }
  });
});
