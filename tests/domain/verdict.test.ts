import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Comparison, verdict } from '../../domain/verdict.ts';

const province = (seq: number, hash = `h${seq}`) => ({ province: { seq, hash } });
const point = (seq: number, hash = `h${seq}`) => ({ point: { seq, hash } });
const compare = (parts: Pick<Comparison, 'province' | 'point'> & Partial<Comparison>) =>
  verdict({ acked: 0, longerAtShorter: null, ...parts });

describe('Province and point comparing their heads', () => {
  test('agree when both ends are the same', () => {
    expect(compare({ ...province(7), ...point(7) })).toEqual({ type: 'in-sync' });
    expect(compare({ ...province(0), ...point(0) })).toEqual({ type: 'in-sync' });
  });

  test('go on from where the province stands', () => {
    expect(compare({ ...province(3), ...point(7), longerAtShorter: 'h3', acked: 3 })).toEqual({
      ...{ type: 'push-from', seq: 4, provinceRewound: false },
    });
    expect(compare({ ...province(0, 'zero'), ...point(7), longerAtShorter: 'zero' })).toMatchObject({ seq: 1 });
  });

  test('notice a province restored from an older copy, and send it again', () => {
    expect(compare({ ...province(3), ...point(7), longerAtShorter: 'h3', acked: 5 })).toEqual({
      ...{ type: 'push-from', seq: 4, provinceRewound: true },
    });
  });

  test('notice a point restored from an older copy', () => {
    expect(compare({ ...province(7), ...point(3), longerAtShorter: 'h3' })).toEqual({ type: 'point-rewound' });
  });

  test('notice two histories, at the same height or below either end', () => {
    expect(compare({ ...province(7), ...point(7, 'other') })).toEqual({ type: 'fork', below: 7 });
    expect(compare({ ...province(3), ...point(7), longerAtShorter: 'other' })).toEqual({ type: 'fork', below: 3 });
    expect(compare({ ...province(7), ...point(3), longerAtShorter: 'other' })).toEqual({ type: 'fork', below: 3 });
    expect(compare({ ...province(7), ...point(3), longerAtShorter: null })).toEqual({ type: 'fork', below: 3 });
  });

  test('always come to exactly one verdict, and never push over a difference', () => {
    const height = fc.integer({ min: 0, max: 4 });
    const hash = fc.constantFrom('x', 'y');
    const head = fc.record({ seq: height, hash });
    const cell = fc.record({ province: head, point: head, acked: height, longerAtShorter: fc.option(hash) });
    fc.assert(
      fc.property(cell, (heads) => {
        const found = verdict(heads);
        const same = heads.province.seq === heads.point.seq && heads.province.hash === heads.point.hash;
        expect(found.type === 'in-sync').toBe(same);
        if (found.type === 'push-from') {
          expect(heads.longerAtShorter).toBe(heads.province.hash);
          expect(found.seq).toBe(heads.province.seq + 1);
          expect(found.seq).toBeLessThanOrEqual(heads.point.seq);
        }
        if (found.type === 'fork') expect(found.below).toBe(Math.min(heads.province.seq, heads.point.seq));
      }),
      { numRuns: 500 },
    );
  });
});
