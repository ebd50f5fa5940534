import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { BoardView } from '../../contract/terminal-views.ts';
import { until } from '../main/adapters/printer/printer-bench.ts';
import { type Connection, origin, value } from '../support/terminal-client.ts';
import { type StationInTest, withStation } from '../support/with-station.ts';

/** What the wall is told: every call while people may be walking, whether they have come, and no person. */
async function viewOf({ screen }: StationInTest): Promise<BoardView> {
  const { client } = await screen('board');
  // Changes reach a screen gathered: until then the view of before is the last one.
  await pause(60);
  for await (const view of await client.watchBoard({})) return view;
  throw new Error('the board was told nothing');
}

async function issue({ client }: Connection): Promise<void> {
  value(await client.issueTicket({ origin: origin(), queue: 'B', priority: null, language: 'vi' }));
}

test('D3: a board that was away for two minutes hears of all fifty calls made in the meantime', () =>
  withStation({}, async (centre) => {
    const kiosk = await centre.kiosk();
    const { client } = await centre.counter('1');
    for (let n = 0; n < 50; n += 1) {
      await issue(kiosk);
      value(await client.callNext({ origin: origin(), counter: '1' }));
      value(await client.finish({ origin: origin(), counter: '1', outcome: 'served' }));
      centre.clock.pass(2_400);
    }
    const { calls, lastCallNo } = await viewOf(centre);
    expect(calls.map(({ callNo }) => callNo)).toEqual(Array.from({ length: 50 }, (_, n) => lastCallNo - n));
    centre.clock.pass(10 * 60_000);
    expect((await viewOf(centre)).calls).toHaveLength(12);
  }));

test('a call is awaited until somebody stands at the counter, and of a recalled number only the newest call', () =>
  withStation({}, async (centre) => {
    await issue(await centre.kiosk());
    const { client } = await centre.counter('1');
    value(await client.callNext({ origin: origin(), counter: '1' }));
    expect((await viewOf(centre)).calls.map(({ awaited }) => awaited)).toEqual([true]);
    value(await client.recall({ origin: origin(), counter: '1' }));
    expect((await viewOf(centre)).calls.map(({ recall, awaited }) => [recall, awaited])).toEqual([
      [true, true],
      [false, false],
    ]);
    value(await client.startService({ origin: origin(), counter: '1' }));
    expect((await viewOf(centre)).calls.map(({ awaited }) => awaited)).toEqual([false, false]);
  }));

test('a person who was set aside and is called to another counter is awaited there alone', () =>
  withStation({}, async (centre) => {
    await issue(await centre.kiosk());
    const [one, two] = [await centre.counter('1'), await centre.counter('2')];
    const called = value(await one.client.callNext({ origin: origin(), counter: '1' }));
    value(await one.client.park({ origin: origin(), counter: '1', why: 'break' }));
    const ticket = called.current?.ticket ?? '';
    value(await two.client.callTicket({ origin: origin(), counter: '2', ticket, why: 'came-back' }));
    expect((await viewOf(centre)).calls.map(({ counter, awaited }) => [counter, awaited])).toEqual([
      ['2', true],
      ['1', false],
    ]);
  }));

test('D7: the board is told numbers, counters and queues, and nothing that belongs to a person', () =>
  withStation({}, async (centre) => {
    await issue(await centre.kiosk());
    value(await (await centre.counter('1')).client.callNext({ origin: origin(), counter: '1' }));
    const view = await viewOf(centre);
    expect(Object.keys(view).sort()).toEqual(['calls', 'day', 'lastCallNo', 'media', 'point', 'queues']);
    const known = ['at', 'awaited', 'callNo', 'counter', 'language', 'number', 'queue', 'recall'];
    expect(view.calls.map((call) => Object.keys(call).sort())).toEqual([known]);
    // The clerk who called has a name; so may nobody else learn it here.
    expect(JSON.stringify(view)).not.toMatch(/Cán Bộ|canbo/);
  }));

test('D5: a video that is put into the folder is offered to the board, a note beside it is not', () =>
  withStation({}, async (centre) => {
    const media = join(centre.folder, 'media');
    mkdirSync(media, { recursive: true });
    for (const name of ['2 Hướng dẫn.mp4', '1.JPG', '.cho.mp4', 'ghi chú.txt']) writeFileSync(join(media, name), 'x');
    const { client, close } = await centre.screen('board');
    const seen: BoardView[] = [];
    const ended = (async () => {
      for await (const view of await client.watchBoard({})) seen.push(view);
    })().catch(() => {});
    await until(() => (seen.at(-1)?.media.length ?? 0) > 0, 8_000);
    close();
    await ended;
    expect(seen.at(-1)?.media).toEqual([
      { kind: 'picture', url: '/media/1.JPG' },
      { kind: 'video', url: '/media/2%20H%C6%B0%E1%BB%9Bng%20d%E1%BA%ABn.mp4' },
    ]);
  }));

test('a folder for videos that is a file leaves the station well and the board without video', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-'));
  writeFileSync(join(folder, 'media'), 'x');
  return withStation({ folder }, async (centre) => expect((await viewOf(centre)).media).toEqual([])).finally(() =>
    rmSync(folder, { recursive: true, force: true }),
  );
});
