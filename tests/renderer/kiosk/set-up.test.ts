import { describe, expect, test } from 'vitest';
import { createCornerTaps } from '../../../renderer/kiosk/set-up/corner-taps.ts';
import { cardWidthMm, outlineSteps, pixelsPerMm, withinGlass } from '../../../renderer/ui/card-on-glass.ts';
import { keepCalibration, measureOf, screenOf } from '../../../renderer/ui/display-settings.ts';

function glass(width: number, height: number, devicePixelRatio = 1) {
  return { innerWidth: width, innerHeight: height, devicePixelRatio, screen: { width, height } as Screen };
}

function pocket() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  };
}

describe('S5: a card held to the glass', () => {
  test.each([
    ['10.1"', 5.88],
    ['15.6"', 3.95],
    ['21.5"', 4.03],
    ['32"', 2.71],
  ])('measures a %s screen within 2 %% for who stops a whole pixel too early or late', (_screen, truth) => {
    const outline = Math.round(truth * cardWidthMm);
    for (const missed of [-1, 0, 1]) {
      expect(Math.abs(pixelsPerMm(outline + missed) - truth) / truth).toBeLessThan(0.02);
    }
  });

  test('is reached from any guess in few presses, and the outline never leaves the glass', () => {
    const largest = Math.max(...outlineSteps);
    // The worst guess: a 32" panel taken for a 10" tablet.
    expect(Math.ceil(((5.88 - 2.71) * cardWidthMm) / largest)).toBeLessThanOrEqual(14);
    expect(withinGlass(9_999, 1_000)).toBe(1_000);
  });

  test('counts as long as the screen is the same, and is asked for again when its resolution has changed', () => {
    const storage = pocket();
    const panel = glass(1080, 1920);
    expect(measureOf(storage, panel).from).toBe('guessed');
    keepCalibration({ mm: 4.1, screen: screenOf(panel) }, storage);
    expect(measureOf(storage, panel)).toEqual({ mm: 4.1, from: 'kept' });
    expect(measureOf(storage, glass(1920, 1080)).from).toBe('other-screen');
    expect(measureOf(storage, glass(1080, 1920, 1.25)).from).toBe('other-screen');
    expect(measureOf(storage, panel)).toEqual({ mm: 4.1, from: 'kept' });
  });
});

describe('the staff’s corner', () => {
  const screen = { width: 1080, mm: 4 };
  const touch = (times: readonly number[], at = { x: 10, y: 10 }) => {
    const taps = createCornerTaps();
    return times.map((time) => taps.touch(at, screen, time)).includes(true);
  };

  test('opens after five touches within four seconds, left or right', () => {
    expect(touch([0, 500, 1_000, 1_500, 2_000])).toBe(true);
    expect(touch([0, 500, 1_000, 1_500, 2_000], { x: 1_070, y: 60 })).toBe(true);
    expect(touch([0, 500, 1_000, 1_500])).toBe(false);
  });

  test('stays shut for a child who drums elsewhere, or slowly', () => {
    expect(touch([0, 100, 200, 300, 400, 500, 600], { x: 540, y: 10 })).toBe(false);
    expect(touch([0, 100, 200, 300, 400, 500, 600], { x: 10, y: 300 })).toBe(false);
    expect(touch([0, 1_500, 3_000, 4_500, 6_000, 7_500])).toBe(false);
  });
});
