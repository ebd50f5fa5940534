import { expect, test } from 'vitest';
import { createRandomIds } from '../../../../main/adapters/system/random-ids.ts';

test('no two tickets say the same, however many pages of chance were used up', () => {
  const { token } = createRandomIds();
  const tokens = Array.from({ length: 2_000 }, () => token(16));
  expect(new Set(tokens).size).toBe(2_000);
  expect(tokens.every((each) => /^[a-z2-7]{26}$/.test(each))).toBe(true);
  // A page of zeros would say "aaaa…".
  expect(tokens.filter((each) => each.includes('aaaaaaaa'))).toEqual([]);
});

test('a token of any length has its length, also one longer than a page', () => {
  const { token } = createRandomIds();
  for (const bytes of [1, 5, 4095, 4096, 4097]) expect(token(bytes)).toHaveLength(Math.ceil((bytes * 8) / 5));
});
