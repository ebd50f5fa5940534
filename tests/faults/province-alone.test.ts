import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { projectedTables } from '../../main/store/projected-tables.ts';
import { rebuildProjections } from '../../main/store/projections.ts';
import { type Broken, contact } from '../support/connected-point.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { type StationOnDisk, stationOnDisk } from '../support/station-on-disk.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** T15: the database of a point is damaged, no backup is anywhere and no PC follows it: what is left is the province's copy. */
let postgres: TestPostgres;
let database: string;
let province: TestProvince;
let ticket: string;
let pc: StationOnDisk;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
  ticket = await province.ticketFor('22006-1');
  pc = stationOnDisk();
});
afterEach(async () => {
  pc.remove();
  await province.close();
});

const meet = (broken?: Broken) => contact(pc, province.url, ticket, broken);
const inSync = { state: 'in-sync', backlog: 0, detail: null };

async function work(much: number): Promise<string[]> {
  const printed: string[] = [];
  for (let n = 0; n < much; n++) printed.push(n % 3 === 2 ? (await pc.dossier()).code : await pc.ticket());
  return printed;
}

interface Known {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
}

/** What the province had acknowledged. */
const there = () =>
  query<Known>(database, 'SELECT stream_id AS stream, seq::int, hash FROM events ORDER BY stream_id, seq');
const here = () =>
  pc.store().databases.write.prepare<[], Known>('SELECT stream, seq, hash FROM events ORDER BY stream, seq').all();
const missing = () => {
  const found = pc.store().remembered.missing();
  return found && { events: found.events, since: found.since };
};

/** Switched off, and nothing of its file makes sense any more. */
function ruin(): void {
  pc.off();
  for (const part of ['-wal', '-shm']) rmSync(join(pc.folder, `log.db${part}`), { force: true });
  writeFileSync(join(pc.folder, 'log.db'), 'không phải cơ sở dữ liệu '.repeat(3_000));
}

/** One event changed in place where no bit tells how it was. */
function rot(seq: number): void {
  const db = new Database(join(pc.folder, 'log.db'));
  const { changes } = db
    .prepare(`UPDATE events SET json = replace(json, '"language":"vi"', '"language":"en"') WHERE seq = ?`)
    .run(seq);
  db.close();
  expect(changes).toBe(1);
}

function expectFoldIsTheSame(): void {
  const { write } = pc.store().databases;
  const read = () => projectedTables.map((table) => write.prepare(`SELECT * FROM ${table}`).all());
  const before = read();
  rebuildProjections(write);
  expect(read()).toEqual(before);
}

describe('T15: healed from the province alone', () => {
  test('every event it acknowledged is back by place and hash, with its people; no number twice; the lost tail is named', async () => {
    const printed = await work(9);
    expect(await meet()).toMatchObject(inSync);
    const acknowledged = await there();
    const tail = await work(3);
    ruin();
    await pc.onHealed();
    // people are received at once, whatever the road does
    const before = await work(3);
    expect(pc.healed()).toMatchObject({ why: 'damaged', backup: null, salvaged: 0, withoutAccounts: true });
    const remembered = missing()?.events ?? 0;
    expect(missing()).toEqual({ events: remembered, since: null });

    expect(await meet()).toMatchObject(inSync);
    expect(here()).toEqual(expect.arrayContaining(acknowledged));
    const { dossiers, sealing } = pc.store();
    const codes = [...printed, ...before].filter((text) => text.length > 8);
    expect([...dossiers.all()].map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
    for (const { id } of dossiers.all()) expect(sealing.keyOf(id)).not.toBeNull();
    expect(pc.store().reconciling()).toEqual({ folders: 3 });
    expectFoldIsTheSame();
    const all = [...printed, ...tail, ...before, ...(await work(3))];
    expect(new Set(all).size).toBe(all.length);
    // what only the ruined file had: how much, and after which moment people are asked
    const last = acknowledged.at(-1)?.seq ?? 0;
    expect(missing()).toEqual({
      events: remembered - last,
      since: expect.any(Number),
    });
    expect(remembered - last).toBeGreaterThanOrEqual(3);
    expect(await meet()).toMatchObject(inSync);
    expect(await there()).toEqual(expect.arrayContaining(here()));
  });

  test('control: a build that asks the province for nothing of its own past stands there with an empty log', async () => {
    await work(3);
    await meet();
    const acknowledged = await there();
    ruin();
    await pc.onHealed();
    const nothing: Broken['over'] = (door) => ({
      ...door,
      fetch: async () => ({ ok: true, value: { ok: false, error: { type: 'stream-unknown' } } }) as never,
    });
    await meet({ over: nothing });
    expect(here()).not.toEqual(expect.arrayContaining(acknowledged));
    expect(missing()?.events).toBeGreaterThan(0);
  });

  test('what stands behind a rotted event and never went to the province is taken from the old file once that event is back', async () => {
    await work(6);
    await meet();
    const stream = pc.store().stream;
    const rotted = (await there()).at(-2)?.seq ?? 0;
    const tail = await work(6);
    const whole = here();
    pc.off();
    const at = whole.find(({ seq }) => seq === rotted - 1)?.seq ?? 0;
    rot(ticketAtOrBefore(at));
    await pc.onHealed();
    expect(pc.healed()).toMatchObject({ backup: null });
    expect(pc.healed()?.unread).toBeGreaterThan(tail.length);
    expect(await meet()).toMatchObject(inSync);
    await settled();
    expect(here()).toEqual(expect.arrayContaining(whole.filter((each) => each.stream === stream)));
    expect(missing()).toBeNull();
    for (const { id } of pc.store().dossiers.all()) expect(pc.store().sealing.keyOf(id)).not.toBeNull();
    expectFoldIsTheSame();
    expect(await meet()).toMatchObject(inSync);
    expect(await there()).toEqual(expect.arrayContaining(whole));
  });
});

/** The nearest event in which a language stands. */
function ticketAtOrBefore(seq: number): number {
  const db = new Database(join(pc.folder, 'log.db'), { readonly: true });
  const found = db
    .prepare(`SELECT max(seq) FROM events WHERE seq <= ? AND type = 'ticket-issued'`)
    .pluck()
    .get(seq) as number;
  db.close();
  return found;
}

const settled = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((next) => setImmediate(next));
};
