import { describe, expect, test } from 'vitest';
import { type Calendar, type DayOff, isWorkingDay } from '../../domain/calendar.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { dueAfterSupplement, dueDate, type Limit } from '../../domain/due.ts';
import { duePhrases } from '../../domain/due-phrases.ts';
import { workClock } from '../../domain/work-clock.ts';
import { testPoint } from '../support/test-point.ts';

const sameDay: Limit = { kind: 'same-day' };
const days = (count: number): Limit => ({ kind: 'working-days', days: count });
const hours = (count: number): Limit => ({ kind: 'working-hours', hours: count });
const calendarDays = (count: number): Limit => ({ kind: 'calendar-days', days: count });
const clock = workClock(testPoint, officialCalendar);

/** Had the swap proposed in September 2026 been decided. */
const swapped: Calendar = {
  daysOff: [...officialCalendar.daysOff, decided('2026-11-23', 'Nghỉ hoán đổi')],
  workedInstead: [...officialCalendar.workedInstead, decided('2026-11-28', 'Làm bù')],
};

function due(received: string, limit: Limit, calendar = officialCalendar) {
  const { at, rule } = dueDate(local(received), limit, workClock(testPoint, calendar));
  return { at: `${at.date} ${at.time}`, why: say(rule) };
}

/**
 * By hand with the decrees and a wall calendar beside: Luật Hộ tịch Đ.5 and NĐ 23/2015 Đ.7 (15:00), BLDS 91/2015 Đ.147, 148
 * (the first and the last day), BLLĐ 45/2019 Đ.112 and the yearly notices (days off), NĐ 118/2025 (hours of work).
 */
