import { describe, expect, test } from 'vitest';
import { type Calendar, isWorkingDay } from '../../domain/calendar.ts';
import { knownFee } from '../../domain/fees.ts';
import {
  differenceOf,
  linesOver,
  noTables,
  type ReferenceKind,
  readRows,
  rowsAfter,
  tablesOf,
} from '../../domain/reference.ts';
import { catalogueOf, publicationOn, publishedCalendar, publishedVillages } from '../../domain/reference-catalogue.ts';
import { publicationText, readPublication } from '../../domain/reference-text.ts';

const read = (kind: ReferenceKind, ...cells: Record<string, string>[]) =>
  readRows(
    kind,
    cells.map((each, n) => ({ line: n + 2, cells: each })),
  );
const procedure = { code: '1.001193', name: 'Đăng ký khai sinh', field: 'Hộ tịch', days: '2' };

describe('a line of a list', () => {
  test('is read as office programs write it', () => {
    const { rows, faults } = read('days-off', {
      ...{ date: '24/11/2026 ', kind: 'off', name: ' Ngày  Văn hóa ', source: 'TB 12' },
    });
    expect(faults).toEqual([]);
    expect(rows).toEqual([{ date: '2026-11-24', kind: 'off', name: 'Ngày Văn hóa', certainty: '', source: 'TB 12' }]);
    expect(read('fees', { procedure: '2.000815', dong: '12.500', source: 'NQ' }).rows[0]?.dong).toBe('12500');
  });

  test.each([
    ['procedures', { ...procedure, name: '' }, 'name', 'missing'],
    ['procedures', { ...procedure, code: '1.00488' }, 'code', 'code-as-number'],
    ['procedures', { ...procedure, code: '1004880' }, 'code', 'code-as-number'],
    ['procedures', { ...procedure, days: 'hai' }, 'days', 'not-a-number'],
    ['procedures', { ...procedure, from: '2026-02-30' }, 'from', 'not-a-date'],
    ['procedures', { ...procedure, from: '2026-03-02', to: '2026-03-01' }, 'to', 'ends-before'],
    ['days-off', { date: '2026-11-24', kind: 'holiday', name: 'x', source: 'y' }, 'kind', 'not-one-of'],
    ['villages', { commune: '22006', name: 'Làng', nearest: 'Hiển Đông' }, 'nearest', 'not-a-code'],
    [
      'users',
      { commune: '22006', login: 'lan', name: 'x'.repeat(301), role: 'clerk', from: '2026-01-01' },
      'name',
      'too-long',
    ],
  ] as const)('of %s with a fault is named by line and column', (kind, cells, column, why) => {
    expect(read(kind, cells).faults).toEqual([{ line: 2, column, why }]);
  });

  test('that comes twice is a fault', () => {
    expect(read('procedures', procedure, procedure).faults).toEqual([{ line: 3, column: 'code', why: 'twice' }]);
  });
});

test('a difference says what joins, goes, and is another; a merge touches nothing else, a removal needs only the key', () => {
  const before = read('procedures', procedure, { ...procedure, code: '1.000894' }).rows;
  const lines = read('procedures', { ...procedure, days: '3' }, { ...procedure, code: '1.004884' }).rows;
  const merged = rowsAfter('procedures', before, lines, 'merge');
  const { added, removed, changed, same } = differenceOf('procedures', before, merged);
  expect([added.map(({ code }) => code), removed, same]).toEqual([['1.004884'], [], 1]);
  expect(changed.map(({ before: was, after }) => [was.days, after.days])).toEqual([['2', '3']]);
  expect(rowsAfter('procedures', before, lines, 'replace')).toHaveLength(2);
  expect(rowsAfter('procedures', before, [{ code: '1.000894' }], 'remove').map(({ code }) => code)).toEqual([
    '1.001193',
  ]);
});

test('a file that has not all columns of its list leaves alone what it says nothing of', () => {
  const before = read('procedures', { ...procedure, fee: '8000', documents: 'Tờ khai' }).rows;
  const { rows } = readRows(
    'procedures',
    linesOver('procedures', before, [{ line: 2, cells: { code: ' 1.001193', name: 'Khai sinh', fee: '' } }]),
  );
  expect(rows).toMatchObject([{ name: 'Khai sinh', days: '2', documents: 'Tờ khai', fee: '' }]);
});

test('a commune is sent its own villages, points and people, and nobody else’s', () => {
  const tables = {
    ...noTables,
    villages: [{ commune: '22006' }, { commune: '21583' }],
    points: [{ point: '22006-1' }, { point: '21583-1' }],
    users: [{ commune: '21583' }],
    procedures: [procedure],
  };
  expect(tablesOf(tables, '22006')).toEqual({
    ...tables,
    villages: [{ commune: '22006' }],
    points: [{ point: '22006-1' }],
    users: [],
  });
});

