import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { genesis, verifyChain } from '../../domain/chain.ts';
import { communesOfProvince } from '../../domain/data/standard-point.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { PointId } from '../../domain/ids.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { farawayPoint } from '../support/sneaker-point.ts';
import { type DiskWishes, type StationOnDisk, stationOnDisk } from '../support/station-on-disk.ts';
import { type StickOfPc, stickOf } from '../support/stick-of-a-pc.ts';
import { testPoint } from '../support/test-point.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** T04–T07 where no wire ever leads: what a machine lost comes back by the stick that somebody carries to the province and back. */
const runs = Math.max(1, Math.round(250 * Number(process.env.GAN_DAN_REBIRTHS ?? 0)));

let postgres: TestPostgres;
let database: string;
let province: TestProvince;
const now = { commune: 0 };
const made: { remove(): void }[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
});
afterAll(async () => {
  await anotherCommune();
  await province.close();
  await postgres.close();
});
beforeEach(anotherCommune);

/** Each story in a commune of its own, in another province when all were used: whoever is silent elsewhere is not waited for. */
async function anotherCommune(): Promise<void> {
  for (const each of made.splice(0)) each.remove();
  now.commune++;
  if (now.commune % communesOfProvince.length !== 0) return;
  await province.close();
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
}
const pointId = (n: number) => PointId(`${communesOfProvince[now.commune % communesOfProvince.length]?.code}-${n}`);

interface Pc {
  readonly pc: StationOnDisk;
  readonly stick: StickOfPc;
}

async function station(wishes: DiskWishes = {}, ticket?: string): Promise<Pc> {
  const id = pointId(1);
  const pc = stationOnDisk({ point: { ...testPoint, id }, ...wishes });
  made.push(pc);
  const enrolment = { ticket: ticket ?? (await province.ticketFor(id)), province: province.provinceKeys };
  return { pc, stick: stickOf(pc, enrolment) };
}

const bring = async (bytes: Uint8Array) => expect(await province.takeBundle(bytes)).toMatchObject({ ok: true });
const answer = async () => {
  const written = await province.makeBundle(pointId(1));
  if (!written.ok) throw new Error(written.error.type);
  return written.value.bytes;
};
/** There and back again. */
async function roundTrip({ stick }: Pc): Promise<void> {
  await bring(await stick.make());
  expect(await stick.take(await answer())).toMatchObject({ ok: true });
}

/** Another point of the centre says what it knows. */
async function neighbour(): Promise<() => Promise<void>> {
  const other = await farawayPoint(province, pointId(2));
  made.push({ remove: () => other.close() });
  return async () => {
    other.happen(1);
    await bring(await other.make());
  };
}

async function work({ pc }: Pc, much: number): Promise<string[]> {
  const printed: string[] = [];
  for (let n = 0; n < much; n++) printed.push(n % 3 === 2 ? (await pc.dossier()).code : await pc.ticket());
  return printed;
}

function restored({ pc }: Pc): void {
  pc.off();
  pc.restore('old');
  pc.on();
}

const stored = async () => {
  const rows = await query<{ hash: string; canonical: string }>(
    database,
    `SELECT hash, canonical FROM events WHERE point_id = '${pointId(1)}' ORDER BY stream_id, seq`,
  );
  return rows.map(({ canonical, hash }) => ({ ...JSON.parse(canonical), hash }) as AnyLogEvent);
};

/** Each once, and the province has every one of them on chains that hold. */
async function expectPrintedOnce(printed: readonly string[]): Promise<void> {
  const events = await stored();
  for (const [stream, own] of Map.groupBy(events, (each) => each.stream))
    expect(verifyChain(stream, genesis, own)).toBeNull();
  const said = events.flatMap(({ type, facts }) =>
    type === 'ticket-issued' ? [facts.number as string] : type === 'dossier-received' ? [facts.code as string] : [],
  );
  expect(said.toSorted()).toEqual(printed.toSorted());
  expect(new Set(printed).size).toBe(printed.length);
}

/** What is alive at the point is at the province, by whatever name. */
async function expectAllThere({ pc }: Pc): Promise<void> {
  const there = new Set((await stored()).map(({ origin, part }) => `${origin} ${part}`));
  const alive = pc.store().databases.write.prepare("SELECT origin || ' ' || part FROM events").pluck().all();
  expect(alive.filter((event) => !there.has(event as string))).toEqual([]);
}

const codesAt = ({ pc }: Pc) => [...pc.store().dossiers.all()].map(({ code }) => code).sort();
const codesIn = (printed: readonly string[]) => printed.filter((text) => text.length > 8).sort();

