import { expect, test } from 'vitest';
import { rangeIn } from '../../../renderer/province/date-range.ts';
import { addressIn, hrefOf } from '../../../renderer/province/page-address.ts';

const now = Date.UTC(2026, 10, 20, 3);

test('a page and what is chosen on it stand in the address, and are read back', () => {
  for (const [page, part] of [
    ['live', ''],
    ['reference', 'fees'],
    ['communes', '2026-10-01..2026-10-31'],
  ] as const)
    expect(addressIn(hrefOf(page, part))).toEqual({ page, part });
  expect(addressIn('')).toEqual({ page: '', part: '' });
});

test('a period in the address is a name or two days; anything else is the month', () => {
  const month = { from: '2026-11-01', to: '2026-11-20', name: 'month' };
  expect(rangeIn('week', now)).toEqual({ from: '2026-11-16', to: '2026-11-20', name: 'week' });
  expect(rangeIn('2026-10-01..2026-10-31', now)).toEqual({ from: '2026-10-01', to: '2026-10-31', name: null });
  for (const strange of ['', 'toString', '2026-10-31..2026-10-01', '2026-02-30..2026-03-01', '2026-10-01'])
    expect(rangeIn(strange, now)).toEqual(month);
});
