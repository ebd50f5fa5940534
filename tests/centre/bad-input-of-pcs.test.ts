import { expect, test } from 'vitest';
import type { JoinApi } from '../../contract/join-api.ts';
import { clientOf, openHostSocket, type StationClient } from '../../main/adapters/lan/host-client.ts';
import { makeIdentity } from '../../main/adapters/lan/own-identity.ts';
import { doorFailure } from '../../renderer/station-client.ts';
import { openJoinPage } from '../support/join-page.ts';
import { withJoinedPc } from '../support/joined-pc.ts';
import { withRig } from '../support/pairing-rig.ts';
import { origin, value } from '../support/terminal-client.ts';

type Bad<Method extends string> = readonly [Method, Record<string, unknown>, string];

const oneTest = () => ({ origin: origin(), device: 'printer', faults: [] });

/** Of a paired PC to its host; it is what its certificate says, so that there is no field to lie in. */
const badAtHost: readonly Bad<'noteOwnTest' | 'printOwnTestPage'>[] = [
  ['noteOwnTest', { device: 'cat' }, 'bad-request'],
  ['noteOwnTest', { device: null }, 'bad-request'],
  ['noteOwnTest', { faults: ['burning'] }, 'bad-request'],
  ['noteOwnTest', { faults: Array.from({ length: 9 }, () => 'cut') }, 'bad-request'],
  ['noteOwnTest', { faults: 'cut' }, 'bad-request'],
  ['noteOwnTest', { origin: 7 }, 'bad-request'],
  ['noteOwnTest', { origin: '../../log.db' }, 'bad-request'],
  ['noteOwnTest', { device: 'speaker', faults: ['cut'] }, 'fault-of-other-device'],
  ['printOwnTestPage', { origin: null }, 'bad-request'],
  ['printOwnTestPage', { origin: 'khẩn cấp' }, 'bad-request'],
  ['printOwnTestPage', {}, 'no-own-printer'],
];

/** Of whoever stands at the page of a PC, signed in nowhere. */
const badAtPage: readonly Bad<keyof JoinApi>[] = [
  ['goOnWithSetUp', { step: 'language' }, 'bad-request'],
  ['goOnWithSetUp', { step: null }, 'bad-request'],
  ['noteDeviceTest', { device: 'door' }, 'bad-request'],
  ['noteDeviceTest', { faults: ['x'.repeat(5000)] }, 'bad-request'],
  ['noteDeviceTest', { origin: '' }, 'bad-request'],
  ['noteDeviceTest', { device: 'screen', faults: ['silent'] }, 'fault-of-other-device'],
  ['hearScanner', {}, 'no-scanner'],
  ['printTestPage', { origin: 'now' }, 'bad-request'],
  ['printTestPage', {}, 'no-own-printer'],
];

async function wrongOf(rows: readonly Bad<string>[], client: object): Promise<string[]> {
  const wrong: string[] = [];
  for (const [method, change, right] of rows) {
    const ask = (client as Record<string, (input: unknown) => Promise<{ error?: { type: string } }>>)[method];
    const said = await ask?.({ ...oneTest(), ...change }).then(
      ({ error }) => error?.type,
      (error: unknown) => doorFailure(error)?.type,
    );
    if (said !== right) wrong.push(`${method} ${JSON.stringify(change).slice(0, 60)}: ${said}, not ${right}`);
  }
  return wrong;
}

test(`what a paired PC tells of its devices: ${badAtHost.length} ways to be wrong are refused by name; it speaks of itself only, a PC that is not paired of nothing`, () =>
  withRig(async (rig) => {
    const [kiosk, counter] = [await rig.paired(['kiosk']), await rig.paired(['counter'], ['1'])];
    const asPc = async (identity: ReturnType<typeof makeIdentity>) =>
      openHostSocket({ places: [rig.place], identity, pin: rig.key, path: '/station' });
    const opened = await asPc(kiosk.identity);
    if (!opened.ok) throw new Error(opened.error.type);
    const client = clientOf<StationClient>(opened.value);
    const { store } = rig.test.station;
    const head = store.head();
    expect(await wrongOf(badAtHost, client)).toEqual([]);
    expect([store.head(), store.deviceTests.latest()]).toEqual([head, []]);
    const ofOther = { ...oneTest(), station: counter.station, account: 'truong' };
    value(await client.noteOwnTest(ofOther as unknown as Parameters<StationClient['noteOwnTest']>[0]));
    expect(store.deviceTests.latest().map(({ station, isSignedIn }) => ({ station, isSignedIn }))).toEqual([
      { station: kiosk.station, isSignedIn: false },
    ]);
    opened.value.ws.terminate();
    expect(await asPc(makeIdentity())).toMatchObject({ ok: false, error: { type: 'station-removed' } });
  }));

test(`what somebody presses at the page of a paired PC: ${badAtPage.length} ways to be wrong are refused by name and change nothing`, () =>
  withJoinedPc({}, async ({ joined, station }) => {
    const { client, close } = await openJoinPage(joined.port);
    expect(await wrongOf(badAtPage, client)).toEqual([]);
    expect(station.store.deviceTests.latest()).toEqual([]);
    close();
  }));