describe('T04: restored from an old backup, and no wire', () => {
  test('its own past comes with the answer of the province, and it is sure of its work again', async () => {
    for (let run = 0; run < runs; run++) {
      const others = await neighbour();
      const here = await station();
      const before = await work(here, 4 + (run % 5));
      await roundTrip(here);
      here.pc.backup('old');
      const forgotten = await work(here, 6 + (run % 7));
      await bring(await here.stick.make());
      restored(here);
      const since = await work(here, 3);
      const { unheard, incarnations, sealing, dossiers, recounts } = here.pc.store();
      expect(unheard.isUnheard()).toBe(true);
      expect(codesAt(here)).toEqual(codesIn([...before, ...since]));
      await bring(await here.stick.make());
      await others();
      // Control: without its past it learns nothing and stays in doubt, though the centre was heard.
      await query(database, 'ALTER TABLE own_ends RENAME TO set_aside');
      await query(database, 'CREATE TABLE own_ends (LIKE set_aside)');
      expect(await here.stick.take(await answer())).toMatchObject({ ok: true });
      expect(unheard.isUnheard()).toBe(true);
      await query(database, 'DROP TABLE own_ends');
      await query(database, 'ALTER TABLE set_aside RENAME TO own_ends');

      expect(await here.stick.take(await answer())).toMatchObject({ ok: true });
      expect(unheard.isUnheard()).toBe(false);
      const all = [...before, ...forgotten, ...since];
      expect(codesAt(here)).toEqual(codesIn(all));
      for (const { id } of [...dossiers.all()]) expect(sealing.keyOf(id)).not.toBeNull();
      expect(recounts.count()).toBeGreaterThanOrEqual(codesIn([...before, ...forgotten]).length);
      expect(incarnations.live()).toMatchObject({ reason: 'restored', registered: true, supersededBy: null });
      await expectPrintedOnce(all);
      await expectAllThere(here);
      await anotherCommune();
    }
  });

  test('a build that did not ask its anchor wrote on: both histories are kept, the own tail goes on under another name', async () => {
    const here = await station({ noAnchor: true });
    await work(here, 3);
    await roundTrip(here);
    here.pc.backup('old');
    await work(here, 4);
    await bring(await here.stick.make());
    restored(here);
    const { dossier } = await here.pc.dossier();
    await roundTrip(here);
    expect(here.pc.store().incarnations.live().reason).toBe('contradicted');
    // What it knows of itself since, and that nobody else is there to be heard.
    await roundTrip(here);
    await expectAllThere(here);
    expect(here.pc.store().unheard.isUnheard()).toBe(false);
    expect(here.pc.store().dossiers.get(dossier)).toBeDefined();
    const { databases, outgoing } = here.pc.store();
    expect(databases.write.prepare('SELECT count(*) FROM forked_events').pluck().get()).toBeGreaterThan(0);
    for (const each of [outgoing, ...outgoing.ancestors()]) expect(each.acked()).toEqual(each.head());
  });

  test('restored before it ever spoke to the province: the same ticket brings along what it wrote before', async () => {
    const here = await station();
    const printed = await work(here, 3);
    here.pc.backup('old');
    // Nobody carried this anywhere.
    await work(here, 1);
    restored(here);
    printed.push(...(await work(here, 3)));
    await roundTrip(here);
    await roundTrip(here);
    await expectPrintedOnce(printed);
    await expectAllThere(here);
    expect(here.pc.store().incarnations.live()).toMatchObject({ registered: true, supersededBy: null });
    expect(here.pc.store().unheard.isUnheard()).toBe(false);
  });

  test('restored twice from one backup: the life between, which nobody here remembers, comes back too', async () => {
    const here = await station();
    const printed = await work(here, 3);
    await roundTrip(here);
    here.pc.backup('old');
    // Nobody carried this anywhere.
    await work(here, 1);
    restored(here);
    printed.push(...(await work(here, 3)));
    const kept = await here.stick.make();
    restored(here);
    printed.push(...(await work(here, 3)));
    await roundTrip(here);
    const { incarnations } = here.pc.store();
    // The older stick comes after the newer one: it takes nobody's place, and what is in it is told.
    await bring(kept);
    await roundTrip(here);
    expect(incarnations.live()).toMatchObject({ registered: true, supersededBy: null });
    expect(here.pc.store().isWriter()).toBe(true);
    expect(incarnations.all()).toHaveLength(3);
    await expectPrintedOnce(printed);
  });
});

describe('a PC with nothing of the one before it', () => {
  test('learns the past of its point by the first stick, and writes for it from the second on', async () => {
    const old = await station();
    const printed = await work(old, 6);
    await roundTrip(old);
    old.pc.off();
    const here = await station({ machine: 'e'.repeat(64) });
    await roundTrip(here);
    expect(codesAt(here)).toEqual(codesIn(printed));
    for (const { id } of [...here.pc.store().dossiers.all()]) expect(here.pc.store().sealing.keyOf(id)).not.toBeNull();
    printed.push(...(await work(here, 3)));
    await roundTrip(here);
    expect(here.pc.store().incarnations.live()).toMatchObject({ registered: true, supersededBy: null });
    expect(here.pc.store().unheard.isUnheard()).toBe(false);
    await expectPrintedOnce(printed);
  });
});

describe('T06: two PCs with one disk, and no wire', () => {
  test('one of them writes in the end, and has what the other printed', async () => {
    const ticket = await province.ticketFor(pointId(1));
    const one = await station({}, ticket);
    const printed = await work(one, 3);
    await roundTrip(one);
    one.pc.off();
    const other = await station({ from: one.pc, machine: 'b'.repeat(64) }, ticket);
    one.pc.on();
    printed.push(...(await work(one, 2)), ...(await work(other, 3)));
    for (let round = 0; round < 3; round++) for (const each of [one, other]) await roundTrip(each);
    const writing = [one, other].filter(({ pc }) => pc.store().isWriter());
    expect(writing).toEqual([other]);
    await expectPrintedOnce(printed);
    expect(codesAt(other)).toEqual(codesIn(printed));
  });
});
