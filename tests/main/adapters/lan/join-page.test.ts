import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { JoinView } from '../../../../contract/join-api.ts';
import { createPrinter } from '../../../../main/adapters/printer/create-printer.ts';
import { createScannerSimulator } from '../../../../main/simulators/scanner.ts';
import { startJoinedStation } from '../../../../main/start-joined-station.ts';
import { openJoinPage } from '../../../support/join-page.ts';
import { invitationAt, type Rig, withRig } from '../../../support/pairing-rig.ts';
import { origin, value } from '../../../support/terminal-client.ts';

/** A PC with nothing on it, somebody at its page, and the host beside it. */
function atNewPc(run: (at: Rig & NewPc) => Promise<void>): Promise<void> {
  return withRig(async (rig) => {
    const folder = mkdtempSync(join(tmpdir(), 'gan-dan-new-'));
    const scanner = createScannerSimulator();
    const joined = await startJoinedStation(
      { ...{ folder, port: 0, pages: folder, version: 'test', address: '', lanPort: 0, device: null, host: null } },
      {
        ...{ operatorLog: { write: () => {} }, printer: createPrinter(null), scanner, discovery: null },
        onTookOver: () => {},
      },
    );
    const { client, close } = await openJoinPage(joined.port);
    const views = await client.watchJoining({});
    const shown = { now: null as JoinView | null };
    const watching = (async () => {
      for await (const view of views) shown.now = view;
    })().catch(() => {});
    const shows = async (isSo: (view: JoinView) => boolean) => {
      for (let waited = 0; waited < 5_000; waited += 10) {
        if (shown.now && isSo(shown.now)) return;
        await new Promise((later) => setTimeout(later, 10));
      }
      throw new Error(`the page shows ${JSON.stringify(shown.now)}`);
    };
    const compare = async () => {
      const { host: address, port } = rig.place;
      expect(await client.compareWith({ address, port })).toMatchObject({ ok: true });
      await shows(({ state }) => state === 'comparing');
      // The office's page follows a moment later.
      for (;;) {
        const { digits, comparison } = await invitationAt(rig);
        if (digits === shown.now?.digits && comparison !== null) return { digits: digits ?? '', comparison };
      }
    };
    try {
      await run({ ...rig, client, shows, compare, hold: scanner.hold, door: joined.port });
    } finally {
      close();
      await watching;
      await joined.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

interface NewPc {
  readonly client: Awaited<ReturnType<typeof openJoinPage>>['client'];
  /** What the page shows without being loaded anew. */
  shows(isSo: (view: JoinView) => boolean): Promise<void>;
  /** Both screens show digits, and nobody has said anything yet. */
  compare(): Promise<{ digits: string; comparison: string }>;
  hold(text: string): void;
  /** The port of its own door. */
  readonly door: number;
}

const failedBy = (failure: string | null) => (view: JoinView) =>
  view.state === 'not-paired' && view.failure === failure;

test('six digits at a new PC: whoever ends it, its page says at once what happened, and leads on without being loaded anew', () =>
  atNewPc(async ({ office, invite, client, shows, compare }) => {
    await invite('Máy mẫu', ['counter'], ['1']);
    // Stopped here while the office looks: no host was lost by that.
    await compare();
    await client.digitsAreSame({});
    await shows(({ state }) => state === 'waiting-for-office');
    await client.stopComparing({});
    await shows(failedBy(null));
    // They differ, seen here.
    await compare();
    await client.stopComparing({});
    await shows(failedBy('digits-differ-here'));
    // They differ, seen at the office, while nobody presses anything here.
    const { comparison } = await compare();
    value(await office.client.refuseDigits({ comparison }));
    await shows(failedBy('digits-refused'));
    // The office takes its invitation back.
    await invite('Máy mẫu', ['counter'], ['1']);
    await compare();
    await office.client.withdrawInvitation({});
    await shows(failedBy('comparison-over'));
    // The office was quicker: the press here ends it, also on this page.
    await invite('Máy mẫu', ['counter'], ['1']);
    const last = await compare();
    value(await office.client.confirmDigits({ origin: origin(), ...last }));
    await client.digitsAreSame({});
    await shows(({ state }) => state === 'connected');
  }));

test('a try at an address where nobody answers says so and promises nothing; a code whose answer was lost on the way is good for the same PC', () =>
  atNewPc(async ({ invite, client, shows, place, test: { station } }) => {
    await client.compareWith({ address: '127.0.0.1', port: 1 });
    await shows(failedBy('host-not-met'));
    const device = await invite('Máy mẫu', ['counter'], ['1']);
    const cable = await cutOnce(place.port, () => station.store.stations.all().length > 0);
    await client.pairWithCode({ text: JSON.stringify({ ...device, port: cable.port }) });
    await shows(failedBy('host-not-met'));
    cable.close();
    await client.pairWithCode({ text: JSON.stringify(device) });
    await shows(({ state, name }) => state === 'connected' && name === 'Máy mẫu');
  }));

test('the QR of the office, held before the scanner of a new PC, pairs it; one that was paired is sent nowhere by a code', () =>
  atNewPc(async ({ office, invite, hold, client, shows, door, test: { station } }) => {
    hold(JSON.stringify(await invite('Máy mẫu', ['counter'], ['1'])));
    await shows(({ state }) => state === 'connected');
    const [paired] = station.store.stations.all();
    if (!paired) throw new Error('nobody was paired');
    value(await office.client.removeStation({ origin: origin(), station: paired.station }));
    await shows(({ state }) => state === 'station-removed');
    // What a screen asks that is open there.
    expect(await (await fetch(`http://127.0.0.1:${door}/api/link`)).json()).toEqual({ state: 'station-removed' });
    const again = await invite('Máy mẫu', ['counter'], ['1']);
    hold(JSON.stringify(again));
    await new Promise((later) => setTimeout(later, 100));
    expect(station.store.stations.all()).toEqual([]);
    // A person at its page may.
    value(await client.pairWithCode({ text: JSON.stringify(again) }));
    await shows(({ state }) => state === 'connected');
  }));

/** A cable that is cut once the host has let the PC in: what it answers then arrives nowhere. */
async function cutOnce(to: number, isLetIn: () => boolean) {
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    const cut = () => {
      near.destroy();
      far.destroy();
    };
    for (const end of [near, far]) end.on('error', cut).on('close', cut);
    near.on('data', (bytes) => far.write(bytes));
    far.on('data', (bytes) => (isLetIn() ? cut() : near.write(bytes)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}
