import { describe, expect, test } from 'vitest';
import { planMorning, planVisits } from '../../../scripts/morning/plan.ts';

const shape = { citizens: 600, lasts: 120_000, seed: 1 };

describe('a morning that was drawn', () => {
  test('is the same for the same seed, and another one for another', () => {
    expect(planMorning(shape)).toEqual(planMorning(shape));
    expect(planMorning(shape)).not.toEqual(planMorning({ ...shape, seed: 2 }));
  });

  test('brings everybody within its hours, one after the other, to both kiosks and every queue', () => {
    const plan = planMorning(shape);
    expect(plan).toHaveLength(600);
    expect(plan.every(({ at }) => at >= 0 && at < shape.lasts)).toBe(true);
    expect(plan.map(({ at }) => at)).toEqual(plan.map(({ at }) => at).sort((a, b) => a - b));
    expect(new Set(plan.map(({ kiosk }) => kiosk)).size).toBe(2);
    expect(new Set(plan.map(({ queue }) => queue)).size).toBe(6);
  });

  test('has its rush at the doors: the first third sees half of the people', () => {
    const early = planMorning(shape).filter(({ at }) => at < shape.lasts / 3).length;
    expect(early).toBeGreaterThan(250);
    expect(early).toBeLessThan(350);
  });

  test('gives a counter visits that last what it has for each, on the whole', () => {
    const visits = planVisits(3, 800);
    const spent = Array.from({ length: 2_000 }, () => visits.next().value).map(
      ({ walkMs, serveMs }) => walkMs + serveMs,
    );
    const mean = spent.reduce((sum, each) => sum + each, 0) / spent.length;
    expect(mean).toBeGreaterThan(400);
    expect(mean).toBeLessThan(800);
  });
});
