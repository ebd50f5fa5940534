import { expect, test } from 'vitest';
import { stepsOf } from '../../../renderer/office/steps-of.ts';

test('the list of the office’s pages is walked by the arrows, round and round, and by Home and End', () => {
  expect(['ArrowDown', 'ArrowRight', 'ArrowUp', 'Home', 'End'].map((key) => stepsOf(key, 0, 11))).toEqual([
    ...[1, 1, 10, 0, 10],
  ]);
  expect(stepsOf('ArrowDown', 10, 11)).toBe(0);
  expect(['Tab', 'Enter', 'a'].map((key) => stepsOf(key, 3, 11))).toEqual([null, null, null]);
});
