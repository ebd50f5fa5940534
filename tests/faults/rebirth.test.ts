import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { genesis, verifyChain } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { readLink } from '../../main/operations/province-link.ts';
import { projectedTables } from '../../main/store/projected-tables.ts';
import { rebuildProjections } from '../../main/store/projections.ts';
import { type Broken, butFor, contact } from '../support/connected-point.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { copyOfProvince, restoreProvince } from '../support/province-backup.ts';
import { type DiskWishes, type StationOnDisk, stationOnDisk } from '../support/station-on-disk.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** T04–T07 of reliability.md: the table's numbers with GAN_DAN_REBIRTHS=1 (times the number there), few in `npm test`. */
const full = Number(process.env.GAN_DAN_REBIRTHS ?? 0);
const times = (few: number, many: number) => (full > 0 ? Math.round(many * full) : few);

let postgres: TestPostgres;
let database: string;
let province: TestProvince;
let ticket: string;
let stations: StationOnDisk[];

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
  ticket = await province.ticketFor('22006-1');
  stations = [];
});
afterEach(async () => {
  for (const each of stations) each.remove();
  await province.close();
});

function station(wishes: DiskWishes = {}): StationOnDisk {
  const made = stationOnDisk(wishes);
  stations.push(made);
  return made;
}

const meet = (pc: StationOnDisk, broken?: Broken) => contact(pc, province.url, ticket, broken);

const WEEK_MS = 7 * 24 * 3_600_000;
/** How much is printed in a run: from little to much, and from little again, so that a run takes no longer than the fiftieth. */
const muchOf = (run: number) => run % 50;

/** Everything that was printed, in the order of printing. */
async function work(pc: StationOnDisk, much: number): Promise<string[]> {
  const printed: string[] = [];
  for (let n = 0; n < much; n++) printed.push(n % 4 === 3 ? (await pc.dossier()).code : await pc.ticket());
  return printed;
}

interface Stored {
  readonly stream_id: string;
  readonly seq: number;
  readonly hash: string;
  readonly origin: string;
  readonly part: number;
  readonly canonical: string;
}

const stored = () =>
  query<Stored>(
    database,
    'SELECT stream_id, seq::int, hash, origin, part, canonical FROM events ORDER BY stream_id, seq',
  );

/** What was printed and reached the province. */
async function printedThere(): Promise<string[]> {
  return (await stored()).flatMap(({ canonical }) => {
    const { type, facts } = JSON.parse(canonical) as { type: string; facts: { number?: string; code?: string } };
    if (type === 'ticket-issued') return [facts.number ?? ''];
    return type === 'dossier-received' ? [facts.code ?? ''] : [];
  });
}

async function expectChainsHold(): Promise<void> {
  const events = (await stored()).map(({ canonical, hash }) => ({ ...JSON.parse(canonical), hash }) as AnyLogEvent);
  for (const [stream, own] of Map.groupBy(events, (each) => each.stream))
    expect(verifyChain(stream, genesis, own)).toBeNull();
}

function expectFoldIsTheSame(pc: StationOnDisk): void {
  const { write } = pc.store().databases;
  const read = () => projectedTables.map((table) => write.prepare(`SELECT * FROM ${table}`).all());
  const before = read();
  rebuildProjections(write);
  expect(read()).toEqual(before);
}

const inSync = { state: 'in-sync', backlog: 0, detail: null };

describe('T04: a database restored from an old backup', () => {
  for (const when of ['online', 'offline'] as const)
    test(`${when}: nothing that was printed is lost or printed again, and the folders have to be counted`, async () => {
      for (let run = 0; run < times(1, 250); run++) {
        const pc = station();
        const printed = await work(pc, 4 + muchOf(run));
        await meet(pc);
        pc.backup('old');
        const since = await work(pc, 5 + muchOf(run));
        if (when === 'online') await meet(pc);
        if (run % 2 === 0) pc.off();
        else {
          await anchored();
          pc.kill();
        }
        pc.restore('old');
        pc.on();
        const after = await work(pc, 6);
        expect(pc.store().unheard.isUnheard()).toBe(true);
        expect(await meet(pc)).toMatchObject(inSync);
        const all = [...printed, ...since, ...after];
        expect(new Set(all).size).toBe(all.length);
        expect(pc.store().incarnations.live().reason).toBe('restored');
        expect(pc.store().reconciling()).not.toBeNull();
        // Nobody else is of its centre here: what it forgot, it heard with this contact (T11).
        expect(pc.store().unheard.isUnheard()).toBe(false);
        // Scans, heartbeats and reference data go on as well: they ask by the written stream.
        expect(readLink(pc.store().memory, pc.store().stream)).not.toBeNull();
        const kept = when === 'online' ? all : [...printed, ...after];
        expect((await printedThere()).sort()).toEqual(kept.sort());
        if (when === 'online') expect(dossiersOf(pc)).toBe(all.filter((text) => text.length > 8).length);
        await expectChainsHold();
        expectFoldIsTheSame(pc);
        await freshProvince();
      }
    });

  test('control: a build without the anchor prints numbers twice, and this test would say so', async () => {
    const pc = station({ noAnchor: true });
    await work(pc, 3);
    pc.backup('old');
    const since = await work(pc, 3);
    pc.off();
    pc.restore('old');
    pc.on();
    const after = await work(pc, 3);
    expect(after.filter((number) => since.includes(number)).length).toBeGreaterThan(0);
  });
});

