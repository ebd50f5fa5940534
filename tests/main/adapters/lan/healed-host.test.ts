import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { HostFile } from '../../../../contract/station-api.ts';
import { AccountId } from '../../../../domain/ids.ts';
import { openFollowed } from '../../../../main/adapters/lan/follow-host.ts';
import { clientOf, openHostSocket, type StationClient } from '../../../../main/adapters/lan/host-client.ts';
import { openHostLink } from '../../../../main/adapters/lan/host-link.ts';
import { KEPT_STAND_IN } from '../../../../main/adapters/lan/kept-stand-in.ts';
import { makeIdentity, openIdentity } from '../../../../main/adapters/lan/own-identity.ts';
import { pairByCode } from '../../../../main/adapters/lan/pair-with-host.ts';
import { takeOver } from '../../../../main/adapters/lan/take-over.ts';
import { readTookOver } from '../../../../main/adapters/lan/took-over.ts';
import { createPrinter } from '../../../../main/adapters/printer/create-printer.ts';
import { noScanner } from '../../../../main/adapters/scanner/no-scanner.ts';
import { createPasswords } from '../../../../main/adapters/system/argon2-passwords.ts';
import { openKeyFileVault } from '../../../../main/adapters/system/key-file-vault.ts';
import { readFormer } from '../../../../main/operations/stand-in/former-standing.ts';
import { withRig } from '../../../support/pairing-rig.ts';
import { type Connection, connect, origin, value } from '../../../support/terminal-client.ts';
import { type Cable, layCable } from '../../../support/two-pcs.ts';
import { type StationInTest, withStation } from '../../../support/with-station.ts';

const password = 'chim-sao-bay-cao';
const devices = { printer: createPrinter(null), scanner: noScanner, version: 'test', alsoAt: () => [] };
const wish = () => ({ origin: origin(), queue: 'B', priority: null, language: 'vi' as const });
const numberAt = async ({ client }: Connection) => value(await client.issueTicket(wish())).number;
const heldBack = { ok: false, error: { type: 'log-not-writable' } };

interface Pcs {
  readonly host: string;
  readonly office: string;
  readonly cable: Cable;
  readonly file: HostFile;
  readonly numbers: string[];
  readonly steppedDown: HostFile[];
  /** The host once more, at the other end of the same cable. */
  withHost(run: (at: StationInTest) => Promise<void>): Promise<void>;
  withSuccessor(run: (at: StationInTest) => Promise<void>): Promise<void>;
  pressTakeOver(): Promise<void>;
}

const far = { port: 0 };
const seed = { top: '', cable: null as Cable | null, file: null as HostFile | null, numbers: [] as string[] };
const seedOf = (pc: 'host' | 'office') => join(seed.top, pc);