test('what is signed reads back the same, and nothing else reads', () => {
  const publication = {
    version: 3,
    effectiveFrom: '2026-12-01',
    commune: '22006',
    tables: { ...noTables, fees: [{}] },
  };
  const text = publicationText(publication);
  expect(readPublication(text)).toEqual(publication);
  for (const wrong of ['', '[]', text.replace('reference', 'refer'), text.replace('2026-12-01', '2026-13-01')])
    expect(readPublication(wrong)).toBeNull();
});

describe('what counts on a day', () => {
  const at = (version: number, effectiveFrom: string) => ({ version, effectiveFrom, tables: noTables });

  test('is the highest version whose day has come', () => {
    const all = [at(1, '2026-01-01'), at(2, '2026-06-01'), at(3, '2026-06-01'), at(4, '2027-01-01')];
    expect(
      ['2025-12-31', '2026-05-31', '2026-06-01', '2027-01-01'].map((day) => publicationOn(all, day)?.version),
    ).toEqual([undefined, 1, 3, 4]);
  });

  test('a procedure of the province stands over the product’s, a new one beside it, an ended one is not offered', () => {
    const { rows } = read(
      'procedures',
      procedure,
      { ...procedure, code: 'GL.001', fee: '5000', from: '2026-03-01' },
      {
        ...{ ...procedure, code: '1.000894', to: '2026-02-28' },
      },
    );
    const catalogue = catalogueOf({ ...noTables, procedures: rows });
    expect(catalogue.byCode('1.001193')).toMatchObject({ limit: { kind: 'working-days', days: 2 }, verified: true });
    const codes = (day: string) => catalogue.inForce(day).map(({ code }) => code);
    expect([codes('2026-02-28').includes('GL.001'), codes('2026-03-01').includes('GL.001')]).toEqual([false, true]);
    expect([codes('2026-02-28').includes('1.000894'), codes('2026-03-01').includes('1.000894')]).toEqual([true, false]);
    expect(codes('2026-03-01')).toContain('2.000815');
  });

  test('a published amount stands over the product’s rule from its day, and an unknown one is known by it', () => {
    const fee = (code: string, from: string) => ({ procedure: code, dong: '9000', source: 'NQ 1', from });
    const { rows } = read('fees', fee('2.000884', '2026-07-01'), fee('1.000689', ''));
    const catalogue = catalogueOf({ ...noTables, fees: rows });
    const known = (code: string, day: string) => {
      const found = catalogue.byCode(code);
      return found && knownFee(found, day);
    };
    expect(known('2.000884', '2026-06-30')).toMatchObject({ rule: { code: 'signature' } });
    expect(known('2.000884', '2026-07-01')).toMatchObject({ rule: { code: 'published', amount: { dong: 9_000 } } });
    expect(known('1.000689', '2026-07-01')).toMatchObject({ kind: 'rule', rule: { source: 'NQ 1' } });
  });

  test('villages of the province stand in place of the point’s own; the nearest point is called by its name', () => {
    const tables = {
      ...noTables,
      villages: [
        { commune: '22006', name: 'Làng Một', alsoCalled: 'Làng Cũ; Thôn 1', nearest: '22006-2' },
        { commune: '22006', name: 'Làng Hai', alsoCalled: '', nearest: '22006-1' },
      ],
      points: [{ point: '22006-2', name: 'Điểm Hiển Đông' }],
    };
    expect(publishedVillages(tables, '22006-1')).toEqual([
      {
        ...{ name: 'Làng Một', alsoCalled: ['Làng Cũ', 'Thôn 1'] },
        nearest: { point: '22006-2', name: 'Điểm Hiển Đông' },
      },
      { name: 'Làng Hai' },
    ]);
    expect(publishedVillages(noTables, '22006-1')).toBeNull();
  });

  test('a day off of the province joins the product’s; an ordinary one takes a day off back', () => {
    const shipped: Calendar = {
      daysOff: [{ date: '2026-11-23', name: 'x', certainty: 'reported', source: 'y' }],
      workedInstead: [],
    };
    const { rows } = read(
      'days-off',
      { date: '2026-11-24', kind: 'off', name: 'Nghỉ', source: 'TB' },
      { date: '2026-11-23', kind: 'ordinary', name: 'Làm việc', source: 'TB' },
    );
    const calendar = publishedCalendar(shipped, { ...noTables, 'days-off': rows });
    expect(['2026-11-23', '2026-11-24'].map((day) => isWorkingDay(day, calendar))).toEqual([true, false]);
  });
});
