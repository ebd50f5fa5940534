import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BusinessDay, confirmDate, decideDay } from '../../domain/business-day.ts';
import { localTime } from '../../domain/calendar.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';

const tuesday: BusinessDay = { day: 41, date: '2026-10-06' };
const friday: BusinessDay = { day: 44, date: '2026-10-09' };

function at(open: BusinessDay | null, local: string, confirmedByProvince = false, builtOn: string | null = null) {
  const [date = '', time = ''] = local.split(' ');
  return decideDay(open, { now: { date, time }, confirmedByProvince, builtOn }, officialCalendar);
}

const stays = { opens: null, question: { kind: 'none' } };
const opens = (day: number, date: string, why = 'opening-hour') => ({
  opens: { type: 'business-day-opened', facts: { day, date, why } },
  question: { kind: 'none' },
});

describe('A business day', () => {
  test('begins with the first touch the centre ever has, at any hour', () => {
    expect(at(null, '2026-10-06 03:10')).toEqual(opens(1, '2026-10-06', 'first-day'));
  });

  test('is not begun for the first time by a clock that was never set: that date would stand on its numbers for good', () => {
    for (const date of ['1970-01-01', '2000-01-01', '2025-06-30']) {
      const question = { kind: 'clock-impossible', date };
      expect(at(null, `${date} 09:00`)).toEqual({ opens: null, question });
    }
    expect(at(null, '2025-07-01 00:00')).toEqual(opens(1, '2025-07-01', 'first-day'));
  });

  test('is not begun for the first time on a date before the program was made, which only a first day looks at', () => {
    const impossible = { opens: null, question: { kind: 'clock-impossible', date: '2026-11-27' } };
    expect(at(null, '2026-11-27 23:59', false, '2026-11-28')).toEqual(impossible);
    expect(at(null, '2026-11-27 23:59', true, '2026-11-28'), 'a province that agrees is as wrong').toEqual(impossible);
    expect(at(null, '2026-11-28 00:00', false, '2026-11-28')).toEqual(opens(1, '2026-11-28', 'first-day'));
    expect(at(tuesday, '2026-10-07 07:00', false, '2026-11-28')).toEqual(opens(42, '2026-10-07'));
    // A program that says it is older than the communes moves nothing.
    expect(at(null, '2025-06-30 09:00', false, '2020-01-01').question.kind).toBe('clock-impossible');
    expect(at(null, '2025-07-01 09:00', false, '2020-01-01').question.kind).toBe('none');
  });

  test('is one and the same at 00:05 UTC, at seven in the morning and at 23:59 local time', () => {
    const { date, time } = localTime(Date.parse('2026-10-06T00:05:00Z'));
    for (const local of [`${date} ${time}`, '2026-10-06 07:00', '2026-10-06 23:59'])
      expect(at(tuesday, local)).toEqual(stays);
  });

  test('lasts through midnight until five in the morning', () => {
    expect(at(tuesday, '2026-10-07 00:00')).toEqual(stays);
    expect(at(tuesday, '2026-10-07 04:59')).toEqual(stays);
    expect(at(tuesday, '2026-10-07 05:00')).toEqual(opens(42, '2026-10-07'));
  });

  test('is not begun in the night after a weekend either', () => {
    expect(at(friday, '2026-10-12 04:59')).toEqual(stays);
    expect(at(friday, '2026-10-12 05:00')).toEqual(opens(45, '2026-10-12'));
  });

  test('follows a weekend and Tết without asking anyone', () => {
    expect(at(friday, '2026-10-12 07:00')).toEqual(opens(45, '2026-10-12'));
    expect(at({ day: 90, date: '2026-02-13' }, '2026-02-23 07:00')).toEqual(opens(91, '2026-02-23'));
  });

  test('may be a Saturday the centre works though the calendar does not know it', () => {
    expect(at(friday, '2026-10-10 07:00')).toEqual(opens(45, '2026-10-10'));
  });
});

describe('A clock that is wrong', () => {
  test('set back an hour changes nothing', () => {
    expect(at(tuesday, '2026-10-06 06:10')).toEqual(stays);
  });

  test('set back over midnight or by a year keeps the open day and says so', () => {
    for (const date of ['2026-10-05', '2025-10-06'])
      expect(at(tuesday, `${date} 09:00`)).toEqual({ opens: null, question: { kind: 'clock-went-back', date } });
  });

  test('set forward a year opens nothing and asks, until the province or the office says it is true', () => {
    expect(at(tuesday, '2027-10-06 09:00')).toEqual({
      opens: null,
      question: { kind: 'is-it-really', date: '2027-10-06' },
    });
    expect(at(tuesday, '2027-10-06 09:00', true)).toEqual(opens(42, '2027-10-06'));
    expect(confirmDate(tuesday, '2027-10-06')).toEqual(opens(42, '2027-10-06', 'office-confirmed').opens);
  });

  test('never makes a number series repeat, however it jumps', () => {
    const hour = fc.integer({ min: 0, max: 23 }).map((h) => `${String(h).padStart(2, '0')}:30`);
    const date = fc
      .date({ min: new Date('2025-01-01'), max: new Date('2028-01-01'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    const looks = fc.array(fc.record({ date, time: hour, confirmed: fc.boolean() }), { maxLength: 40 });
    fc.assert(
      fc.property(looks, (clock) => {
        let open: BusinessDay | null = null;
        for (const { date, time, confirmed } of clock) {
          const before: BusinessDay | null = open;
          const view = { now: { date, time }, confirmedByProvince: confirmed, builtOn: null };
          const { opens: next } = decideDay(before, view, officialCalendar);
          if (!next) continue;
          expect(next.facts.day).toBe((before?.day ?? 0) + 1);
          expect(next.facts.date > (before?.date ?? '')).toBe(true);
          open = { day: next.facts.day, date: next.facts.date };
        }
      }),
    );
  });
});
