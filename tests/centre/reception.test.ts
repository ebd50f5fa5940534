import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ReceptionView } from '../../contract/reception-schemas.ts';
import type { KioskView } from '../../contract/terminal-views.ts';
import { rebuildProjections } from '../../main/store/projections.ts';
import { canhVinh } from '../../scripts/canh-vinh.ts';
import { until } from '../main/adapters/printer/printer-bench.ts';
import { type Connection, origin, value } from '../support/terminal-client.ts';
import { type StationInTest, withStation } from '../support/with-station.ts';
import { sampleStop } from './sample-inputs.ts';

/** A centre with the hours that stand on its door: Monday to Friday, 7:00–11:30 and 13:30–17:00. */
const withHours = (run: (test: StationInTest) => Promise<void>) =>
  withStation({ point: canhVinh({ demonstration: false }) }, run);

const friday = '2026-11-20';
const monday = '2026-11-23';
const wish = (queue = 'B') => ({ origin: origin(), queue, priority: null, language: 'vi' });
const tap = ({ client }: Connection, queue?: string) => client.issueTicket(wish(queue));
/** A new screen may first get the view of a moment ago; the next is right. */
const soon = { timeout: 30_000 };
const refused = (error: object) => ({ ok: false, error });

async function first<V>(views: Promise<AsyncIterable<V>>): Promise<V> {
  for await (const view of await views) return view;
  throw new Error('no view came');
}

const kioskSays = async ({ client }: Connection, queue = 'B') => {
  const view = await first<KioskView>(client.watchKiosk({}));
  const found = view.queues.find(({ id }) => id === queue);
  return { reception: found?.reception, placesLeft: found?.placesLeft, lock: view.lock, timetable: view.timetable };
};

describe('a kiosk outside the hours', () => {
  test('gives no number in the break and says when it ends; the clerk gives one all the same', () =>
    withHours(async ({ kiosk, counter, clock }) => {
      const [citizen, clerk] = [await kiosk(), await counter('1')];
      expect(await tap(citizen)).toMatchObject({ ok: true });
      clock.setLocal(friday, '11:45');
      const backAt = { date: friday, time: '13:30' };
      expect(await tap(citizen)).toEqual(refused({ type: 'queue-closed', opensAt: backAt }));
      await expect.poll(() => kioskSays(citizen), soon).toMatchObject({ reception: { kind: 'break', backAt } });
      expect(await tap(clerk)).toMatchObject({ ok: true, value: { number: 'B002' } });
    }));

  test('gives no number in the evening and names the next working day', () =>
    withHours(async ({ kiosk, clock }) => {
      clock.setLocal(friday, '17:00');
      const opensAt = { date: monday, time: '07:00' };
      expect(await tap(await kiosk())).toEqual(refused({ type: 'queue-closed', opensAt }));
    }));

  test('answers a tap of before the break as it was answered then', () =>
    withHours(async ({ kiosk, clock }) => {
      clock.setLocal(friday, '11:29');
      const citizen = await kiosk();
      const same = wish();
      const given = await citizen.client.issueTicket(same);
      clock.setLocal(friday, '11:31');
      expect(await citizen.client.issueTicket(same)).toEqual(given);
    }));

  test('does not send people home because the PC’s date is in doubt', () =>
    withHours(async ({ kiosk, clock }) => {
      const citizen = await kiosk();
      value(await tap(citizen));
      clock.setLocal('2027-03-14', '19:00');
      expect(await tap(citizen)).toMatchObject({ ok: true });
    }));
});

