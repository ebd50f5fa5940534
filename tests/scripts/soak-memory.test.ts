import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { memorySplitOf } from '../../scripts/bench/memory-split.ts';
import { growthOf } from '../../scripts/bench/soak-memory.ts';

const month = (residentMiB: (day: number) => number) =>
  Array.from({ length: 30 }, (_, n) => ({ residentMiB: residentMiB(n + 1) }));

test('T35: what warms up and then stays level has not grown; a leak of 1 MiB a day has, by more than 5 %', () => {
  const warms = month((day) => 200 - 40 * 0.4 ** day);
  expect(growthOf(warms).afterWarmUp).toBeLessThan(0.005);
  expect(growthOf(warms).withWarmUp).toBeGreaterThan(0.05);
  expect(growthOf(month((day) => 200 + day)).afterWarmUp).toBeGreaterThan(0.05);
  expect(growthOf(warms.slice(0, 14)).afterWarmUp).toBeNull();
});

test('T35: the parts of a process’s memory add up to what is resident', () => {
  const split = memorySplitOf(process.pid) ?? expect.fail('no /proc here');
  const resident = Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
  const sum = split.files + split.malloc + split.mimalloc + split.rest;
  expect(Math.abs(sum - resident)).toBeLessThan(resident / 10);
  expect(split.malloc).toBeGreaterThan(1);
});
