import { describe, expect, test } from 'vitest';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { apologyBy, type DueDossier, nextAct, openReason } from '../../domain/next-act.ts';

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

  test('is the fee where only the fee is missing', () => {
    expect(act('2026-11-26', { state: 'waiting-payment' })).toBe('collect-payment');
  });

  test('comes with the reason why it is where it is', () => {
    expect(
      (['received', 'forwarded', 'in-process', 'waiting-payment', 'waiting-supplement'] as const).map(openReason),
    ).toEqual([...['not-handed-on', 'not-taken', 'in-process', 'payment', 'citizen']]);
  });
});