describe('places of a day', () => {
  test('are for who comes first; the next hears which day to come, and the clerk decides about the needy', () =>
    withHours(async ({ kiosk, counter, head, clock }) => {
      const [citizen, clerk, { client }] = [await kiosk(), await counter('1'), await head()];
      value(await client.setQueueHours({ origin: origin(), queues: ['B'], week: null, places: 2 }));
      value(await tap(citizen));
      await expect.poll(() => kioskSays(citizen), soon).toMatchObject({ placesLeft: 1 });
      value(await tap(citizen));
      const opensAt = { date: monday, time: '07:00' };
      expect(await tap(citizen)).toEqual(refused({ type: 'queue-full', opensAt }));
      const full = { placesLeft: 0, reception: { kind: 'full', opensAt } };
      await expect.poll(() => kioskSays(citizen), soon).toMatchObject(full);
      expect(await tap(citizen, 'C')).toMatchObject({ ok: true });
      expect(await tap(clerk)).toMatchObject({ ok: true, value: { number: 'B003' } });
      clock.setLocal(monday, '07:00');
      expect(await tap(citizen)).toMatchObject({ ok: true, value: { number: 'B001' } });
    }));

  test('taken back within ten seconds are for the next', () =>
    withHours(async ({ kiosk, head }) => {
      const [citizen, { client }] = [await kiosk(), await head()];
      value(await client.setQueueHours({ origin: origin(), queues: ['B'], week: null, places: 1 }));
      const { ticket } = value(await tap(citizen));
      value(await citizen.client.undoTicket({ origin: origin(), ticket }));
      expect(await tap(citizen)).toMatchObject({ ok: true, value: { number: 'B002' } });
      expect(await tap(citizen)).toMatchObject(refused({ type: 'queue-full' }));
    }));
});

describe('a pause', () => {
  test('refuses with the time of return, and ends at it without anybody', () =>
    withHours(async ({ kiosk, screen, station, clock }) => {
      const [citizen, { client }] = [await kiosk(), await screen('office')];
      const backAt = { date: friday, time: '09:00' };
      value(await client.pauseQueues({ origin: origin(), queues: ['B', 'C'], why: 'meeting', backAt }));
      expect(await tap(citizen)).toEqual(refused({ type: 'queue-paused', backAt }));
      const paused = { reception: { kind: 'paused', backAt, why: 'meeting' } };
      await expect.poll(() => kioskSays(citizen, 'C'), soon).toMatchObject(paused);
      expect(await tap(citizen, 'D')).toMatchObject({ ok: true });
      const { seq } = station.store.head();
      clock.setLocal(friday, '09:00');
      expect(await tap(citizen)).toMatchObject({ ok: true });
      expect(station.store.head().seq).toBe(seq + 1);
    }));

  test('is ended by whoever works here, and a time that has passed is no time of return', () =>
    withHours(async ({ kiosk, screen }) => {
      const [citizen, { client }] = [await kiosk(), await screen('office')];
      const past = { date: friday, time: '08:00' };
      const pausing = { origin: origin(), queues: ['B'], why: 'other' as const };
      expect(await client.pauseQueues({ ...pausing, backAt: past })).toEqual(refused({ type: 'back-at-past' }));
      value(await client.pauseQueues({ ...pausing, origin: origin(), backAt: null }));
      expect(await tap(citizen)).toEqual(refused({ type: 'queue-paused', backAt: null }));
      value(await client.resumeQueues({ origin: origin(), queues: ['B'] }));
      expect(await tap(citizen)).toMatchObject({ ok: true });
    }));
});

describe('a locked kiosk', () => {
  test('gives no number of any queue and shows what the office says, until it is opened', () =>
    withHours(async ({ kiosk, counter, screen }) => {
      const [citizen, clerk, { client }] = [await kiosk(), await counter('1'), await screen('office')];
      const text = 'Xin mời quý vị sang nhà văn hóa';
      value(await client.lockKiosk({ origin: origin(), why: 'moved', text, backAt: null }));
      expect(await tap(citizen)).toEqual(refused({ type: 'kiosk-locked', backAt: null }));
      await expect.poll(() => kioskSays(citizen), soon).toMatchObject({ lock: { why: 'moved', text, backAt: null } });
      expect(await tap(clerk)).toMatchObject({ ok: true });
      value(await client.unlockKiosk({ origin: origin() }));
      await expect.poll(() => kioskSays(citizen), soon).toMatchObject({ lock: null });
      expect(await tap(citizen)).toMatchObject({ ok: true });
    }));

  test('opens by itself at the time that was said', () =>
    withHours(async ({ kiosk, screen, clock }) => {
      const [citizen, { client }] = [await kiosk(), await screen('office')];
      const backAt = { date: friday, time: '08:30' };
      value(await client.lockKiosk({ origin: origin(), why: 'paper', text: '', backAt }));
      expect(await tap(citizen)).toEqual(refused({ type: 'kiosk-locked', backAt }));
      clock.setLocal(friday, '08:30');
      expect(await tap(citizen)).toMatchObject({ ok: true });
    }));
});