describe('T05: the province restored while stations send', () => {
  test('is believed, is sent everything again by itself, and nothing that was acknowledged is lost', async () => {
    const pc = station();
    for (let run = 0; run < times(2, 200); run++) {
      // No day has letters for more than thirteen restored databases.
      if (run % 20 === 19) pc.clock.pass(WEEK_MS);
      const printed = await work(pc, 6);
      expect(await meet(pc)).toMatchObject(inSync);
      const backup = await copyOfProvince(database);
      await work(pc, 4);
      // A rebirth that the backup never heard of goes with it.
      if (run % 2 === 1) {
        pc.backup('mid');
        await work(pc, 2);
        await meet(pc);
        pc.off();
        pc.restore('mid');
        pc.on();
        await work(pc, 2);
      }
      expect(await meet(pc)).toMatchObject(inSync);
      const had = (await stored()).map(({ origin, part }) => `${origin} ${part}`);
      await restoreProvince(database, backup);
      expect(await meet(pc)).toMatchObject(inSync);
      const has = new Set((await stored()).map(({ origin, part }) => `${origin} ${part}`));
      expect(had.filter((each) => !has.has(each))).toEqual([]);
      expect(printed.length).toBe(6);
      await expectChainsHold();
    }
  });
});

describe('T06: a cloned PC, both alive and both printing', () => {
  test('both histories are kept, one of them only reads then, and no number was printed twice', async () => {
    for (let run = 0; run < times(1, 200); run++) {
      const original = station();
      const printed = await work(original, 5);
      await meet(original);
      original.off();
      const clone = station({ from: original, machine: 'b'.repeat(64) });
      original.on();
      printed.push(...(await work(original, 5)), ...(await work(clone, 4)), ...(await work(original, 3)));
      expect(await meet(original)).toMatchObject(inSync);
      expect(await meet(clone)).toMatchObject(inSync);
      printed.push(...(await work(original, 2)));
      expect(await meet(original)).toMatchObject({ state: 'needs-attention', detail: 'superseded', backlog: 0 });
      expect(original.store().health().writable).toBe(false);
      await expect(original.ticket()).rejects.toThrow();
      expect(await meet(clone)).toMatchObject(inSync);
      expect(new Set(printed).size).toBe(printed.length);
      expect((await printedThere()).sort()).toEqual(printed.sort());
      expect(dossiersOf(clone)).toBe(printed.filter((text) => text.length > 8).length);
      await expectChainsHold();
      expectFoldIsTheSame(clone);
      await freshProvince();
    }
  });
});

describe('T07: the image of the whole disk put back, the anchor with it', () => {
  test('is found at the first contact; nothing is dropped, and the clerk is told which numbers two people hold', async () => {
    for (let run = 0; run < times(2, 200); run++) {
      const pc = station({ imageOnly: true });
      await work(pc, 4);
      await meet(pc);
      pc.off();
      pc.on();
      pc.backup('image', true);
      const lost = await work(pc, 4 + muchOf(run));
      await meet(pc);
      pc.off();
      pc.restore('image');
      pc.on();
      const again = await work(pc, run % 2 === 0 ? 3 : 0);
      const twice = again.filter((number) => lost.includes(number));
      expect(await meet(pc)).toMatchObject(inSync);
      expect(pc.store().incarnations.live()).toMatchObject({ reason: 'contradicted', letter: 'A' });
      expect(pc.store().incarnations.standing().numbersTwice.sort()).toEqual([...twice].sort());
      const there = await printedThere();
      for (const number of [...lost, ...again]) expect(there).toContain(number);
      expect(await pc.ticket()).toMatch(/^AA001$/);
      await expectChainsHold();
      expectFoldIsTheSame(pc);
      await freshProvince();
    }
  });

  test('control: a build that compares heights alone loses what was printed after the restore', async () => {
    const pc = station({ imageOnly: true });
    await work(pc, 2);
    await meet(pc);
    pc.off();
    pc.on();
    pc.backup('image', true);
    await work(pc, 6);
    await meet(pc);
    pc.off();
    pc.restore('image');
    pc.on();
    await work(pc, 6);
    const said = { at: new Map<number, string>() };
    await meet(pc, {
      over: (door) => ({
        ...door,
        hello: async (keyId, input) => {
          const answer = await door.hello(keyId, input);
          if (answer.ok && answer.value.ok) said.at.set(answer.value.value.have.seq, answer.value.value.have.hash);
          return answer;
        },
      }),
      log: (log) => ({ ...log, stream: log.stream, hashAt: (seq) => said.at.get(seq) ?? log.hashAt(seq) }),
    });
    const own = pc
      .store()
      .log.read(1, { maxEvents: 999, maxBytes: 1e7 })
      .map(({ hash }) => hash);
    const there = new Set((await stored()).map(({ hash }) => hash));
    expect(own.filter((hash) => !there.has(hash)).length).toBeGreaterThan(0);
  });
});

