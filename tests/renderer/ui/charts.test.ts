import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runLimits } from '../../../domain/service-index.ts';
import { type RunMonth, runPoints, shareText, yOf } from '../../../renderer/ui/charts/chart-scale.ts';

const box = { width: 600, height: 150 };

function monthsOf(counts: readonly (readonly [number, number])[]): RunMonth[] {
  const parts = counts.map(([a, b]) => ({ part: Math.min(a, b), whole: Math.max(a, b) }));
  const limits = runLimits(parts)?.limits;
  return parts.map((part, n) => {
    const month = `2026-${String(n + 1).padStart(2, '0')}`;
    const { low = null, high = null } = limits?.[n] ?? {};
    return { ...part, from: `${month}-01`, to: `${month}-28`, low, high };
  });
}

describe('A run chart and its table', () => {
  test('M4: say the same of every month, and the chart draws what it says inside its box', () => {
    const anyMonths = fc.array(fc.tuple(fc.nat(300), fc.nat(300)), { minLength: 1, maxLength: 12 }).map(monthsOf);
    fc.assert(
      fc.property(anyMonths, (months) => {
        const { points, floor } = runPoints(months, box);
        expect(points.map(({ month }) => month)).toEqual(months);
        for (const { month, share, text, x, y, signal } of points) {
          expect(x >= 0 && x <= box.width).toBe(true);
          if (month.whole === 0) {
            expect([share, text, y, signal]).toEqual([null, '–', null, null]);
            continue;
          }
          expect(text).toBe(shareText(month.part / month.whole));
          expect(y).toBeCloseTo(yOf(month.part / month.whole, floor, box.height), 9);
          expect((y ?? -1) >= -1e-9 && (y ?? 999) <= box.height + 1e-9).toBe(true);
          const outside = share !== null && (share < (month.low ?? 0) || share > (month.high ?? 1));
          expect(signal !== null).toBe(outside);
        }
      }),
    );
  });

  test('round down, so that nearly all is not all', () => {
    expect([1, 0.99999, 0.978, 0.9, 0].map(shareText)).toEqual(['100 %', '99,9 %', '97,8 %', '90 %', '0 %']);
  });
});
