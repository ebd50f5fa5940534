import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { fleetColumns } from '../../../renderer/province/fleet/fleet-columns.tsx';
import { columnWidths } from '../../../renderer/province/sortable-table.tsx';

test('S10: every column of the fleet says how wide it is, so that no line out of sight has to be laid out to know', () => {
  const columns = fleetColumns(((key: string) => key) as TFunction, 0);
  const widths = columnWidths(columns)?.split(/ (?=minmax)/) ?? [];
  expect(widths).toHaveLength(columns.length);
  // Together they fit where cards become a table: 58 rem.
  expect(columns.reduce((sum, { least = 0 }) => sum + least, 0)).toBeLessThanOrEqual(58);
  expect(columnWidths([...columns, {}])).toBeNull();
});
