import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../domain/calendar.ts';
import { channels, dossierStates } from '../../domain/dossier-words.ts';
import { type ReportedDossier, report06a } from '../../domain/report-06a.ts';
import { reportedDossiers } from '../paper/sample-forms.ts';

const [from, to] = ['2026-11-01', '2026-11-30'];
const one = (change: Partial<ReportedDossier>) => {
  const dossier: ReportedDossier = {
    ...{ field: 'Hộ tịch', state: 'received', channel: 'direct', receivedAt: '2026-11-10T08:00' },
    ...{ dueAt: '2026-11-13T08:00', readyOn: null, returnedOn: null, endedOn: null, ...change },
  };
  const { received, resolved, pending } = report06a([dossier], from, to, []).total;
  const name = (counts: Record<string, number>) =>
    Object.entries(counts)
      .filter(([key, n]) => key !== 'total' && n > 0)
      .map(([key]) => key)
      .join();
  return [name(received), name(resolved), name(pending)];
};

describe('II.06a', () => {
  test.each([
    ['received in the period, not due yet', { dueAt: '2026-12-02T08:00' }, ['direct', '', 'inTime']],
    ['due on the last day', { dueAt: '2026-11-30T17:00' }, ['direct', '', 'inTime']],
    ['past its day', {}, ['direct', '', 'overdue']],
    ['waiting for papers past its day', { state: 'waiting-supplement' }, ['direct', '', 'inTime']],
    ['online', { channel: 'online' }, ['online', '', 'overdue']],
    ['by post, which counts with the counter', { channel: 'post' }, ['direct', '', 'overdue']],
    ['of last month, ready now', { receivedAt: '2026-10-30T08:00', readyOn: '2026-11-13' }, ['carried', 'onTime', '']],
    [
      'ready before its day, fetched long after',
      { readyOn: '2026-11-12', returnedOn: '2026-11-29' },
      ['direct', 'early', ''],
    ],
    ['ready after its day', { readyOn: '2026-11-14' }, ['direct', 'late', '']],
    ['ready only next month', { readyOn: '2026-12-01' }, ['direct', '', 'overdue']],
    ['stopped before its day', { state: 'stopped', endedOn: '2026-11-12' }, ['direct', 'early', '']],
    ['ended before the period', { receivedAt: '2026-10-01T08:00', readyOn: '2026-10-31' }, ['', '', '']],
    ['received after the period', { receivedAt: '2026-12-01T08:00' }, ['', '', '']],
    ['refused', { state: 'refused', endedOn: '2026-11-12' }, ['', '', '']],
    ['taken back', { state: 'voided', endedOn: '2026-11-10' }, ['', '', '']],
  ] as const)('counts a dossier %s', (_what, change, expected) => {
    expect(one(change)).toEqual(expected);
  });

  test('adds up: what came is what was done and what is left, in every field and in all', () => {
    const day = fc.integer({ min: -40, max: 70 }).map((days) => addDays(from, days));
    const dossiers = fc.array(
      fc.record({
        field: fc.constantFrom('Hộ tịch', 'Chứng thực', 'Đất đai'),
        state: fc.constantFrom(...dossierStates),
        channel: fc.constantFrom(...channels),
        receivedAt: day.map((date) => `${date}T08:00`),
        dueAt: day.map((date) => `${date}T17:00`),
        readyOn: fc.option(day),
        returnedOn: fc.constant(null),
        endedOn: fc.option(day),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(dossiers, (list) => {
        const { rows, total } = report06a(list, from, to, ['Hộ tịch']);
        for (const { received, resolved, pending } of [...rows, total]) {
          expect(received.total).toBe(received.online + received.direct + received.carried);
          expect(resolved.total).toBe(resolved.early + resolved.onTime + resolved.late);
          expect(pending.total).toBe(pending.inTime + pending.overdue);
          expect(received.total).toBe(resolved.total + pending.total);
        }
        expect(rows.reduce((sum, row) => sum + row.received.total, 0)).toBe(total.received.total);
      }),
      { numRuns: 300 },
    );
  });

  test('is the sheet somebody looked at', () => {
    const { rows, total } = report06a(reportedDossiers, from, to, ['Hộ tịch', 'Chứng thực']);
    expect(rows.map(({ field, received }) => [field, received.total])).toEqual([
      ['Hộ tịch', 4],
      ['Chứng thực', 3],
    ]);
    expect(total.resolved).toEqual({ total: 4, early: 2, onTime: 1, late: 1 });
  });
});
