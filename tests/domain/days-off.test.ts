import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWorkingDay } from '../../domain/calendar.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { calendarWith, type DaySaid, daysSaidBy, setDaysOff } from '../../domain/days-off.ts';

const notice = { certainty: 'confirmed', source: 'Thông báo mẫu số 12' } as const;
const off: DaySaid = { date: '2026-11-23', kind: 'off', name: 'Nghỉ hoán đổi', ...notice };
const worked: DaySaid = { date: '2026-11-28', kind: 'worked', name: 'Làm bù', ...notice };

describe('What the office says of a day', () => {
  test('stands over the table: a swap that was only proposed counts from the notice on', () => {
    const decided = calendarWith(officialCalendar, [off, worked]);
    expect([off, worked].map(({ date }) => isWorkingDay(date, officialCalendar))).toEqual([true, false]);
    expect([off, worked].map(({ date }) => isWorkingDay(date, decided))).toEqual([false, true]);
  });

  test('also when it says that the table is wrong', () => {
    const wrong = calendarWith(officialCalendar, [{ ...off, date: '2026-11-24', kind: 'ordinary' }]);
    expect(isWorkingDay('2026-11-24', wrong)).toBe(true);
    expect(isWorkingDay('2026-11-24', calendarWith(officialCalendar, [{ ...off, certainty: 'proposed' }]))).toBe(false);
  });

  test('touches no other day', () => {
    const anyDate = fc
      .integer({ min: 0, max: 729 })
      .map((n) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(anyDate, anyDate, fc.constantFrom('off', 'worked', 'ordinary' as const), (date, other, kind) => {
        const said = calendarWith(officialCalendar, [{ ...off, date, kind } as DaySaid]);
        if (other !== date) expect(isWorkingDay(other, said)).toBe(isWorkingDay(other, officialCalendar));
        expect(daysSaidBy(said).filter((day) => day.date === date)).toHaveLength(kind === 'ordinary' ? 0 : 1);
      }),
    );
  });

  test('is refused where a weekend is said to be off or a weekday to be worked in exchange', () => {
    expect(setDaysOff([off, { ...worked, kind: 'off' }])).toEqual({
      ok: false,
      error: { type: 'day-off-on-weekend', date: '2026-11-28' },
    });
    expect(setDaysOff([{ ...off, kind: 'worked' }])).toEqual({
      ok: false,
      error: { type: 'worked-day-on-weekday', date: '2026-11-23' },
    });
  });
});
