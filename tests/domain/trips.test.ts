import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isWorkingDay } from '../../domain/calendar.ts';
import { officialCalendar } from '../../domain/data/days-off.ts';
import { DossierId, PointId } from '../../domain/ids.ts';
import { originalNeeded, planTrips, type WaitingPaper } from '../../domain/trips.ts';

const hienDong = PointId('22006-2');
// Thursday
const today = '2026-11-26';

function paper(change: Partial<WaitingPaper> = {}): WaitingPaper {
  return {
    ...{ dossier: DossierId('d'), code: '22006-1-261126-0001', to: hienDong, carries: 'folder' },
    ...{ original: 'before-result', dueAt: '2026-12-01T17:00', isWorkWaiting: true },
    ...change,
  };
}

const planned = (change: Partial<WaitingPaper>) => planTrips([paper(change)], today, officialCalendar)[0];

describe('a trip', () => {
  it('is forced by nothing before the working day that comes before the result is due', () => {
    expect(planned({})).toMatchObject({ by: '2026-11-30', papers: [{ why: 'before-result' }] });
    expect(planned({ dueAt: '2026-11-30T17:00' })?.by).toBe('2026-11-27');
  });

  it('is forced now by a folder nobody can begin without, and not while nobody would begin', () => {
    const certified = { original: 'before-processing' } as const;
    expect(planned(certified)).toMatchObject({ by: today, papers: [{ why: 'work-waits' }] });
    expect(planned({ ...certified, isWorkWaiting: false })).toMatchObject({ by: '2026-11-30' });
  });

  it('is forced by no folder whose scan is enough, however late', () => {
    expect(planned({ original: 'never', dueAt: '2026-11-01T17:00' })).toMatchObject({
      by: null,
      papers: [{ why: 'never' }],
    });
  });

  it('brings a result to where somebody comes for it, in time or late', () => {
    expect(planned({ carries: 'result', original: 'never' })).toMatchObject({
      by: '2026-11-30',
      papers: [{ why: 'result-due' }],
    });
    expect(planned({ carries: 'result', dueAt: '2026-11-26T17:00' })).toMatchObject({
      by: today,
      papers: [{ why: 'late' }],
    });
  });

  it('waits for Monday when today is a day off', () => {
    const [trip] = planTrips([paper({ dueAt: '2026-11-28T17:00' })], '2026-11-28', officialCalendar);
    expect(trip?.by).toBe('2026-11-30');
  });

  it('takes all papers for one point at once, the most pressing first', () => {
    const trips = planTrips(
      [
        paper({ code: 'c', dueAt: '2026-12-04T17:00' }),
        paper({ code: 'a', to: PointId('22006-3'), original: 'never' }),
        paper({ code: 'b', dueAt: '2026-12-02T17:00' }),
      ],
      today,
      officialCalendar,
    );
    expect(trips.map(({ to, by }) => [to, by])).toEqual([
      [hienDong, '2026-12-01'],
      ['22006-3', null],
    ]);
    expect(trips[0]?.papers.map(({ code }) => code)).toEqual(['b', 'c']);
  });

  it('is always on a working day, from today on, and never after the day before a result that is still to come', () => {
    const dates = fc.integer({ min: -5, max: 30 }).map((n) => addDays(today, n));
    fc.assert(
      fc.property(dates, fc.constantFrom('folder', 'result'), dates, (due, carries, now) => {
        const [trip] = planTrips([paper({ dueAt: `${due}T17:00`, carries })], now, officialCalendar);
        const by = trip?.by ?? '';
        expect(isWorkingDay(by, officialCalendar)).toBe(true);
        expect(by >= now).toBe(true);
        // Later than the promised day only if no working day was left before it.
        const days = Array.from({ length: 40 }, (_, n) => addDays(now, n)).filter((day) => day < due);
        if (days.some((day) => isWorkingDay(day, officialCalendar))) expect(by < due).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the folder itself', () => {
  it('is needed at once where the original is compared, never where only a request is in it, else before the result', () => {
    expect(originalNeeded({ code: '2.000815', field: 'Chứng thực' })).toBe('before-processing');
    expect(originalNeeded({ code: '2.000635', field: 'Hộ tịch' })).toBe('never');
    expect(originalNeeded({ code: '1.001193', field: 'Hộ tịch' })).toBe('before-result');
  });
});
