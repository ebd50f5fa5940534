import { describe, expect, test } from 'vitest';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { nextStop, type Stop } from '../../domain/timetable.ts';

const stop: Stop = {
  ...{ kind: 'mobile', place: 'Nhà văn hóa làng mẫu', villages: ['Làng Mẫu'], weekdays: ['2', '5'], dates: [] },
  times: [
    { from: '08:00', to: '11:00' },
    { from: '13:30', to: '16:00' },
  ],
};
// 2026-11-20 is a Friday; Tuesday the 24th is the Day of Vietnamese Culture.
const next = (date: string, time: string, change: Partial<Stop> = {}) =>
  nextStop({ ...stop, ...change }, { date, time }, officialCalendar);

describe('the mobile team', () => {
  test.each([
    ['2026-11-20', '07:00', { date: '2026-11-20', from: '08:00', to: '11:00' }],
    ['2026-11-20', '10:59', { date: '2026-11-20', from: '08:00', to: '11:00' }],
    ['2026-11-20', '11:00', { date: '2026-11-20', from: '13:30', to: '16:00' }],
    ['2026-11-20', '16:00', { date: '2026-11-27', from: '08:00', to: '11:00' }],
  ] as const)('on %s at %s is there, or comes next, as the timetable says', (date, time, expected) => {
    expect(next(date, time)).toEqual(expected);
  });

  test('comes on a date that is named, even on a day off', () => {
    expect(next('2026-11-20', '16:00', { dates: ['2026-11-24'] })).toMatchObject({ date: '2026-11-24' });
  });

  test('is announced no more when its last date has passed', () => {
    const once = { weekdays: [], dates: ['2026-11-20'] };
    expect(next('2026-11-20', '15:59', once)).toMatchObject({ date: '2026-11-20' });
    expect(next('2026-11-20', '16:00', once)).toBeNull();
  });
});
