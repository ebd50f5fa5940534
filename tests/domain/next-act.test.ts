import { describe, expect, test } from 'vitest';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { apologyBy, type DueDossier, nextAct, openReason, proposedDate } from '../../domain/next-act.ts';
import { workClock } from '../../domain/work-clock.ts';
import { testPoint } from '../support/test-point.ts';

const open: DueDossier = { state: 'in-process', dueAt: '2026-11-25T09:00', renewals: 0 };
const act = (today: string, change: Partial<DueDossier> = {}) =>
  nextAct({ ...open, ...change }, today, officialCalendar);

describe('What the head does next about a dossier', () => {
  test('is a reminder while there is time', () => {
    expect(act('2026-11-20')).toBe('nudge');
  });

  test('is form 04 on its last day: a day before, and over days off that is Monday for Wednesday', () => {
    expect(apologyBy('2026-11-25T09:00', officialCalendar)).toBe('2026-11-23');
    expect(act('2026-11-23')).toBe('apology-last-day');
    // On the weekend before a Monday the last working day is over, and form 04 is not yet late.
    expect(act('2026-11-28', { dueAt: '2026-11-30T09:00' })).toBe('apology-last-day');
    expect(apologyBy('2027-02-12T09:00', officialCalendar)).toBe('2027-02-04');
  });

  test('is to finish it on its day, because form 04 would come too late', () => {
    expect(act('2026-11-25')).toBe('finish-today');
  });

  test('is the apology that is owed once it is late, and no second new date', () => {
    expect(act('2026-11-26')).toBe('apology-late');
    expect(act('2026-11-26', { renewals: 1 })).toBe('finish-now');
    expect(act('2026-11-23', { renewals: 1 })).toBe('nudge');
  });

  test('comes with a date that form 04 could promise: the limit once more, and never sooner than what was promised', () => {
    const clock = workClock(testPoint, officialCalendar);
    const at = { date: '2026-11-23', time: '10:00' };
    const days = { kind: 'working-days', days: 3 } as const;
    expect(proposedDate(days, '2026-11-25T09:00', at, clock)).toBe('2026-11-27');
    expect(proposedDate(days, '2026-12-04T09:00', at, clock)).toBe('2026-12-07');
    expect(proposedDate({ kind: 'same-day' }, '2026-11-20T17:00', at, clock)).toBe('2026-11-23');
  });

  test('is the fee where only the fee is missing', () => {
    expect(act('2026-11-26', { state: 'waiting-payment' })).toBe('collect-payment');
  });

  test('comes with the reason why it is where it is', () => {
    expect(
      (['received', 'forwarded', 'in-process', 'waiting-payment', 'waiting-supplement'] as const).map(openReason),
    ).toEqual([...['not-handed-on', 'not-taken', 'in-process', 'payment', 'citizen']]);
  });
});
