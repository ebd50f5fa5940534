import { expect, test } from 'vitest';
import { createTouchGuard } from '../../../renderer/kiosk/touch-guard.ts';

test('K4: a finger still on its way when the screen changes chooses nothing', () => {
  const guard = createTouchGuard();
  guard.shows('home', 350, 1_000);
  expect(guard.allows(1_349)).toBe(false);
  expect(guard.allows(1_350)).toBe(true);
});

test('a screen that is drawn again, with a new waiting count, does not close to the person before it', () => {
  const guard = createTouchGuard();
  guard.shows('home', 350, 1_000);
  guard.shows('home', 350, 5_000);
  expect(guard.allows(5_001)).toBe(true);
});

test('K4: a second tap within three seconds of the first neither closes the ticket nor takes another', () => {
  const guard = createTouchGuard();
  guard.shows('home', 350, 0);
  guard.shows('ticket 1.A001', 3_000, 10_000);
  expect(guard.allows(12_900)).toBe(false);
  expect(guard.allows(13_000)).toBe(true);
});
