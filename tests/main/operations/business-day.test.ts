import { describe, expect, test } from 'vitest';
import { CounterId, Origin, QueueId } from '../../../domain/ids.ts';
import { keepDay } from '../../../main/operations/day-keeper.ts';
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

  test('are not given by a host whose clock was never set: it says so, and gives them once the clock is right', () =>
    withStore(async (point) => {
      const { operations, kiosk, clock, store } = point;
      clock.setLocal('1970-01-02', '08:00');
      const before = store.head();
      const wish = { origin: Origin(origin()), queue: QueueId('B'), priority: null, language: 'vi' };
      expect(await operations.issueTicket(wish, kiosk)).toEqual({ ok: false, error: { type: 'clock-impossible' } });
      expect(store.day()).toEqual({ open: null, question: { kind: 'clock-impossible', date: '1970-01-02' } });
      expect(store.head()).toEqual(before);
      clock.setLocal('2026-11-20', '08:00');
      expect(await take(point)).toBe('1 2026-11-20 B001');
    }));

  test('T16: are not given by a clock that is right for the communes and older than the program itself', () =>
    withStore(async (point) => {
      const { operations, kiosk, clock, store } = point;
      clock.setLocal('2026-11-18', '08:00');
      clock.madeOn('2026-11-19');
      const wish = () => ({ origin: Origin(origin()), queue: QueueId('B'), priority: null, language: 'vi' as const });
      expect(await operations.issueTicket(wish(), kiosk)).toEqual({ ok: false, error: { type: 'clock-impossible' } });
      expect(store.day().question).toEqual({ kind: 'clock-impossible', date: '2026-11-18' });
      clock.setLocal('2026-11-19', '00:10');
      expect(await take(point)).toBe('1 2026-11-19 B001');
      // Later the open day says what can be; the program's own day is asked no more.
      clock.setLocal('2026-11-18', '08:00');
      expect(await take(point)).toBe('1 2026-11-19 B002');
      expect(store.day().question.kind).toBe('clock-went-back');
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
      expect(await take(point)).toBe('2 2027-11-22 B003');
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

  test('of people who came while the date was in question go over into the new day, and the series goes on behind them', () =>
    withStore(async (point) => {
      await take(point);
      point.clock.setLocal('2026-12-15', '08:00');
      const today = [await take(point), await take(point)];
      expect(today).toEqual(['1 2026-11-20 B002', '1 2026-11-20 B003']);
      value(await point.operations.confirmDate({ origin: Origin(origin()), date: '2026-12-15' }, point.clerkAt('1')));
      expect(point.store.tickets.waitingIn(2, [QueueId('B')]).map((each) => each.number)).toEqual(['B002', 'B003']);
      expect(await take(point)).toBe('2 2026-12-15 B004');
    }));
});

describe('the turn of a day', () => {
  const at = () => ({ origin: Origin(origin()), counter: CounterId('1') });

  test('closes yesterday’s counter; its clerk opens it again and calls today’s first', () =>
    withStore(async (point) => {
      const { operations, clerkAt, clock, store } = point;
      const clerk = clerkAt('1');
      await take(point);
      await take(point);
      value(await operations.openCounter({ ...at(), queues: [QueueId('B')] }, clerk));
      value(await operations.callNext(at(), clerk));
      clock.setLocal('2026-11-23', '07:10');
      expect(await take(point)).toBe('2 2026-11-23 B001');
      expect(store.counters.all()).toEqual([]);
      expect(store.tickets.get('1.B001')?.state).toBe('done');
      expect(await operations.callNext(at(), clerk)).toMatchObject({ error: { type: 'counter-closed' } });
      value(await operations.openCounter({ ...at(), queues: [QueueId('B')] }, clerk));
      expect(value(await operations.callNext(at(), clerk)).current?.number).toBe('B001');
      expect(store.tickets.atCounter(CounterId('1'))?.day).toBe(2);
    }));

  test('happens by a clerk’s refused key too, so that the next one is not refused for ever', () =>
    withStore(async (point) => {
      const { operations, clerkAt, clock, store } = point;
      const clerk = clerkAt('1');
      await take(point);
      value(await operations.openCounter({ ...at(), queues: [QueueId('B')] }, clerk));
      clock.setLocal('2026-11-23', '07:10');
      expect(await operations.callNext(at(), clerk)).toMatchObject({ error: { type: 'counter-closed' } });
      expect(store.days.open()).toEqual({ day: 2, date: '2026-11-23' });
      value(await operations.openCounter({ ...at(), queues: [QueueId('B')] }, clerk));
    }));

  test('comes at its hour without a touch on a working day, and waits for the first touch on a day off', () =>
    withStore(async (point) => {
      await take(point);
      const keeper = keepDay(point);
      for (const [date, time, open] of [
        ['2026-11-21', '09:00', '2026-11-20'],
        ['2026-11-23', '04:59', '2026-11-20'],
        ['2026-11-23', '05:00', '2026-11-23'],
        ['2026-11-24', '08:00', '2026-11-23'],
      ] as const) {
        point.clock.setLocal(date, time);
        keeper.look();
        expect(point.store.days.open()?.date).toBe(open);
      }
      keeper.close();
      expect(await take(point)).toBe('3 2026-11-24 B001');
    }));
});
