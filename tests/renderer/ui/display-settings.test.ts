import { expect, test } from 'vitest';
import { guessPixelsPerMm, hasLowReach, shapeOf } from '../../../renderer/ui/display-settings.ts';
import { dateTimeText, localDateText, numberText } from '../../../renderer/ui/format.ts';

test.each([
  ['a 10" tablet lying down', 1280, 800, 'compact-landscape'],
  ['a 10" tablet standing', 800, 1280, 'compact-portrait'],
  ['a 15.6" laptop panel', 1366, 768, 'compact-landscape'],
  ['a 21.5" panel standing', 1080, 1920, 'portrait'],
  ['a 21.5" panel lying down', 1920, 1080, 'landscape'],
] as const)('%s gets the layout that fits it', (_screen, width, height, shape) => {
  expect(shapeOf(width, height, guessPixelsPerMm(width, height))).toBe(shape);
});

test('K14: low reach is offered where the glass is so tall that somebody sitting cannot reach its top', () => {
  expect(hasLowReach(1080, 1920, 4.03)).toBe(true);
  expect(hasLowReach(1920, 1080, 4.03)).toBe(true);
  expect(hasLowReach(1366, 768, 3.95)).toBe(false);
  expect(hasLowReach(800, 1280, 5.88)).toBe(false);
});

test('X9: people read the time of Vietnam whatever the PC is set to', () => {
  // The tests run in Anchorage on purpose.
  expect(dateTimeText(Date.UTC(2026, 10, 22, 17, 5))).toBe('23/11/2026 00:05');
  expect(localDateText('2026-11-23')).toBe('23/11/2026');
});

test('money is grouped as people in Vietnam write it', () => {
  expect(numberText(1_250_000)).toBe('1.250.000');
  expect(numberText(-15_000)).toBe('-15.000');
  expect(numberText(999)).toBe('999');
});
