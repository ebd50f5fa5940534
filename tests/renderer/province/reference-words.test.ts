import { expect, test } from 'vitest';
import { referenceColumns } from '../../../domain/reference.ts';
import { cellText } from '../../../renderer/province/reference/reference-words.ts';

test('what a publication changes is read as people write it: days in their order, words in their language', () => {
  const t = ((key: string) => `<${key}>`) as never;
  const column = (id: string) => referenceColumns.procedures.find((each) => each.id === id) ?? expect.fail(id);
  expect(cellText(t, column('from'), '2026-12-15')).toBe('15/12/2026');
  expect(cellText(t, column('onSupplement'), 'pauses')).toBe('<province.ref.value.pauses>');
  expect(cellText(t, column('name'), 'Đăng ký khai sinh')).toBe('Đăng ký khai sinh');
  expect(cellText(t, column('days'), undefined)).toBe('–');
});