describe('A due date, by hand', () => {
  test.each([
    ['a Tuesday morning', '2026-10-06 08:12', sameDay, '2026-10-06 17:00', 'same-day'],
    ['before the doors open', '2026-10-06 06:10', sameDay, '2026-10-06 17:00', 'same-day'],
    ['at lunch', '2026-10-06 12:30', sameDay, '2026-10-06 17:00', 'same-day'],
    ['at three sharp', '2026-10-06 15:00', sameDay, '2026-10-06 17:00', 'same-day'],
    ['a minute after three', '2026-10-06 15:01', sameDay, '2026-10-07 17:00', 'after-15h'],
    ['a minute before the end', '2026-10-06 16:59', sameDay, '2026-10-07 17:00', 'after-15h'],
    ['late in the evening', '2026-10-06 22:40', sameDay, '2026-10-07 17:00', 'after-15h'],
    ['Friday after three', '2026-10-09 15:30', sameDay, '2026-10-12 17:00', 'after-15h'],
    ['a Sunday', '2026-10-11 09:00', sameDay, '2026-10-12 17:00', 'day-off'],
    ['the last afternoon before Tết 2026', '2026-02-13 16:00', sameDay, '2026-02-23 17:00', 'after-15h'],
    ['the last afternoon before Tết 2027', '2027-02-04 16:00', sameDay, '2027-02-12 17:00', 'after-15h'],
    ['the first day of Tết 2027', '2027-02-06 09:00', sameDay, '2027-02-12 17:00', 'day-off'],
    ['Giỗ Tổ 2026, a Sunday made up on Monday', '2026-04-24 15:30', sameDay, '2026-04-28 17:00', 'after-15h'],
    ['Giỗ Tổ 2027, a Friday', '2027-04-15 15:30', sameDay, '2027-04-19 17:00', 'after-15h'],
    ['the eve of 24 November', '2026-11-23 15:30', sameDay, '2026-11-25 17:00', 'after-15h'],
    ['a day off that is only proposed', '2026-11-20 15:30', sameDay, '2026-11-23 17:00', 'after-15h'],
    ['a Saturday worked in exchange', '2026-08-22 09:00', sameDay, '2026-08-22 17:00', 'same-day'],

    ['the hour of receipt', '2026-10-05 09:20', days(3), '2026-10-08 09:20', 'working-days 3'],
    ['16:59', '2026-10-05 16:59', days(1), '2026-10-06 16:59', 'working-days 1'],
    ['17:00 sharp', '2026-10-05 17:00', days(1), '2026-10-06 17:00', 'working-days 1, from-after-hours'],
    ['the evening', '2026-10-05 21:15', days(1), '2026-10-06 17:00', 'working-days 1, from-after-hours'],
    ['before the doors open', '2026-10-05 06:10', days(1), '2026-10-06 07:00', 'working-days 1'],
    ['lunch', '2026-10-05 12:10', days(1), '2026-10-06 13:30', 'working-days 1'],
    ['over a weekend', '2026-10-08 10:00', days(3), '2026-10-13 10:00', 'working-days 3'],
    ['a Saturday', '2026-10-10 10:00', days(1), '2026-10-12 17:00', 'working-days 1, from-day-off'],
    ['24 November', '2026-11-20 10:00', days(2), '2026-11-25 10:00', 'working-days 2, off 24/11'],
    ['the example of the receipt', '2026-11-23 09:20', days(3), '2026-11-27 09:20', 'working-days 3, off 24/11'],
    ['Tết 2026', '2026-02-12 10:00', days(3), '2026-02-24 10:00', 'working-days 3, off 16–20/02'],
    ['Tết 2027', '2027-02-03 10:00', days(3), '2027-02-15 10:00', 'working-days 3, off 05/02, 08–11/02'],
    ['Giỗ Tổ 2027', '2027-04-14 10:00', days(2), '2027-04-19 10:00', 'working-days 2, off 16/04'],
    ['30 April and 1 May 2026', '2026-04-29 10:00', days(1), '2026-05-04 10:00', 'working-days 1, off 30/04–01/05'],
    ['1 May 2027, a Saturday', '2027-04-29 10:00', days(1), '2027-05-04 10:00', 'working-days 1, off 30/04, 03/05'],
    ['a worked Saturday', '2026-08-21 10:00', days(1), '2026-08-22 10:00', 'working-days 1, worked 22/08'],
    [
      ...['2 September and its swap', '2026-08-20 14:00', days(3)],
      ...['2026-08-24 14:00', 'working-days 3, worked 22/08'],
    ],
    [
      ...['the whole of the swap', '2026-08-21 14:00', days(7)],
      ...['2026-09-03 14:00', 'working-days 7, off 31/08–02/09, worked 22/08'],
    ],

    ['hours of one morning', '2026-10-06 08:00', hours(2), '2026-10-06 10:00', 'working-hours 2'],
    ['hours across lunch', '2026-10-06 10:30', hours(2), '2026-10-06 14:30', 'working-hours 2'],
    ['hours that end at lunch', '2026-10-06 09:30', hours(2), '2026-10-06 11:30', 'working-hours 2'],
    ['hours from within lunch', '2026-10-06 12:15', hours(1), '2026-10-06 14:30', 'working-hours 1'],
    ['hours that end with the day', '2026-10-06 07:00', hours(8), '2026-10-06 17:00', 'working-hours 8'],
    ['hours over the night, from 16:59', '2026-10-06 16:59', hours(1), '2026-10-07 07:59', 'working-hours 1'],
    ['hours of an evening', '2026-10-06 20:00', hours(4), '2026-10-07 11:00', 'working-hours 4, from-after-hours'],
    ['hours over 24 November', '2026-11-23 16:00', hours(3), '2026-11-25 09:00', 'working-hours 3, off 24/11'],
    ['hours over a weekend', '2026-10-09 16:00', hours(3), '2026-10-12 09:00', 'working-hours 3'],

    ['calendar days', '2026-10-05 09:20', calendarDays(10), '2026-10-15 17:00', 'calendar-days 10'],
    [
      'a last day that is Sunday',
      '2026-10-05 09:20',
      calendarDays(6),
      '2026-10-12 17:00',
      'calendar-days 6, rolled 11/10',
    ],
    [
      'a last day that is 24/11',
      '2026-11-04 09:00',
      calendarDays(20),
      '2026-11-25 17:00',
      'calendar-days 20, rolled 24/11',
    ],
    [
      'a last day within Tết 2027',
      '2027-01-08 09:00',
      calendarDays(30),
      '2027-02-12 17:00',
      'calendar-days 30, rolled 07/02',
    ],
    [
      'a last day that is a worked Saturday',
      '2026-08-12 09:00',
      calendarDays(10),
      '2026-08-22 17:00',
      'calendar-days 10',
    ],
  ] as const)('%s: %s', (_, received, limit, at, why) => {
    expect(due(received, limit)).toEqual({ at, why });
  });

  test('counts a swap once somebody has decided it, and not before', () => {
    expect(due('2026-11-20 10:00', days(3)).at).toBe('2026-11-26 10:00');
    expect(due('2026-11-20 10:00', days(3), swapped)).toEqual({
      at: '2026-11-27 10:00',
      why: 'working-days 3, off 23–24/11',
    });
    expect(due('2026-11-27 10:00', days(1), swapped).at).toBe('2026-11-28 10:00');
    expect(isWorkingDay('2026-11-28', officialCalendar)).toBe(false);
  });

  test('is the next day where a point closes before three and somebody comes after it closed', () => {
    const mornings = workClock({ hours: [{ from: '07:00', to: '11:30' }], closingTime: '11:30' }, officialCalendar);
    const { at, rule } = dueDate(local('2026-10-06 11:30'), sameDay, mornings);
    expect([at, say(rule)]).toEqual([{ date: '2026-10-07', time: '11:30' }, 'after-hours']);
  });

  test('is never after the point has closed, whatever its hours say', () => {
    const early = workClock({ hours: testPoint.hours, closingTime: '16:00' }, officialCalendar);
    expect(dueDate(local('2026-10-06 16:40'), days(1), early).at).toEqual({ date: '2026-10-07', time: '16:00' });
  });
});

