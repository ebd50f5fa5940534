import { describe, expect, test } from 'vitest';
import { medianOf, spreadOf, table } from '../../scripts/figures.ts';

describe('figures', () => {
  test('are always ones that were measured, whatever order they came in', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => ((n * 37) % 100) + 1);
    expect(spreadOf(hundred)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99, max: 100 });
    expect(spreadOf([7])).toEqual({ count: 1, p50: 7, p95: 7, p99: 7, max: 7 });
    expect(medianOf([3, 1, 2])).toBe(2);
  });

  test('of nothing are not numbers', () => {
    expect(spreadOf([]).p50).toBeNaN();
  });

  test('stand in columns that line up', () => {
    const lines = table(
      ['ms', 'p50'],
      [
        ['tap', '4.2'],
        ['“next”', '12.0'],
      ],
    ).split('\n');
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[1]).toMatch(/^\| -+ \| -+: \|$/);
  });
});
