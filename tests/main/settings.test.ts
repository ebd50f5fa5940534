import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Point, receptionOf } from '../../domain/point.ts';
import type { Result } from '../../domain/result.ts';
import { readPoint, type SettingsRefusal } from '../../main/settings.ts';
import { canhVinh } from '../../scripts/canh-vinh.ts';

function pointFrom(file: unknown): Result<Point, SettingsRefusal> {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-'));
  try {
    writeFileSync(join(folder, 'point.json'), JSON.stringify(file));
    return readPoint(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const plain = canhVinh({ demonstration: false });
const day = [{ from: '07:30', to: '10:30' }];
const week = { 1: day, 2: [], 3: day, 4: [], 5: [], 6: day, 7: [] };

describe('what a point’s file says of its hours', () => {
  test('may be nothing: Monday to Friday in its working hours, thirty minutes before the first', () => {
    const read = pointFrom(plain);
    if (!read.ok) throw new Error(read.error.type);
    const { week: usual, ...rest } = receptionOf(read.value, 'B', null);
    expect(rest).toEqual({ daysOff: 'closed', minutesBefore: 30, places: null });
    expect([usual[1], usual[5], usual[6]]).toEqual([plain.hours, plain.hours, []]);
  });

  test('is kept for the point, and for a queue that differs', () => {
    const queues = { D: { places: 20 }, E: { week: { ...week, 6: [] } } };
    const read = pointFrom({ ...plain, reception: { week, minutesBefore: 15, queues } });
    if (!read.ok) throw new Error(read.error.type);
    expect(receptionOf(read.value, 'B', null)).toEqual({ week, daysOff: 'closed', minutesBefore: 15, places: null });
    expect(receptionOf(read.value, 'D', null)).toMatchObject({ week, places: 20 });
    expect(receptionOf(read.value, 'E', null).week[6]).toEqual([]);
    expect(receptionOf(read.value, 'D', { week: null, places: null })).toMatchObject({ week, places: null });
  });

  test.each([
    ['an end before its begin', { week: { ...week, 1: [{ from: '17:00', to: '07:00' }] } }],
    ['a weekday too many', { week: { ...week, 8: day } }],
    ['a weekday too few', { week: { 1: day } }],
    ['a word nobody knows', { weeks: week }],
    ['a queue that is no letter', { queues: { hộ: { places: 1 } } }],
  ])('is refused with %s, so that a typing error is not silent', (_, reception) => {
    expect(pointFrom({ ...plain, reception })).toMatchObject({ ok: false, error: { type: 'point-file-wrong' } });
  });

  test.each([
    ['hours that end before they begin', { hours: [{ from: '11:30', to: '07:00' }] }],
    ['an afternoon before the morning', { hours: [...plain.hours].reverse() }],
    ['a closing time before work begins', { closingTime: '06:00' }],
  ])('is refused with %s: limits run in them', (_, change) => {
    expect(pointFrom({ ...plain, ...change })).toMatchObject({ ok: false, error: { type: 'point-file-wrong' } });
  });

  test('is day and night for a demonstration, as it is read again', () => {
    const read = pointFrom(canhVinh({ demonstration: true }));
    expect(read).toEqual({ ok: true, value: canhVinh({ demonstration: true }) });
  });
});