describe('When missing papers have come', () => {
  const times = { dueAt: local('2026-11-27 09:20'), askedAt: local('2026-11-24 08:00') };
  const moved = (limit: Limit, onSupplement: 'pauses' | 'restarts', suppliedAt: string, asked = '2026-11-25 14:00') => {
    const { at, rule } = dueAfterSupplement(
      { limit, onSupplement, ...times, askedAt: local(asked), suppliedAt: local(suppliedAt) },
      clock,
    );
    return [`${at.date} ${at.time}`, say(rule)];
  };

  test('the limit is counted anew where the procedure says so', () => {
    expect(moved(days(3), 'restarts', '2026-12-01 10:00')).toEqual(['2026-12-04 10:00', 'anew, working-days 3']);
  });

  test('the old date moves by the working time that was waited where it says so', () => {
    expect(moved(days(3), 'pauses', '2026-11-27 14:00')).toEqual(['2026-12-01 09:20', 'waited-days 2']);
    expect(moved(days(3), 'pauses', '2026-11-25 16:30')).toEqual(['2026-11-27 13:50', 'waited-time 2:30']);
    expect(moved(days(3), 'pauses', '2026-11-26 15:00')).toEqual(['2026-11-30 10:20', 'waited 1 1:00']);
  });

  test('a night, a weekend and a day off in between cost nothing', () => {
    expect(moved(days(3), 'pauses', '2026-11-30 07:00', '2026-11-27 17:00')).toEqual([
      '2026-11-27 09:20',
      'waited-days 0',
    ]);
    expect(moved(days(3), 'pauses', '2026-11-25 07:00', '2026-11-23 17:00')[0]).toBe('2026-11-27 09:20');
  });

  test('calendar days move by calendar days, and off a day off', () => {
    expect(moved(calendarDays(30), 'pauses', '2026-11-27 14:00')).toEqual([
      '2026-11-30 17:00',
      'waited-calendar 2, rolled 29/11',
    ]);
  });

  test('a result of the same day begins anew, after three with the next day', () => {
    expect(moved(sameDay, 'pauses', '2026-12-01 10:00')).toEqual(['2026-12-01 17:00', 'anew, same-day']);
    expect(moved(sameDay, 'pauses', '2026-12-01 15:30')).toEqual(['2026-12-02 17:00', 'anew, after-15h']);
  });
});

function say(rule: Parameters<typeof duePhrases>[0]): string {
  return duePhrases(rule)
    .map(({ word, values }) => [word, ...Object.values(values)].join(' '))
    .join(', ');
}

function local(text: string) {
  return { date: text.slice(0, 10), time: text.slice(11) };
}

function decided(date: string, name: string): DayOff {
  return { date, name, certainty: 'confirmed', source: 'thông báo giả định' };
}
