import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { BoardView, KioskView } from '../../contract/terminal-views.ts';
import { usualPrinter } from '../../domain/data/printers.ts';
import type { Printer } from '../../main/ports/printer.ts';
import { until } from '../main/adapters/printer/printer-bench.ts';
import { connect, origin, value } from '../support/terminal-client.ts';
import { withStation } from '../support/with-station.ts';
import { post, withOpenDoor } from './open-door.ts';
import { openRoad } from './rpc-road.ts';

const kioskWish = () => ({ origin: origin(), queue: 'B', priority: null, language: 'vi' });

/** Every view a screen receives, as it receives them. */
async function watching<V>(
  views: Promise<AsyncIterable<V>>,
): Promise<{ readonly seen: V[]; readonly ended: Promise<void> }> {
  const seen: V[] = [];
  const stream = await views;
  const ended = (async () => {
    for await (const view of stream) seen.push(view);
  })().catch(() => {});
  return { seen, ended };
}

describe('a screen', () => {
  test('has its first view at once, and the next as soon as something happens', () =>
    withStation({}, async ({ kiosk }) => {
      const { client } = await kiosk();
      const { seen } = await watching<KioskView>(client.watchKiosk({}));
      await until(() => seen.length >= 1, 30_000);
      const before = performance.now();
      value(await client.issueTicket(kioskWish()));
      await until(() => seen.at(-1)?.queues.find(({ id }) => id === 'B')?.waiting === 1, 30_000);
      // Told, not found at the next look, which comes after a quarter of a minute.
      expect(performance.now() - before).toBeLessThan(10_000);
    }));

  test('is not flooded: a burst of changes reaches it as a few whole views, the last of them right', () =>
    withStation({}, async ({ kiosk, station }) => {
      const { client } = await kiosk();
      const { seen } = await watching<KioskView>(client.watchKiosk({}));
      await until(() => seen.length >= 1, 30_000);
      await pause(100);
      const before = seen.length;
      for (let n = 0; n < 1000; n++) station.store.changed();
      await Promise.all(Array.from({ length: 40 }, () => client.issueTicket(kioskWish())));
      await until(() => seen.at(-1)?.queues.find(({ id }) => id === 'B')?.waiting === 40, 30_000);
      expect(seen.length - before).toBeLessThan(25);
    }));

  test('that goes away is forgotten: after two hundred nothing is drawn for anyone, and the office counts none', () => {
    let looks = 0;
    const printer: Printer = {
      ...{ name: 'mẫu', model: usualPrinter, onChange: () => () => {}, close: async () => {} },
      // Each view that is made asks the printer how it is.
      state: () => {
        looks++;
        return 'none';
      },
      print: async () => ({ type: 'refused', state: 'none' }),
    };
    return withOpenDoor({ printer }, async (door) => {
      const { port, station } = door;
      const token = door.tokenOf({ role: 'kiosk' });
      for (let n = 0; n < 100; n++) {
        const road = await openRoad(port);
        await road.watch('watchKiosk', {}, { token });
        if (n % 2 === 0) road.cut();
        else road.close();
        await post(port, 'watchKiosk', {}, { token });
      }
      const board = await openRoad(port);
      await board.watch('watchBoard', {});
      board.cut();
      const account = door.account('truong', 'head');
      const office = door.tokenOf({ role: 'office', account, expiresAt: door.clock.now() + 1000 });
      const screens = async () =>
        ((await post(port, 'watchOffice', {}, { token: office })).body as { screens: object }).screens;
      await expect.poll(screens, { timeout: 30_000 }).toEqual({ kiosks: 0, boards: 0 });
      await pause(100);
      looks = 0;
      station.store.changed();
      await pause(100);
      // The spool still asks once whether there is something to print on.
      expect(looks).toBeLessThanOrEqual(1);
      expect(door.said.filter(({ event }) => event === 'bug')).toEqual([]);
    });
  });

  test('of the office says when the board and the kiosk have gone', () =>
    withStation({}, async ({ kiosk, screen }) => {
      const office = await screen('office');
      const { seen } = await watching<{ screens: { kiosks: number; boards: number } }>(office.client.watchOffice({}));
      const [first, second] = [await kiosk(), await screen('board')];
      await watching(first.client.watchKiosk({}));
      await watching(second.client.watchBoard({}));
      await until(() => seen.at(-1)?.screens.kiosks === 1 && seen.at(-1)?.screens.boards === 1, 30_000);
      first.close();
      second.close();
      await until(() => seen.at(-1)?.screens.kiosks === 0 && seen.at(-1)?.screens.boards === 0, 30_000);
    }));

  test('learns that the station ends, and does not hold it up', async () => {
    const end = { ofWatch: Promise.resolve() };
    await withStation({}, async ({ port, station }) => {
      const connection = await connect(port, station.attachCode({ role: 'kiosk', counter: null, account: null }));
      const { seen, ended } = await watching<KioskView>(connection.client.watchKiosk({}));
      await until(() => seen.length >= 1, 30_000);
      end.ofWatch = ended;
    });
    await end.ofWatch;
  });
});

describe('the board', () => {
  test('shows each of fifty calls of a minute, numbered without a gap, to who watches all the time', () =>
    withStation({}, async ({ kiosk, counter, screen }) => {
      const { client } = await kiosk();
      const clerks = await Promise.all(['1', '2', '3'].map(counter));
      const board = await screen('board');
      const { seen } = await watching<BoardView>(board.client.watchBoard({}));
      for (let n = 0; n < 50; n++) value(await client.issueTicket(kioskWish()));
      for (let call = 0; call < 50; call++) {
        const n = call % 3;
        const at = () => ({ origin: origin(), counter: String(n + 1) });
        const clerk = clerks[n]?.client;
        if (!clerk) throw new Error('no clerk');
        value(await clerk.callNext(at()));
        // Every fifth citizen does not come at once: pressed again, the key calls the same number.
        if (call % 5 !== 4) value(await clerk.startService(at()));
      }
      await until(() => seen.at(-1)?.lastCallNo === 50, 30_000);
      const announced = new Map(seen.flatMap(({ calls }) => calls).map((call) => [call.callNo, call]));
      expect([...announced.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
      // All of the last minutes, newest first: a board that was away for a moment misses none.
      expect(seen.at(-1)?.calls.map(({ callNo }) => callNo)).toEqual(Array.from({ length: 50 }, (_, n) => 50 - n));
      const recalled = [...announced.values()].filter(({ recall }) => recall);
      expect(recalled.length).toBeGreaterThan(5);
    }));
});
