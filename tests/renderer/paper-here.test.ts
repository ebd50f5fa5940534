import { describe, expect, test } from 'vitest';
import type { CustodyView } from '../../contract/custody-schemas.ts';
import { PointId } from '../../domain/ids.ts';
import { papersElsewhere, saidByUs } from '../../renderer/counter/hand-over/paper-here-words.ts';

const [here, there] = ['22006-1', '22006-2'].map((point) => ({ point: PointId(point), name: point })) as [
  NonNullable<CustodyView['work']>,
  NonNullable<CustodyView['work']>,
];
const me = here.point;
const at = (point: typeof here) => ({ state: 'here' as const, at: point, to: null });
const road = { state: 'in-transit' as const, at: here, to: there };
const custody: CustodyView = {
  ...{ work: there, workIsHere: false, folder: at(there), result: null, since: '2026-11-19T08:00', handOver: null },
  ...{ claimants: [], mustRecount: false, mustHear: false },
};
const elsewhere = (state: 'received' | 'result-ready' | 'withdrawn' | 'voided', change: Partial<CustodyView>) =>
  papersElsewhere({ state, custody: { ...custody, ...change } }, me);

describe('that a paper is here may be said', () => {
  test('where the log has it elsewhere, on a road, lost or not found', () => {
    const gone = { at: null, to: null };
    const lost = { ...gone, state: 'lost' as const };
    const unknown = { ...gone, state: 'unknown' as const };
    for (const folder of [at(there), road, lost, unknown])
      expect(elsewhere('received', { folder })).toEqual(['folder']);
    expect(elsewhere('received', { folder: at(here) })).toEqual([]);
  });

  test('of a result as well as of the folder, the result first where one went anywhere', () => {
    expect(elsewhere('result-ready', {})).toEqual(['folder', 'result']);
    expect(elsewhere('result-ready', { result: at(there) })).toEqual(['result', 'folder']);
    expect(elsewhere('result-ready', { result: at(there), folder: at(here) })).toEqual(['result']);
    expect(elsewhere('result-ready', { work: here, workIsHere: true, folder: at(here) })).toEqual([]);
  });

  test('not where two hold it, nobody is sure of the work, or the citizen has it', () => {
    expect(elsewhere('received', { folder: { state: 'conflict', at: null, to: null } })).toEqual([]);
    expect(elsewhere('received', { work: null })).toEqual([]);
    expect(elsewhere('withdrawn', { folder: { state: 'with-citizen', at: null, to: null } })).toEqual([]);
    expect(elsewhere('voided', {})).toEqual([]);
  });

  test('and is taken back only by the point that said so, as long as it stands', () => {
    const found = (point: typeof here) => [{ paper: 'folder' as const, at: point, since: '2026-11-19T09:00', by: '' }];
    const ours = (change: Partial<CustodyView>) =>
      saidByUs({ state: 'received', custody: { ...custody, ...change } }, me);
    expect(ours({ folder: at(here), found: found(here) })).toEqual(['folder']);
    expect(ours({ folder: { state: 'conflict', at: null, to: null }, found: found(here) })).toEqual(['folder']);
    expect(ours({ folder: road, found: found(here) })).toEqual([]);
    expect(ours({ folder: at(there), found: found(there) })).toEqual([]);
    // A host of before says nothing of it.
    expect(ours({ folder: at(here) })).toEqual([]);
  });
});
