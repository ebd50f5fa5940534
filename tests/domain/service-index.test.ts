import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CountedDossier,
  isCounted,
  isOnTime,
  nothingCounted,
  runLimits,
  serviceIndex,
} from '../../domain/service-index.ts';

const november = { from: '2026-11-01', to: '2026-11-30' };
const plain: CountedDossier = {
  ...{ receivedOn: '2026-11-02', dueOn: '2026-11-10', endedOn: null, pausedOn: null },
  ...{ supplements: 0, channel: 'direct' },
};
const onTime = (change: Partial<CountedDossier>, to = november.to) =>
  isOnTime({ ...plain, ...change }, { ...november, to });

describe('On time, by the formula of QĐ 766', () => {
  test('is done by its day, and not a day later', () => {
    expect(onTime({ endedOn: '2026-11-10' })).toBe(true);
    expect(onTime({ endedOn: '2026-11-11' })).toBe(false);
  });

  test('is open and not yet due when the period ends', () => {
    expect(onTime({}, '2026-11-10')).toBe(true);
    expect(onTime({}, '2026-11-11')).toBe(false);
    // What ended later is to this period still open.
    expect(onTime({ endedOn: '2026-11-20' }, '2026-11-09')).toBe(true);
  });

  test('ends with the day papers were first asked for, while they are waited for', () => {
    expect(onTime({ pausedOn: '2026-11-09', supplements: 1 })).toBe(true);
    expect(onTime({ pausedOn: '2026-11-12', supplements: 1 })).toBe(false);
  });

  test('is never what was asked for papers twice', () => {
    expect(onTime({ endedOn: '2026-11-03', supplements: 2 })).toBe(false);
  });

  test('counts what was received or ended in the period, and nothing else', () => {
    const counts = (change: Partial<CountedDossier>) => isCounted({ ...plain, ...change }, november);
    expect(counts({})).toBe(true);
    expect(counts({ receivedOn: '2026-10-30' })).toBe(false);
    expect(counts({ receivedOn: '2026-10-30', endedOn: '2026-11-01' })).toBe(true);
    expect(counts({ receivedOn: '2026-12-01', endedOn: null })).toBe(false);
    expect(counts({ receivedOn: '2026-11-30', endedOn: '2026-12-01' })).toBe(true);
  });
});

describe('Points', () => {
  const score = (name: string, counted: number, part: number, dissatisfied = 0, online = 0) =>
    serviceIndex({ counted, onTime: part, received: counted, online }, dissatisfied).find((line) => line.name === name);

  test('for time are twenty by the share', () => {
    expect(score('on-time', 200, 190)).toMatchObject({ part: 190, whole: 200, max: 20, score: 19 });
    expect(score('on-time', 3, 3)?.score).toBe(20);
  });

  test('for satisfaction are full from nine in ten, and in proportion below', () => {
    expect(score('satisfaction', 100, 95, 5)?.score).toBe(6);
    expect(score('satisfaction', 100, 95, 50)).toMatchObject({ part: 45, score: 3 });
    // One visit may complain of a late dossier: never less than nothing.
    expect(score('satisfaction', 10, 2, 9)?.score).toBe(0);
  });

  test('are not invented: none for online, none where nothing was counted', () => {
    expect(score('online', 100, 100, 0, 40)).toMatchObject({ part: 40, whole: 100, max: null, score: null });
    expect(serviceIndex(nothingCounted, 0).map((line) => line.score)).toEqual([null, null, null]);
  });
});

describe('A month outside its limits', () => {
  const month = (part: number, whole: number) => ({ part, whole });

  test('is one that chance does not explain', () => {
    const months = [...Array.from({ length: 11 }, () => month(196, 200)), month(170, 200)];
    const { mean = 0, limits = [] } = runLimits(months) ?? {};
    expect(mean).toBeCloseTo(2326 / 2400, 12);
    const outside = months.map(({ part, whole }, n) => part / whole < (limits[n]?.low ?? 0));
    expect(outside).toEqual([...Array<boolean>(11).fill(false), true]);
    // By hand: 0.969167 − 3 √(0.969167 × 0.030833 / 200)
    expect(limits[0]?.low).toBeCloseTo(0.932496, 5);
    expect(limits[0]?.high).toBe(1);
  });

  test('is judged more mildly the less was counted, and not at all when nothing was', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { minLength: 1, maxLength: 24 }), (pairs) => {
        const months = pairs.map(([a, b]) => month(Math.min(a, b), Math.max(a, b)));
        const found = runLimits(months);
        if (!found) return expect(months.every(({ whole }) => whole === 0)).toBe(true);
        for (const [n, limit] of found.limits.entries()) {
          expect(limit === null).toBe(months[n]?.whole === 0);
          if (!limit) continue;
          expect(limit.low).toBeLessThanOrEqual(found.mean);
          expect(limit.high).toBeGreaterThanOrEqual(found.mean);
          const few = found.limits.find((other, m) => other && (months[m]?.whole ?? 0) < (months[n]?.whole ?? 0));
          if (few) expect(few.high - few.low).toBeGreaterThanOrEqual(limit.high - limit.low - 1e-12);
        }
      }),
    );
  });
});