/** Once for all of them: a host and its stand-in, which has everything; then the host is off. */
beforeAll(async () => {
  seed.top = mkdtempSync(join(tmpdir(), 'gan-dan-healed-'));
  for (const pc of ['host', 'office'] as const) mkdirSync(seedOf(pc));
  const cable = await layCable(far);
  seed.cable = cable;
  await withRig(async (rig) => {
    far.port = rig.place.port;
    const encoded = await createPasswords(openKeyFileVault(seedOf('host'))).hash(password);
    const id = AccountId('00000000-0000-4000-8000-000000000077');
    const { store } = rig.test.station;
    store.accounts.insert({ id, login: 'pho', name: 'Phó Mẫu', role: 'head', password: encoded }, 0);
    const identity = openIdentity(seedOf('office'));
    const device = { ...(await rig.invite('Máy văn phòng', ['office'])), port: cable.port };
    const file = { ...value(await pairByCode(device, identity)) };
    seed.file = file;
    writeFileSync(join(seedOf('office'), 'host.json'), JSON.stringify(file));
    value(await rig.office.client.chooseStandIn({ origin: origin(), station: file.station }));
    const followed = openFollowed(seedOf('office'), Date.now);
    const door = { addresses: ['127.0.0.1'], port: 0 };
    const follow = (client: StationClient, signal: AbortSignal) => followed.follow(client, door, signal);
    const link = openHostLink({ ...devices, host: file, identity, follow });
    const kiosk = await rig.test.kiosk();
    seed.numbers.push(await numberAt(kiosk), await numberAt(kiosk));
    await vi.waitUntil(async () => {
      for await (const { stations } of await rig.office.client.watchStations({}))
        return stations[0]?.copy?.state === 'following' && stations[0].copy.behind === 0;
    }, 30_000);
    await link.close();
  }, seedOf('host'));
});
afterAll(async () => {
  await seed.cable?.close();
  rmSync(seed.top, { recursive: true, force: true });
});
const left: string[] = [];
afterEach(() => {
  for (const folder of left.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Both PCs as they lay then, and nothing of the host's database makes sense any more. */
async function hostThatLostAll(): Promise<Pcs> {
  const { cable, file } = seed;
  if (!cable || !file) throw new Error('assertion failed: there is no seed');
  const top = mkdtempSync(join(tmpdir(), 'gan-dan-healed-'));
  left.push(top);
  const [host, office] = [join(top, 'host'), join(top, 'office')];
  cpSync(seedOf('host'), host, { recursive: true });
  cpSync(seedOf('office'), office, { recursive: true });
  for (const part of ['-wal', '-shm']) rmSync(join(host, `log.db${part}`), { force: true });
  writeFileSync(join(host, 'log.db'), 'không phải cơ sở dữ liệu '.repeat(3_000));
  const steppedDown: HostFile[] = [];
  return {
    ...{ host, office, cable, file, steppedDown, numbers: [...seed.numbers] },
    withHost: (run) =>
      withStation({ folder: host, lan: true, onStepDown: (to) => void steppedDown.push(to) }, (at) => {
        far.port = at.station.lan?.port ?? 0;
        return run(at);
      }),
    withSuccessor: (run) => withStation({ folder: office, lan: true, tookOver: readTookOver(office) }, run),
    pressTakeOver: async () => {
      const pressed = { folder: office, host: file, login: 'pho', password, isGone: () => true };
      expect(await takeOver(pressed)).toEqual({ ok: true, value: null });
    },
  };
}

const issuedAt = ({ station: { store } }: StationInTest) =>
  store.databases.read
    .prepare("SELECT json ->> '$.facts.number' FROM events WHERE type = 'ticket-issued'")
    .pluck()
    .all() as string[];

const met = (successor: StationInTest) =>
  vi.waitUntil(() => readFormer(successor.station.store)?.state === 'met', 30_000);

describe('a host whose database is lost and healed, while its stand-in writes for the point', () => {
  test('only shows until both have met; then it is a station of that one, which goes on writing', async () => {
    const pcs = await hostThatLostAll();
    await pcs.pressTakeOver();
    await pcs.withHost(async (healed) => {
      expect(healed.station.store.stations.all()).toEqual([]);
      expect(healed.station.store.waitsFor()).toBe('Máy văn phòng');
      const kiosk = await healed.kiosk();
      expect(await kiosk.client.issueTicket(wish())).toEqual(heldBack);
      await pcs.withSuccessor(async (successor) => {
        const there = await successor.kiosk();
        pcs.numbers.push(await numberAt(there));
        await met(successor);
        expect(await kiosk.client.issueTicket(wish())).toEqual(heldBack);
        pcs.numbers.push(await numberAt(there));
        expect(issuedAt(successor).toSorted()).toEqual(pcs.numbers.toSorted());
      });
      expect(pcs.steppedDown[0]?.host).toBe(openIdentity(pcs.office).key);
      // On its disk before its successor hears so and seeks it no more.
      expect(JSON.parse(readFileSync(join(pcs.host, 'host.json'), 'utf8'))).toEqual(pcs.steppedDown[0]);
    });
  });

  test('what it wrote because a person said that nobody took over is at the successor; no number is given twice', async () => {
    const pcs = await hostThatLostAll();
    await pcs.withHost(async (healed) => {
      const head = await healed.head();
      value(await head.client.resumeHost({}));
      pcs.numbers.push(await numberAt(await healed.kiosk()));
    });
    await pcs.pressTakeOver();
    // That word holds for the next start, too.
    await pcs.withHost(async (healed) => {
      const kiosk = await healed.kiosk();
      pcs.numbers.push(await numberAt(kiosk));
      await pcs.withSuccessor(async (successor) => {
        pcs.numbers.push(await numberAt(await successor.kiosk()));
        await met(successor);
        expect(await kiosk.client.issueTicket(wish())).toEqual(heldBack);
        expect(issuedAt(successor).toSorted()).toEqual(pcs.numbers.toSorted());
        expect(new Set(pcs.numbers).size).toBe(5);
        expect(readFormer(successor.station.store)).toMatchObject({ state: 'met' });
      });
    });
  });

  test('without its accounts it is set going by whoever sets it up and says that nobody took over; not by a press without that word', async () => {
    const pcs = await hostThatLostAll();
    await pcs.withHost(async (healed) => {
      const code = healed.station.attachCode({ role: 'office', counter: null, account: null, isSetUp: true });
      const { client, close } = await connect(healed.port, code);
      expect(await client.whoAmI({})).toMatchObject({ setUpNeeded: true, waitsFor: 'Máy văn phòng' });
      const first = () => ({ origin: origin(), login: 'truong', name: 'Trưởng Mẫu', password });
      expect(await client.createFirstAccount(first())).toEqual(heldBack);
      expect(await client.createFirstAccount({ ...first(), nobodyTookOver: true })).toMatchObject({ ok: true });
      expect(await numberAt(await healed.kiosk())).toMatch(/^B[A-M]001$/);
      close();
    });
  });

  test('goes on when the stand-in speaks to it as its station: it took nobody’s place', async () => {
    const pcs = await hostThatLostAll();
    await pcs.withHost(async (healed) => {
      const kiosk = await healed.kiosk();
      expect(await kiosk.client.issueTicket(wish())).toEqual(heldBack);
      const link = openHostLink({ ...devices, host: pcs.file, identity: openIdentity(pcs.office) });
      await vi.waitUntil(() => link.state() === 'station-removed', 30_000);
      expect(await numberAt(kiosk)).toMatch(/^B[A-M]001$/);
      await link.close();
    });
  });

  test('a stranger is not let in to say so, whatever it says; and whoever is, may ask nothing else', async () => {
    const pcs = await hostThatLostAll();
    await pcs.withHost(async (healed) => {
      const places = [{ host: '127.0.0.1', port: healed.station.lan?.port ?? 0 }];
      const to = { places, pin: pcs.file.host };
      const sentAway = { ok: false, error: { type: 'station-removed', dismissed: false } };
      const stranger = makeIdentity();
      expect(await openHostSocket({ ...to, identity: stranger, path: '/station' })).toEqual(sentAway);
      const identity = openIdentity(pcs.office);
      expect(await openHostSocket({ ...to, identity, path: '/rpc' })).toEqual(sentAway);
      const opened = value(await openHostSocket({ ...to, identity, path: '/station' }));
      const client = clientOf<StationClient>(opened);
      const refused = { data: { type: 'station-removed' } };
      await expect(client.copySecrets({ sealTo: '' })).rejects.toMatchObject(refused);
      await expect(client.openTerminal({ role: 'office', counter: null })).rejects.toMatchObject(refused);
      expect(healed.station.store.waitsFor()).toBe('Máy văn phòng');
      opened.ws.terminate();
    });
  });

  test('where that file is gone too nobody proves anything to it: people are received, and the other one stops until the province names it', async () => {
    const pcs = await hostThatLostAll();
    await pcs.pressTakeOver();
    rmSync(join(pcs.host, KEPT_STAND_IN));
    await pcs.withHost(async (healed) => {
      expect(await numberAt(await healed.kiosk())).toMatch(/^B[A-M]001$/);
      await pcs.withSuccessor(async (successor) => {
        const { store } = successor.station;
        const kiosk = await successor.kiosk();
        await vi.waitUntil(() => readFormer(store)?.state === 'disowned', 30_000);
        expect(await kiosk.client.issueTicket(wish())).toEqual(heldBack);
        // Nobody is waited for, so nobody is asked to say that nobody took over.
        expect(store.waitsFor()).toBeNull();
        // As the answer of a province says it.
        store.incarnations.registered(store.stream);
        expect(await numberAt(kiosk)).toMatch(/^B[N-Z]001$/);
        expect(readFormer(store)?.state).toBe('missing');
      });
      const knocks = pcs.cable.knocks();
      await pcs.withSuccessor(async ({ station: { store } }) => {
        await vi.waitUntil(() => pcs.cable.knocks() > knocks, 30_000);
        expect([store.isWriter(), readFormer(store)?.state]).toEqual([true, 'missing']);
        // The province went back in time: who writes is open again.
        store.incarnations.forgottenThere();
        await vi.waitUntil(() => readFormer(store)?.state === 'disowned', 30_000);
        expect(store.isWriter()).toBe(false);
      });
    });
  });

  test('a PC that the office chooses no more is let in no more, though the healed database never knew it', async () => {
    const pcs = await hostThatLostAll();
    const identity = openIdentity(pcs.office);
    const file = join(pcs.host, KEPT_STAND_IN);
    const kept = { v: 1, station: pcs.file.station, key: identity.key, name: 'Máy văn phòng', released: false };
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(kept);
    await pcs.withHost(async (healed) => {
      const head = await healed.head();
      value(await head.client.resumeHost({}));
      value(await head.client.chooseStandIn({ origin: origin(), station: null }));
      expect(existsSync(file)).toBe(false);
      const places = [{ host: '127.0.0.1', port: healed.station.lan?.port ?? 0 }];
      const opened = await openHostSocket({ places, pin: pcs.file.host, identity, path: '/station' });
      expect(opened).toEqual({ ok: false, error: { type: 'station-removed', dismissed: true } });
    });
    // Killed between the two, it is gone at the next start.
    writeFileSync(file, JSON.stringify(kept));
    await pcs.withHost(async (healed) => {
      expect([healed.station.store.waitsFor(), existsSync(file)]).toEqual([null, false]);
    });
  });
});
