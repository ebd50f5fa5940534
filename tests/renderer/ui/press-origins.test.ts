import { expect, test } from 'vitest';
import { createPressOrigins } from '../../../renderer/ui/press-origins.ts';

function counted() {
  const made = { count: 0 };
  return createPressOrigins(() => {
    made.count += 1;
    return `origin-${made.count}`;
  });
}

const next = { counter: '1' };

test('two presses, each answered, are two commands', () => {
  const origins = counted();
  expect(origins.begin(next, 0)).toBe('origin-1');
  origins.settle();
  expect(origins.begin(next, 10)).toBe('origin-2');
});

test('a press whose answer never came is the same command when the clerk presses again', () => {
  const origins = counted();
  expect(origins.begin(next, 0)).toBe('origin-1');
  expect(origins.begin(next, 9_000)).toBe('origin-1');
});

test('another wish after an unanswered press is another command', () => {
  const origins = counted();
  origins.begin({ counter: '1', to: 'B' }, 0);
  expect(origins.begin({ counter: '1', to: 'C' }, 1_000)).toBe('origin-2');
});

test('an unanswered press of a while ago does not swallow the wish of now', () => {
  const origins = counted();
  origins.begin(next, 0);
  expect(origins.begin(next, 31_000)).toBe('origin-2');
});

test('the next person at the kiosk never repeats the press of the person before', () => {
  const origins = counted();
  origins.begin({ queue: 'A' }, 0);
  origins.settle();
  expect(origins.begin({ queue: 'A' }, 2_000)).toBe('origin-2');
});
