import { describe, expect, test } from 'vitest';
import { rangeOf } from '../../renderer/province/date-range.ts';
import type { CommuneRow } from '../../renderer/province/province-client.ts';
import { percentText, rankCommunes, rateOf } from '../../renderer/province/rank-communes.ts';

function commune(name: string, early: number, onTime: number, late: number): CommuneRow {
  const counts = { tickets: 0, received: 0, returned: early + onTime + late, events: 0, parked: 0 };
  return { code: '22006', name, type: 'xa', early, onTime, late, lastSeen: null, ...counts };
}
const communes = [
  commune('An Hoà', 1, 1, 2),
  commune('Canh Vinh', 3, 1, 0),
  commune('Đak Đoa', 0, 0, 0),
  commune('Ia Grai', 2, 2, 0),
];
const names = (rows: readonly { name: string }[]) => rows.map((row) => row.name);

describe('The communes', () => {
  test('are ranked by what was early or on time; equals share a place; who returned nothing has none and stands last', () => {
    const ranked = rankCommunes(communes, '', { column: 'rate', descending: true });
    expect(ranked.map((row) => [row.name, row.place])).toEqual([
      ['Canh Vinh', 1],
      ['Ia Grai', 1],
      ['An Hoà', 3],
      ['Đak Đoa', null],
    ]);
    expect(names(rankCommunes(communes, '', { column: 'rate', descending: false })).at(-1)).toBe('Đak Đoa');
  });

  test('keep their place when a search hides the others, and are found without accents', () => {
    const found = rankCommunes(communes, 'an hoa', { column: 'rate', descending: true });
    expect(found.map((row) => [row.name, row.place])).toEqual([['An Hoà', 3]]);
    expect(names(rankCommunes(communes, 'dak', { column: 'name', descending: false }))).toEqual(['Đak Đoa']);
  });

  test('are ordered as Vietnamese is', () => {
    expect(names(rankCommunes(communes, '', { column: 'name', descending: false }))).toEqual([
      'An Hoà',
      'Canh Vinh',
      'Đak Đoa',
      'Ia Grai',
    ]);
  });

  test('reach a hundred per cent only when nothing was late', () => {
    expect(rateOf(commune('x', 0, 0, 0))).toBeNull();
    expect(percentText(rateOf(commune('x', 5_000, 4_999, 1)) ?? 0)).toBe('99,9%');
    expect(percentText(1)).toBe('100,0%');
  });
});

test('A week begins on Monday, also seen on a Sunday evening', () => {
  const sundayEvening = Date.parse('2026-11-22T22:30:00+07:00');
  expect(rangeOf('week', sundayEvening)).toEqual({ from: '2026-11-16', to: '2026-11-22' });
  expect(rangeOf('month', sundayEvening).from).toBe('2026-11-01');
  expect(rangeOf('year', sundayEvening).from).toBe('2026-01-01');
  expect(rangeOf('today', sundayEvening)).toEqual({ from: '2026-11-22', to: '2026-11-22' });
});
