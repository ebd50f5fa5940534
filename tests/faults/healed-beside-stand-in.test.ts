import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PointId, StationId } from '../../domain/ids.ts';
import { machineId } from '../../main/adapters/system/machine-id.ts';
import { whoMayHaveTakenOver } from '../../main/operations/stand-in/forgotten-stand-in.ts';
import { settleTakeOver } from '../../main/operations/stand-in/settle-take-over.ts';
import type { ProvinceDoor } from '../../main/ports/province.ts';
import { type Broken, contact } from '../support/connected-point.ts';
import { startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { type StationOnDisk, stationOnDisk } from '../support/station-on-disk.ts';
import { startUntilReady } from '../support/station-process.ts';
import { testPoint } from '../support/test-point.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';
import { compileDeadlyDisk } from './power/power-cut.ts';

/** T15, T37: the host's database is lost and nothing beside it names the stand-in, which writes for the point: the province says so. */
let postgres: TestPostgres;
let province: TestProvince;
let ticket: string;
let pcs: StationOnDisk[];
let point = testPoint;
const points = { used: 0 };

beforeAll(async () => {
  postgres = await startTestPostgres();
  province = await startTestProvince(await postgres.provinceDatabase());
});
afterAll(async () => {
  await province.close();
  await postgres.close();
});
// Each test has a point of its own at one province: making a database and starting a province on it was a third of this file's time.
beforeEach(async () => {
  point = { ...testPoint, id: PointId(`22006-${++points.used}`) };
  ticket = await province.ticketFor(point.id);
  pcs = [];
});
afterEach(() => {
  for (const pc of pcs) pc.remove();
});

const [ownKey, key, third, stranger] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(64)) as [
  string,
  string,
  string,
  string,
];
/** What its host calls the PC of that key. */
const stationOf = (key: string) => StationId(key.slice(0, 8));
const meet = (pc: StationOnDisk, broken?: Broken) => contact(pc, province.url, ticket, broken);
const kept = { get: () => null };
const mayTell = (pc: StationOnDisk, whose: string, own = ownKey) =>
  whoMayHaveTakenOver(pc.store(), kept, { key: whose, ownKey: own });

function ruin(pc: StationOnDisk): void {
  for (const part of ['-wal', '-shm']) rmSync(join(pc.folder, `log.db${part}`), { force: true });
  writeFileSync(join(pc.folder, 'log.db'), 'không phải cơ sở dữ liệu '.repeat(3_000));
}

/** The PC of that key takes the place of the host of the other one, which has told the province everything and is off then. */
async function inThePlaceOf(host: StationOnDisk, keys: { readonly own: string; readonly key: string }) {
  const { own, key } = keys;
  const command = { method: 'test', actor: { account: null, terminal: 'station' as never }, opensDay: false };
  const pair = { station: stationOf(key), key, roles: ['office' as const], counters: [], proof: 'code' as const };
  host.store().perform({ ...command, origin: host.ids.origin() }, () => ({
    ok: true as const,
    value: {
      events: [
        { type: 'station-paired' as const, facts: pair },
        { type: 'stand-in-chosen' as const, facts: { station: stationOf(key) } },
      ],
      answer: () => ({}),
    },
  }));
  await meet(host);
  const from = { stream: host.store().stream, seq: host.store().head().seq };
  host.off();
  const press = crypto.randomUUID();
  const successor = stationOnDisk({ point, from: host, machine: key, takenOver: { press, by: key } });
  pcs.push(successor);
  settleTakeOver(successor.store(), 'Máy chủ trước', {
    ...{ origin: press, account: '00000000-0000-4000-8000-000000000001', station: stationOf(key), from },
    former: { key: own, station: StationId(`nn${own.slice(0, 6)}`) },
  });
  return successor;
}

/** A host whose stand-in is chosen, and that stand-in in its place; the host is off, its database in ruins. */
async function replaced(machine: string | null = ownKey) {
  const host = stationOnDisk({ point, machine });
  pcs.push(host);
  const numbers = [await host.ticket(), (await host.dossier()).code];
  const successor = await inThePlaceOf(host, { own: ownKey, key });
  ruin(host);
  return { host, successor, numbers };
}

