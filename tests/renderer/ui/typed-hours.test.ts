import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Interval } from '../../../domain/calendar.ts';
import { areHours } from '../../../domain/reception.ts';
import { hoursText, readHours, readTime } from '../../../renderer/ui/typed-hours.ts';

describe('A time as people write it', () => {
  test.each([
    ['7', '07:00'],
    ['7h', '07:00'],
    ['7h30', '07:30'],
    ['7 giờ 30', '07:30'],
    ['07:30', '07:30'],
    ['7.30', '07:30'],
    ['730', '07:30'],
    ['1330', '13:30'],
    [' 13H30 ', '13:30'],
    ['', ''],
  ])('"%s" is understood', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  test.each(['24:00', '25h', '7h60', '7h3', 'sáng', '13:30:00', '-7h', '12345'])('"%s" is questioned', (typed) => {
    expect(readTime(typed)).toBeNull();
  });
});

describe('The hours of a day as people write them', () => {
  test.each([
    ['7h-11h30, 13h30-17h', '07:00–11:30, 13:30–17:00'],
    ['7h đến 11h', '07:00–11:00'],
    ['0h-24h', '00:00–24:00'],
    ['7-11; 13-17', '07:00–11:00, 13:00–17:00'],
    ['', ''],
  ])('"%s" are understood', (typed, text) => {
    expect(hoursText(readHours(typed) ?? [])).toBe(text);
  });

  test.each(['17h-7h', '7h', '7h-', '7h-11h-13h', '13h-17h, 7h-11h', '7h-12h, 11h-17h', 'nghỉ'])(
    '"%s" are questioned',
    (typed) => {
      expect(readHours(typed)).toBeNull();
    },
  );

  test('are read as they are shown', () => {
    const time = fc.integer({ min: 0, max: 1440 });
    const shown = (n: number) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;
    fc.assert(
      fc.property(fc.uniqueArray(time, { minLength: 0, maxLength: 12 }), (cuts) => {
        const sorted = cuts.toSorted((a, b) => a - b).map(shown);
        const hours: Interval[] = [];
        for (let n = 0; n + 1 < sorted.length; n += 2) hours.push({ from: sorted[n] ?? '', to: sorted[n + 1] ?? '' });
        expect(areHours(hours)).toBe(true);
        expect(readHours(hoursText(hours))).toEqual(hours);
      }),
    );
  });
});
