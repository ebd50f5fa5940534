import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDate, localTime, utcMs } from '../../domain/calendar.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';

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