describe('what the office set', () => {
  const week = { 1: [], 2: [], 3: [], 4: [], 5: [{ from: '08:00', to: '10:00' }], 6: [], 7: [] };

  test('is on its own page as it was set, and back to the point’s when it is taken back', () =>
    withHours(async ({ head }) => {
      const { client } = await head();
      const set = async () =>
        (await first<ReceptionView>(client.watchReception({}))).queues.find(({ queue }) => queue === 'D');
      value(await client.setQueueHours({ origin: origin(), queues: ['D'], week, places: 5 }));
      await expect.poll(set).toMatchObject({ week, places: 5, own: true });
      value(await client.setQueueHours({ origin: origin(), queues: ['D'], week: null, places: null }));
      const day = [
        { from: '07:00', to: '11:30' },
        { from: '13:30', to: '17:00' },
      ];
      await expect.poll(set).toMatchObject({ week: { 1: day, 5: day, 6: [] }, places: null });
    }));

  test('stands in the log: folded again, everything is as it was', () =>
    withHours(async ({ head, kiosk, station }) => {
      const [{ client }, citizen] = [await head(), await kiosk()];
      const backAt = { date: friday, time: '10:00' };
      value(await client.setQueueHours({ origin: origin(), queues: ['D', 'E'], week, places: 5 }));
      value(await client.pauseQueues({ origin: origin(), queues: ['A', 'B'], why: 'system-fault', backAt }));
      value(await client.resumeQueues({ origin: origin(), queues: ['A'] }));
      value(await client.lockKiosk({ origin: origin(), why: 'power', text: 'Mẫu', backAt: null }));
      value(await client.setTimetable({ origin: origin(), stops: [sampleStop] as never }));
      await expect.poll(() => kioskSays(citizen), soon).toMatchObject({ timetable: [{ place: sampleStop.place }] });
      const before = await kioskSays(citizen);
      const { write } = station.store.databases;
      const rows = () =>
        ['queue_hours', 'queue_pauses', 'kiosk_lock', 'timetable'].map((table) =>
          write.prepare(`SELECT * FROM ${table}`).all(),
        );
      const was = rows();
      rebuildProjections(write);
      expect(rows()).toEqual(was);
      station.store.changed();
      await pause(50);
      expect(await kioskSays(citizen)).toEqual(before);
      expect(before).toMatchObject({ lock: { why: 'power' }, reception: { kind: 'paused' } });
    }));

  test('tells the villages where the centre comes nearer, and when next: not on a day off, but on a date that is named', () =>
    withHours(async ({ head, kiosk, clock }) => {
      const [{ client }, citizen] = [await head(), await kiosk()];
      // Every Tuesday, of which 24 November is a day off; and on that Saturday.
      const stop = { ...sampleStop, weekdays: ['2'], dates: ['2026-11-28'] };
      value(await client.setTimetable({ origin: origin(), stops: [stop] as never }));
      const next = async () => (await kioskSays(citizen)).timetable[0]?.next;
      await expect.poll(next, soon).toEqual({ date: '2026-11-28', from: '08:00', to: '11:00' });
      clock.setLocal('2026-11-28', '11:00');
      await expect.poll(next, soon).toEqual({ date: '2026-12-01', from: '08:00', to: '11:00' });
    }));
});

test('a screen changes by itself when the clock passes a border', () =>
  withHours(async ({ kiosk, clock }) => {
    clock.setLocal(friday, '11:29');
    const { client } = await kiosk();
    const seen: (string | undefined)[] = [];
    (async () => {
      for await (const view of await client.watchKiosk({})) seen.push(view.queues[0]?.reception.kind);
    })().catch(() => {});
    await until(() => seen.at(-1) === 'open', 30_000);
    clock.setLocal(friday, '11:30');
    await until(() => seen.at(-1) === 'break', 5000);
    clock.setLocal(friday, '13:30');
    await until(() => seen.at(-1) === 'open', 5000);
    expect(seen).toContain('break');
  }));
