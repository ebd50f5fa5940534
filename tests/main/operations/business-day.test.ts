import { describe, expect, test } from 'vitest';
import { Origin, QueueId } from '../../../domain/ids.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

/** Takes a number of queue B and answers `day number`. */
async function take({ operations, kiosk, store }: PointInTest): Promise<string> {
  const wish = { origin: Origin(origin()), queue: QueueId('B'), priority: null, language: 'vi' };
  const { number } = value(await operations.issueTicket(wish, kiosk));
  return `${store.days.open()?.day} ${store.days.open()?.date} ${number}`;
}

describe('numbers by the clock', () => {
  test('run through the day: at 00:05 UTC, at 07:00 and at 23:59 it is the same day', () =>
    withStore(async (point) => {
      const taken: string[] = [];
      for (const time of ['07:00', '07:05', '12:00', '23:59']) {
        point.clock.setLocal('2026-11-20', time);
        taken.push(await take(point));
      }
      expect(taken).toEqual(['001', '002', '003', '004'].map((n) => `1 2026-11-20 B${n}`));
    }));

  test('begin again next morning, not at midnight', () =>
    withStore(async (point) => {
      point.clock.setLocal('2026-11-19', '16:00');
      expect(await take(point)).toBe('1 2026-11-19 B001');
      point.clock.setLocal('2026-11-20', '00:30');
      expect(await take(point)).toBe('1 2026-11-19 B002');
      point.clock.setLocal('2026-11-20', '06:30');
      expect(await take(point)).toBe('2 2026-11-20 B001');
    }));

  test('go on when the clock is set back an hour or a year', () =>
    withStore(async (point) => {
      expect(await take(point)).toBe('1 2026-11-20 B001');
      point.clock.setLocal('2026-11-20', '07:00');
      expect(await take(point)).toBe('1 2026-11-20 B002');
      point.clock.setLocal('2025-11-20', '07:00');
      expect(await take(point)).toBe('1 2026-11-20 B003');
      expect(point.store.day().question).toEqual({ kind: 'clock-went-back', date: '2025-11-20' });
    }));

  test('go on in the open day when the clock jumps a year forward, until a person says the date is true', () =>
    withStore(async (point) => {
      await take(point);
      point.clock.setLocal('2027-11-22', '08:00');
      expect(await take(point)).toBe('1 2026-11-20 B002');
      expect(point.store.day().question).toEqual({ kind: 'is-it-really', date: '2027-11-22' });
      const confirm = (date: string) =>
        point.operations.confirmDate({ origin: Origin(origin()), date }, point.clerkAt('1'));
      expect(await confirm('2027-11-21')).toMatchObject({ ok: false, error: { type: 'no-question-open' } });
      value(await confirm('2027-11-22'));
      expect(await take(point)).toBe('2 2027-11-22 B001');
    }));

  test('need no person when the province confirms the date', () =>
    withStore(async (point) => {
      await take(point);
      point.clock.setLocal('2027-11-22', '08:00');
      point.offset.ms = 1500;
      expect(await take(point)).toBe('2 2027-11-22 B001');
    }));

  test('never return to a day: forward a year, confirmed, and back again', () =>
    withStore(async (point) => {
      await take(point);
      point.clock.setLocal('2027-11-22', '08:00');
      value(await point.operations.confirmDate({ origin: Origin(origin()), date: '2027-11-22' }, point.clerkAt('1')));
      point.clock.setLocal('2026-11-23', '08:00');
      expect(await take(point)).toBe('2 2027-11-22 B001');
    }));

  test('wait for no question over a weekend or a holiday', () =>
    withStore(async (point) => {
      point.clock.setLocal('2026-11-20', '16:00');
      await take(point);
      point.clock.setLocal('2026-11-23', '07:00');
      expect(await take(point)).toBe('2 2026-11-23 B001');
      point.clock.setLocal('2026-11-25', '07:00');
      expect(await take(point)).toBe('3 2026-11-25 B001');
    }));
});