describe('what the simulation of the design once found', () => {
  test('hole 2: the province is ahead and has it otherwise: a verdict all the same, and nobody waits for ever', async () => {
    const pc = station({ imageOnly: true });
    await work(pc, 2);
    await meet(pc);
    pc.off();
    pc.image('early');
    pc.on();
    await work(pc, 7);
    await meet(pc);
    pc.off();
    pc.putBackImage('early');
    pc.on();
    const again = await work(pc, 2);
    expect(await meet(pc)).toMatchObject(inSync);
    for (const number of again) expect(await printedThere()).toContain(number);
  });

  test('hole 3: the tail of an ancestor that the province has otherwise is not lost', async () => {
    const pc = station({ imageOnly: true });
    await work(pc, 2);
    await meet(pc);
    pc.off();
    pc.image('early');
    pc.on();
    await work(pc, 3);
    await meet(pc);
    pc.off();
    pc.putBackImage('early');
    pc.on();
    const tail = await work(pc, 4);
    expect(pc.store().incarnations.begin('taken-over').ok).toBe(true);
    const after = await work(pc, 2);
    expect(await meet(pc)).toMatchObject(inSync);
    const there = await printedThere();
    for (const number of [...tail, ...after]) expect(there).toContain(number);
    expect(pc.store().databases.write.prepare('SELECT count(*) FROM forked_events').pluck().get()).toBeGreaterThan(3);
    await expectChainsHold();
    expectFoldIsTheSame(pc);
  });

  test('hole 4: what was learnt of a sibling is sent where the province has another event at that height', async () => {
    const original = station({ imageOnly: true });
    await work(original, 2);
    await meet(original);
    const early = await copyOfProvince(database);
    original.off();
    original.image('early');
    const clone = station({ from: original, machine: 'b'.repeat(64) });
    original.on();
    const learnt = await work(original, 4);
    await meet(original);
    await meet(clone);
    // The province goes back, the original goes back, and writes something else at the same heights.
    await restoreProvince(database, early);
    original.off();
    original.putBackImage('early');
    original.on();
    await work(original, 3);
    await meet(original);
    const origins = async () => (await stored()).map(({ origin }) => origin);
    const mine = () => clone.store().databases.write.prepare('SELECT origin FROM events').pluck().all() as string[];
    // Control: a build that passes on nothing of its siblings leaves a hole.
    await meet(clone, { log: (log) => butFor(log, { ancestors: () => [] }) });
    expect(await origins()).not.toEqual(expect.arrayContaining(mine()));
    expect(await meet(clone)).toMatchObject(inSync);
    expect(await origins()).toEqual(expect.arrayContaining(mine()));
    const there = await printedThere();
    for (const number of learnt) expect(there).toContain(number);
    await expectChainsHold();
  });
});

describe('I12: an answer that comes late, twice or out of order', () => {
  test('begins nothing anew: what it says is asked once more before anything is done', async () => {
    const pc = station();
    await work(pc, 6);
    await meet(pc);
    const late: { answer: unknown } = { answer: null };
    await work(pc, 2);
    const over: Broken['over'] = (door) => ({
      ...door,
      hello: async (...asked) => {
        late.answer = await door.hello(...asked);
        return late.answer as never;
      },
    });
    await meet(pc, { over });
    // Reborn for a good reason; the answer is of before that, about a longer stream.
    expect(pc.store().incarnations.begin('taken-over').ok).toBe(true);
    const before = pc.store().incarnations.all().length;
    let replayed = 0;
    const replay: Broken['over'] = (door) => ({
      ...door,
      hello: async (...asked) => (replayed++ < 2 ? late.answer : await door.hello(...asked)) as never,
    });
    expect(await meet(pc, { over: replay })).toMatchObject({ backlog: 0 });
    expect(replayed).toBeGreaterThan(2);
    expect(pc.store().incarnations.all()).toHaveLength(before);
  });
});

function dossiersOf(pc: StationOnDisk): number {
  return pc.store().databases.write.prepare('SELECT count(*) FROM dossiers').pluck().get() as number;
}

/** The anchor is written at most once a second; a kill leaves what was written. */
async function anchored(): Promise<void> {
  await new Promise((next) => setTimeout(next, 1_100));
}

async function freshProvince(): Promise<void> {
  await province.close();
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
  ticket = await province.ticketFor('22006-1');
}
