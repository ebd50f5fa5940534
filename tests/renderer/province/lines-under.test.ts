import { expect, test } from 'vitest';
import { referenceColumns } from '../../../domain/reference.ts';
import vi from '../../../locales/vi/screen.json' with { type: 'json' };
import { linesUnder } from '../../../renderer/province/reference/lines-under.ts';

const text = (key: string) => (vi as Record<string, string>)[key] ?? key;
const words = {
  title: (id: string) => text(`province.ref.column.${id}`),
  value: (value: string) => text(`province.ref.value.${value}`),
};
const file = (columns: readonly string[], ...rows: readonly (readonly string[])[]) => ({
  columns,
  lines: rows.map((cells, n) => ({ line: n + 2, cells })),
});

test('a file may say the words that the page shows, or those that a downloaded list has', () => {
  const { lines, missing } = linesUnder(
    file(['Mã điểm', 'tên', 'LOẠI'], ['22006-1', 'Điểm chính', 'Điểm chính'], ['22006-2', 'Hiển Đông', 'secondary']),
    referenceColumns.points,
    words,
  );
  expect(missing).toEqual([]);
  expect(lines.map(({ cells }) => cells.kind)).toEqual(['principal', 'secondary']);
});

test('a word nobody knows stays as it is, to be named; a column that is not there is not there, and not empty', () => {
  const { lines, missing } = linesUnder(
    file(['Mã điểm', 'Loại'], ['22006-1', 'chi nhánh']),
    referenceColumns.points,
    words,
  );
  expect(missing).toEqual(['name']);
  expect(lines).toEqual([{ line: 2, cells: { point: '22006-1', kind: 'chi nhánh' } }]);
});