const issuedAt = (pc: StationOnDisk) =>
  pc
    .store()
    .databases.read.prepare(
      `SELECT json ->> '$.facts.number' FROM events WHERE type = 'ticket-issued'
       UNION ALL SELECT json ->> '$.facts.code' FROM events WHERE type = 'dossier-received'`,
    )
    .pluck()
    .all() as string[];

/** Before this was said: the newer of two writes. */
const saysNothing: Broken = {
  over: (door): ProvinceDoor => ({
    ...door,
    incarnations: (keyId, { healed: _, ...registering }) => door.incarnations(keyId, registering),
  }),
};

describe('a host healed from nothing, whose stand-in writes for the point', () => {
  test('stops by the province’s word, and the successor writes on with everything that the healed one wrote', async () => {
    const { host, successor, numbers } = await replaced();
    numbers.push(await successor.ticket());
    await meet(successor);
    await host.onHealed();
    // Nobody told it yet: people are received, under a letter that no other has.
    numbers.push(await host.ticket());
    expect(host.store().isWriter()).toBe(true);
    await meet(host);
    expect(host.store().isWriter()).toBe(false);
    await meet(successor);
    expect(successor.store().isWriter()).toBe(true);
    numbers.push(await successor.ticket());
    expect(issuedAt(successor).toSorted()).toEqual(numbers.toSorted());
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('lets the PC in that the province’s log names, and no other', async () => {
    const { host, successor } = await replaced();
    await meet(successor);
    await host.onHealed();
    expect([mayTell(host, key), mayTell(host, stranger)]).toEqual([null, null]);
    await meet(host);
    // Not a station any more by the log that came back: the take-over ended that.
    expect(host.store().stations.byKey(key)).toBeUndefined();
    expect([mayTell(host, key), mayTell(host, stranger), mayTell(host, ownKey)]).toEqual([stationOf(key), null, null]);
    // Killed now, it only shows at the next start too.
    host.kill();
    host.on();
    expect([host.store().isWriter(), mayTell(host, key)]).toEqual([false, stationOf(key)]);
  });

  test('also where the province hears of the healed one first', async () => {
    const { host, successor } = await replaced();
    await host.onHealed();
    await meet(host);
    expect(host.store().isWriter()).toBe(true);
    await meet(successor);
    expect(successor.store().isWriter()).toBe(true);
    await meet(host);
    await meet(successor);
    expect([host.store().isWriter(), successor.store().isWriter()]).toEqual([false, true]);
  });

  test('killed -9 at any step of it, nobody else becomes the writer', async () => {
    const { host, successor } = await replaced();
    await meet(successor);
    await host.onHealed();
    host.kill();
    await host.onHealed();
    await meet(host);
    host.kill();
    await host.onHealed();
    await meet(host);
    await meet(successor);
    expect([host.store().isWriter(), successor.store().isWriter()]).toEqual([false, true]);
  });

  test('killed -9 before what it remembers outside names the new stream, it begins another, and takes nobody’s place by that either', async () => {
    const { host, successor, numbers } = await replaced();
    await meet(successor);
    const outside = [host.folder, join(host.folder, '../of-the-pc')].map((folder) => join(folder, 'anchor.json'));
    const before = outside.map((path) => readFileSync(path));
    await host.onHealed();
    const first = host.store().stream;
    host.kill();
    for (const [at, path] of outside.entries()) writeFileSync(path, before[at] ?? '');
    await host.onHealed();
    expect(host.store().stream).not.toBe(first);
    numbers.push(await host.ticket(), await successor.ticket());
    await meet(host);
    await meet(successor);
    expect([host.store().isWriter(), successor.store().isWriter()]).toEqual([false, true]);
    expect(issuedAt(successor).toSorted()).toEqual(numbers.toSorted());
  });

  test('a successor that is healed itself, twice before anybody heard of it, goes on writing: that stream was its own', async () => {
    const { successor } = await replaced();
    await meet(successor);
    const numbers: string[] = [];
    const streams = [successor.store().stream];
    for (const loses of ['the stream of the take-over', 'the one that was healed first']) {
      successor.off();
      ruin(successor);
      await successor.onHealed();
      expect(streams, loses).not.toContain(successor.store().stream);
      streams.push(successor.store().stream);
      numbers.push(await successor.ticket());
    }
    for (let meeting = 0; meeting < 2; meeting++) {
      await meet(successor);
      numbers.push(await successor.ticket());
    }
    // Another stream begun for it would cost another of a day's thirteen letters.
    expect([successor.store().stream, successor.store().isWriter()]).toEqual([streams[2], true]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('one that took over once itself, lost everything and was replaced since takes nobody’s place either', async () => {
    const { successor } = await replaced();
    await meet(successor);
    const last = await inThePlaceOf(successor, { own: key, key: third });
    ruin(successor);
    await meet(last);
    await successor.onHealed();
    const numbers = [await successor.ticket(), await last.ticket()];
    await meet(successor);
    await meet(last);
    expect([successor.store().isWriter(), last.store().isWriter()]).toEqual([false, true]);
    expect(issuedAt(last)).toEqual(expect.arrayContaining(numbers));
    expect([mayTell(successor, third, key), mayTell(successor, stranger, key)]).toEqual([stationOf(third), null]);
  });

  test('a build that does not say that it healed by itself takes the place of the one that writes (control)', async () => {
    const { host, successor } = await replaced();
    await meet(successor);
    await host.onHealed();
    await meet(host, saysNothing);
    await meet(successor);
    expect([host.store().isWriter(), successor.store().isWriter()]).toEqual([true, false]);
  });
});

/** `npm run faults` asks for more, and kills both PCs until they have met in `killed-healing`. */
const KILLS = Number(process.env.GAN_DAN_HEALING_KILLS ?? 1);
const tools = mkdtempSync(join(tmpdir(), 'gan-dan-deadly-'));
const library = compileDeadlyDisk(tools);
afterAll(() => rmSync(tools, { recursive: true, force: true }));

// Said in the name, so that a report of skipped tests tells why.
describe.skipIf(library === null)('the healed one as a process of its own (needs a C compiler: cc)', () => {
  test(`killed at ${KILLS} changes of its disk, it takes nobody’s place and begins where it stopped`, {
    timeout: 60_000 + KILLS * 20_000,
  }, async () => {
    const { host, successor, numbers } = await replaced(machineId());
    await meet(successor);
    writeFileSync(join(host.folder, 'point.json'), JSON.stringify(point));
    let died = 0;
    for (const [nth, moment] of momentsOfHealing().entries()) {
      const folder = join(tools, `life-${nth}`);
      cpSync(host.folder, folder, { recursive: true });
      const env = { LD_PRELOAD: library ?? '', DEADLY_FOLDER: folder, ...moment };
      const ended = await startUntilReady(['--folder', folder, '--port', '0'], env);
      died += ended?.signal === 'SIGKILL' ? 1 : 0;
      const pc = stationOnDisk({ folder, point, machine: machineId() });
      pcs.push(pc);
      await pc.onHealed();
      expect(numbers, JSON.stringify(moment)).not.toContain(await pc.ticket());
      await meet(pc);
      await meet(successor);
      const writes = [pc.store().isWriter(), successor.store().isWriter()];
      expect(writes, `killed at ${JSON.stringify(moment)}`).toEqual([false, true]);
      pc.off();
      rmSync(folder, { recursive: true });
    }
    expect(died).toBeGreaterThan(0);
  });
});

/** Before a name is given or removed, each of them where there is time, and before as many writes and flushes. */
function momentsOfHealing() {
  const [names, changes] = [9, 250];
  const some = (most: number, count: number) => fc.sample(fc.integer({ min: 1, max: most }), count);
  const atNames =
    KILLS < 2 * names ? some(names, Math.ceil(KILLS / 2)) : Array.from({ length: names }, (_, n) => n + 1);
  return [
    ...atNames.map((at) => ({ DEADLY_AT: String(at), DEADLY_ONLY: 'names' })),
    ...some(changes, KILLS - atNames.length).map((at) => ({ DEADLY_AT: String(at), DEADLY_ONLY: 'all' })),
  ];
}
