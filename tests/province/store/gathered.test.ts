import { expect, test } from 'vitest';
import { gathered } from '../../../province/store/gathered.ts';

test('who is alone is asked about at once; who comes meanwhile, all together, each with its own answer', async () => {
  const asked: (readonly number[])[] = [];
  const answers: (() => void)[] = [];
  const double = gathered(async (all: readonly number[]) => {
    asked.push(all);
    await new Promise<void>((go) => answers.push(go));
    return all.map((n) => 2 * n);
  });
  const first = double(1);
  expect(asked).toEqual([[1]]);
  const others = Promise.all([double(2), double(3), double(3)]);
  expect(asked).toHaveLength(1);
  answers[0]?.();
  expect(await first).toBe(2);
  expect(asked).toEqual([[1], [2, 3, 3]]);
  answers[1]?.();
  expect(await others).toEqual([4, 6, 6]);
});

test('a question that fails is failed for whoever it was asked for, and the next is asked', async () => {
  const brittle = gathered(async (all: readonly string[]) => {
    if (all.includes('bad')) throw new Error('no answer');
    return all;
  });
  const [good, bad, beside] = await Promise.allSettled([brittle('good'), brittle('bad'), brittle('beside')]);
  expect([good.status, bad.status, beside.status]).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(await brittle('good')).toBe('good');
});
