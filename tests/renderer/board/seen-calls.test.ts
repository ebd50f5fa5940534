import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsOf } from '../../../renderer/board/seen-calls.ts';

const call = (callNo: number, number = `B${callNo}`, awaited = true) => ({ callNo, number, awaited });
const numbers = ({ rows }: { rows: readonly { number: string }[] }) => rows.map(({ number }) => number);

test('the calls before the one in the large field stand below it, newest first, one row per number', () => {
  const calls = [call(5, 'B1'), call(4, 'A2'), call(3, 'B1'), call(2, 'A2'), call(1, 'C3')];
  expect(numbers(rowsOf(calls, call(5, 'B1'), null, 5, 0))).toEqual(['A2', 'C3']);
});

test('people who have not come yet stand before those who have', () => {
  const calls = [call(4), call(3, 'B3', false), call(2, 'B2', true), call(1, 'B1', false)];
  expect(numbers(rowsOf(calls, call(4), null, 5, 0))).toEqual(['B2', 'B3', 'B1']);
});

test('D3: the call that is being said stands first when a newer one has the large field', () => {
  const calls = [call(9), call(8), call(7), call(6), call(5), call(4), call(3)];
  expect(numbers(rowsOf(calls, call(9), call(3), 3, 0))).toEqual(['B3', 'B8', 'B7']);
  expect(numbers(rowsOf(calls, call(9), call(9), 3, 0))).toEqual(['B8', 'B7', 'B6']);
});

test('where more people are awaited than there are rows, they take turns and none is left out', () => {
  const places = fc.integer({ min: 1, max: 5 });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20 }), places, fc.boolean(), (count, rows, isSaying) => {
      const calls = Array.from({ length: count + 1 }, (_, n) => call(count + 1 - n));
      const [hero = null] = calls;
      const saying = isSaying ? (calls.at(-1) ?? null) : null;
      const { pages } = rowsOf(calls, hero, saying, rows, 0);
      const shown = new Set<string>();
      for (let page = 0; page < pages; page += 1) {
        const seen = numbers(rowsOf(calls, hero, saying, rows, page));
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.length).toBe(Math.min(rows, count));
        for (const number of seen) shown.add(number);
      }
      if (rows > 1 || !isSaying) expect(shown.size).toBe(count);
    }),
  );
});

test('a row that is kept for the call being said does not make the others turn faster than they can be read', () => {
  const calls = [call(4), call(3), call(2), call(1)];
  expect(rowsOf(calls, call(4), null, 3, 0).pages).toBe(1);
});
