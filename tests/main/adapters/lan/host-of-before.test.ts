import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { afterEach, expect, test, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Successor } from '../../../../contract/station-api.ts';
import { StationId } from '../../../../domain/ids.ts';
import { openHostLink } from '../../../../main/adapters/lan/host-link.ts';
import { openLedFile } from '../../../../main/adapters/lan/led-file.ts';
import { makeIdentity } from '../../../../main/adapters/lan/own-identity.ts';
import { serverOptions } from '../../../../main/adapters/lan/pinned-tls.ts';
import { createPrinter } from '../../../../main/adapters/printer/create-printer.ts';
import { noScanner } from '../../../../main/adapters/scanner/no-scanner.ts';
import { startJoinedStation } from '../../../../main/start-joined-station.ts';
import { openJoinPage } from '../../../support/join-page.ts';
import { origin, value } from '../../../support/terminal-client.ts';
import { shownNow, shownWhen, triedOf } from '../../../support/told-view.ts';

afterEach(() => vi.useRealTimers());

/** All that a host of 28 November, 03:56 (N−1 of `faults/skew`) answered: nothing of stand-ins, updates, the doctor of a PC. */
const asked = { pings: 0 };
const answers = {
  sayHello: os.handler(() => ({ name: 'Quầy số 1', pointName: 'Điểm mẫu', roles: ['counter'], counters: ['1'] })),
  watchPapers: os.handler(async function* () {
    yield* [];
    await new Promise(() => {});
  }),
  ping: os.handler(() => {
    asked.pings++;
    return {};
  }),
};

/** As it stood in the centre: a door, its key, and who came in. */
async function openHost() {
  const identity = makeIdentity();
  const server = createServer(serverOptions(identity));
  const sockets = new WebSocketServer({ server });
  const open = new Set<WebSocket>();
  sockets.on('connection', (socket) => {
    open.add(socket);
    void new RPCHandler(answers).upgrade(socket, { context: {} });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    identity,
    open,
    place: { addresses: ['127.0.0.1'], port: (server.address() as AddressInfo).port },
    close: () => {
      for (const socket of open) socket.terminate();
      sockets.close();
      server.close();
    },
  };
}

const station = StationId('00000000-0000-4000-8000-000000000001');

test('T29: a PC works for a host of before, heartbeat after heartbeat, and forgets nobody of whom that one says nothing', async () => {
  const { identity, open, place, close } = await openHost();
  const standIn = { station, key: makeIdentity().key, name: 'Máy mẫu', addresses: ['127.0.0.1'], port: 1 } as Successor;
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const link = openHostLink({
    ...{ printer: createPrinter(null), scanner: noScanner, version: 'test', identity: makeIdentity() },
    ...{ host: { v: 1, ...place, host: identity.key, station, standIn }, alsoAt: () => [] },
  });
  await expect.poll(() => link.state()).toBe('connected');
  for (const beat of [1, 2, 3]) {
    vi.advanceTimersByTime(20_000);
    await expect.poll(() => asked.pings).toBeGreaterThanOrEqual(beat);
  }
  expect([link.state(), open.size]).toEqual(['connected', 1]);
  expect(link.standIn()).toEqual(standIn);
  await link.close();
  close();
});

test('T29, S3: a PC that was paired with a host of before is led all the same; what was tried is kept until that host is updated, nothing is printed, the link holds', async () => {
  const host = await openHost();
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-of-before-'));
  openLedFile(folder).keep({ v: 1, step: 'devices', later: false, by: 'page', tests: [] });
  const pc = await startJoinedStation(
    {
      ...{ folder, port: 0, pages: folder, version: 'test', address: '', lanPort: 0, device: null },
      host: { v: 1, ...host.place, host: host.identity.key, station },
    },
    {
      ...{ operatorLog: { write: () => {} }, printer: createPrinter(null), scanner: noScanner },
      ...{ discovery: null, onTookOver: () => {} },
    },
  );
  const { client, close } = await openJoinPage(pc.port);
  const met = await shownWhen(client, ({ state }) => state === 'connected');
  expect(met.setUp).toMatchObject({ step: 'devices', takesTests: false });
  expect(await client.printTestPage({ origin: origin() })).toEqual({ ok: false, error: { type: 'host-of-before' } });
  value(await client.noteDeviceTest({ origin: origin(), device: 'screen', faults: [] }));
  value(await client.goOnWithSetUp({ step: 'doctor' }));
  const shown = await shownNow(client);
  expect(shown).toMatchObject({ state: 'connected', setUp: { step: 'doctor' } });
  expect(triedOf(shown)).toEqual([{ device: 'scanner' }, { device: 'screen', faults: [], told: false }]);
  expect(host.open.size).toBe(1);
  close();
  await pc.close();
  host.close();
  rmSync(folder, { recursive: true, force: true });
});
