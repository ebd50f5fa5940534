import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Successor } from '../../../../contract/station-api.ts';
import { clientOf, openHostSocket, type StationClient } from '../../../../main/adapters/lan/host-client.ts';
import { openHostLink } from '../../../../main/adapters/lan/host-link.ts';
import { createJoining } from '../../../../main/adapters/lan/joining.ts';
import { type Identity, makeIdentity } from '../../../../main/adapters/lan/own-identity.ts';
import { serverOptions } from '../../../../main/adapters/lan/pinned-tls.ts';
import { createPrinter } from '../../../../main/adapters/printer/create-printer.ts';
import { noScanner } from '../../../../main/adapters/scanner/no-scanner.ts';
import { type Paired, type Rig, withRig } from '../../../support/pairing-rig.ts';
import { origin, value } from '../../../support/terminal-client.ts';

const devices = { printer: createPrinter(null), scanner: noScanner, version: 'test' };
const door = { addresses: ['127.0.0.1'], port: 4 };

async function asStation(rig: Rig, identity: Identity) {
  const link = await openHostSocket({ places: [rig.place], identity, pin: rig.key, path: '/station' });
  const { ws } = value(link);
  return { client: clientOf<StationClient>(value(link)), end: () => ws.terminate() };
}

const linkOf = (rig: Rig, { identity, station }: Paired, standIn: Successor | null = null) =>
  openHostLink({
    ...{ ...devices, identity, alsoAt: () => [] },
    host: { v: 1, addresses: [rig.place.host], port: rig.place.port, host: rig.key, station, standIn },
  });

/** The office chooses that PC, and it asks for its copy. */
async function chosen(rig: Rig, { identity, station }: Paired) {
  value(await rig.office.client.chooseStandIn({ origin: origin(), station }));
  const { client, end } = await asStation(rig, identity);
  value(await client.followCopy({ have: null, door }));
  return end;
}

/** Vitest's own ways to wait let a pretended time go on. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((later) => setTimeout(later, 5));
}

describe('a station is told whom to believe when its host is gone', () => {
  afterEach(() => vi.useRealTimers());

  test('at once, with where to find it: without one heartbeat', () =>
    withRig(async (rig) => {
      const [office, counter] = [await rig.paired(['office']), await rig.paired(['counter'], ['1'])];
      vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
      const link = linkOf(rig, counter);
      await until(() => link.state() === 'connected');
      expect(link.standIn()).toBeNull();
      const end = await chosen(rig, office);
      await until(() => link.standIn()?.port === door.port);
      expect(link.standIn()).toMatchObject({ station: office.station, key: office.identity.key, ...door });
      end();
      await link.close();
    }));

  test('also by a host that was started anew while the stand-in is off; and a word that names no door takes none away', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gan-dan-told-'));
    const pcs: { office?: Paired; counter?: Paired } = {};
    await withRig(async (rig) => {
      pcs.office = await rig.paired(['office']);
      pcs.counter = await rig.paired(['counter'], ['1']);
      const { client, end } = await asStation(rig, pcs.counter.identity);
      value(await rig.office.client.chooseStandIn({ origin: origin(), station: pcs.office.station }));
      // It has not asked for anything yet: nobody knows its door, but this PC does, from an earlier day.
      const { standIn } = await client.sayHello({ version: '1', printer: null, scanner: 'none' });
      expect(standIn).toMatchObject({ key: pcs.office.identity.key, port: 0 });
      const link = linkOf(rig, pcs.counter, standIn && { ...standIn, ...door });
      await vi.waitUntil(() => link.state() === 'connected', 30_000);
      expect(link.standIn()).toMatchObject(door);
      await link.close();
      (await chosen(rig, pcs.office))();
      end();
    }, folder);
    await withRig(async (rig) => {
      if (!pcs.counter) throw new Error('nobody was paired');
      const { client, end } = await asStation(rig, pcs.counter.identity);
      const { standIn } = await client.sayHello({ version: '1', printer: null, scanner: 'none' });
      expect(standIn).toMatchObject(door);
      end();
    }, folder);
    rmSync(folder, { recursive: true, force: true });
  });

  test('who was off meanwhile is brought the code of the new host, which knows it already', () =>
    withRig(async (rig) => {
      const folder = mkdtempSync(join(tmpdir(), 'gan-dan-told-'));
      const { identity, station } = await rig.paired(['counter'], ['1']);
      const device = await rig.invite('Máy mẫu', ['counter'], ['2']);
      const joining = createJoining({
        ...{ ...devices, folder, identity, device, discovery: null, address: '', lanPort: 0, onTookOver: () => {} },
        // Its host is another one, which is dead.
        host: { v: 1, addresses: ['127.0.0.1'], port: 1, host: 'a'.repeat(64), station },
      });
      await vi.waitUntil(() => joining.view().state === 'connected', 30_000);
      expect(joining.view()).toMatchObject({ hostKey: rig.key, counters: ['1'] });
      await joining.close();
      rmSync(folder, { recursive: true, force: true });
    }));
});

test('somebody who shows the right key and then says nothing more is given up, also where the cable was cut in between', async () => {
  const identity = makeIdentity();
  const silent = createServer(serverOptions(identity), (socket) => void socket.on('error', () => {}));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const places = [{ host: '127.0.0.1', port }];
  const opened = await openHostSocket({ places, identity: makeIdentity(), pin: identity.key, path: '/station' });
  expect(opened).toEqual({ ok: false, error: { type: 'host-unreachable' } });
  silent.close();
});
