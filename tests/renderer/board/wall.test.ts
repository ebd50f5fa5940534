import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boardLayout, closestLayout } from '../../../renderer/board/board-layout.ts';
import { letterHeights } from '../../../renderer/board/letter-heights.ts';
import {
  distances,
  fitnessOf,
  glassOf,
  keepWall,
  mmPerPixel,
  readWall,
  televisions,
} from '../../../renderer/board/wall.ts';

const fullHd = { width: 1920, height: 1080 };
const screens = [fullHd, { width: 1366, height: 768 }, { width: 3840, height: 2160 }, { width: 1080, height: 1920 }];

describe('D1: the letters of the wall', () => {
  test.each([
    [4, 51],
    [6, 67.5],
    [8, 90],
    [10, 112.5],
    [12, 135],
  ])('at %d m the number that is called is %d mm high', (distance, height) => {
    expect(letterHeights(distance).hero).toBeCloseTo(height, 0);
  });

  test('are never below the table of the ADA (703.5.5), and rows never below 22 minutes of arc', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 30, noNaN: true }), (distance) => {
        const { hero, row } = letterHeights(distance);
        expect(hero).toBeGreaterThanOrEqual(51 + Math.max(0, ((distance - 4.57) / 0.305) * 3.2));
        const arcMinutes = 2 * Math.atan(row / 2 / (distance * 1000)) * (180 / Math.PI) * 60;
        expect(arcMinutes).toBeGreaterThanOrEqual(21.999);
      }),
    );
  });

  test('at 8 m rows are 51 mm high, as the design says', () => {
    expect(letterHeights(8).row).toBeCloseTo(51.2, 1);
  });
});

describe('D1: a television', () => {
  test('of 43 inches is read from 8 m; of 32 it is refused with the size that is needed and the distance it is good for', () => {
    expect(fitnessOf({ diagonalInches: 43, distanceM: 8 }, fullHd)).toMatchObject({
      fits: true,
      heroMm: 90,
      rowMm: 51,
    });
    const refused = fitnessOf({ diagonalInches: 32, distanceM: 8 }, fullHd);
    expect(refused).toEqual({ fits: false, neededInches: 43, readableAtM: 5.5 });
  });

  test('that is refused would be taken with the size it was refused for, and not with one inch less', () => {
    for (const screen of screens) {
      for (const distanceM of distances) {
        for (const diagonalInches of televisions) {
          const fitness = fitnessOf({ diagonalInches, distanceM }, screen);
          if (fitness.fits) continue;
          const { neededInches } = fitness;
          expect(fitnessOf({ diagonalInches: neededInches, distanceM }, screen).fits).toBe(true);
          expect(fitnessOf({ diagonalInches: neededInches - 1, distanceM }, screen).fits).toBe(false);
        }
      }
    }
  });

  test('that is too small for video beside the calls says from which size it has room', () => {
    const fitness = fitnessOf({ diagonalInches: 43, distanceM: 8 }, fullHd);
    if (!fitness.fits || fitness.mediaFromInches === null) throw new Error('43 inches at 8 m have no room for video');
    const { mediaFromInches } = fitness;
    expect(fitnessOf({ diagonalInches: mediaFromInches, distanceM: 8 }, fullHd)).toMatchObject({
      mediaFromInches: null,
    });
  });
});

describe('D1: whatever stands on the wall', () => {
  test('has its letters as high as asked, in two rows at least, inside the glass', () => {
    const glass = fc.record({
      ...{ diagonal: fc.integer({ min: 20, max: 120 }), screen: fc.constantFrom(...screens) },
      ...{ distance: fc.double({ min: 2, max: 15, noNaN: true }), media: fc.boolean() },
    });
    fc.assert(
      fc.property(glass, ({ diagonal, screen, distance, media }) => {
        const { widthMm, heightMm } = glassOf({ diagonalInches: diagonal }, screen);
        const layout = boardLayout({ widthMm, heightMm }, distance, media);
        if (!layout) return;
        const { hero, row } = letterHeights(distance);
        const [numberCap, counterCap, rowCap] = [layout.numberLeastMm, layout.counterMm, layout.rowMm].map(
          (font) => font * 0.714,
        );
        for (const cap of [numberCap, counterCap]) expect(cap).toBeGreaterThanOrEqual(hero - 0.001);
        expect(rowCap).toBeGreaterThanOrEqual(row - 0.001);
        expect(layout.rows).toBeGreaterThanOrEqual(2);
        expect(layout.heroWidthMm + layout.asideWidthMm).toBeLessThanOrEqual(widthMm);
        if (media && layout.shape === 'wide') expect(layout.asideWidthMm).toBeLessThanOrEqual(0.4 * widthMm + 0.001);
      }),
    );
  });

  test('is shown as large as fits where a window is smaller than its television', () => {
    const glass = glassOf({ diagonalInches: 43 }, fullHd, { width: 640, height: 360 });
    expect(boardLayout(glass, 8, false)).toBeNull();
    expect(closestLayout(glass, 8, true).rows).toBeGreaterThanOrEqual(2);
  });
});

describe('what was said of a wall', () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
  };

  test('is kept with the resolution, and asked again when another television hangs there', () => {
    const place = storage();
    expect(readWall(place, fullHd)).toBeNull();
    keepWall(place, { diagonalInches: 55, distanceM: 10 }, fullHd);
    expect(readWall(place, fullHd)).toEqual({ diagonalInches: 55, distanceM: 10 });
    expect(readWall(place, { width: 3840, height: 2160 })).toBeNull();
  });

  test('is not believed when it is broken', () => {
    for (const text of ['x', '{}', '{"width":1920,"height":1080,"diagonalInches":"a","distanceM":8}', 'null', '[]']) {
      expect(readWall({ getItem: () => text }, fullHd)).toBeNull();
    }
  });

  test('measures a pixel: 43 inches of full HD have half a millimetre each', () => {
    expect(mmPerPixel({ diagonalInches: 43 }, fullHd)).toBeCloseTo(0.496, 3);
  });
});
