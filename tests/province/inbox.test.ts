import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { genesis } from '../../domain/chain.ts';
import type { DossierId } from '../../domain/ids.ts';
import { enrolPoint, type PointOfCommune, readPage } from '../support/points-of-a-commune.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { testDevice } from '../support/test-device.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

let postgres: TestPostgres;
let database: string;
let dataFolder: string;
let province: TestProvince;
let [a, b, c]: PointOfCommune[] = [];
let points: PointOfCommune[];

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  database = await postgres.provinceDatabase();
  dataFolder = mkdtempSync(join(tmpdir(), 'gan-dan-keys-'));
  province = await startTestProvince(database, { dataFolder });
  points = [];
  for (const id of ['22006-1', '22006-2', '22006-3', '22006-4']) points.push(await enrolPoint(province, id));
  [a, b, c] = points;
});
afterEach(async () => {
  await province.close();
  for (const point of points) point.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

/** All events of a point that speak of a dossier, as an inbox names them. */
const about = ({ log }: PointOfCommune, dossier: DossierId) =>
  log.events
    .filter((event) => JSON.stringify(event.facts).includes(dossier))
    .map(({ stream, seq }) => `${stream} ${seq}`);
const told = async (point: PointOfCommune) => {
  await province.tellOthersNow();
  return point.read();
};

describe('a dossier is handed over', () => {
  test('its whole history is told at the first offer, with the key, and then each step to the other side', async () => {
    const [A, B] = pair();
    const [gone, stays] = [A.receive(), A.receive()];
    A.work(gone, stays);
    await A.push();
    expect((await told(B)).events).toEqual([]);
    A.offer(B, gone);
    await A.push();
    const first = await told(B);
    expect(first.events).toEqual(about(A, gone));
    expect(first.keys).toEqual(new Map([[gone, A.keys.get(gone)]]));
    B.accept(A, gone);
    B.work(gone);
    await B.push();
    const back = await told(A);
    expect(back.events).toEqual(about(B, gone));
    expect(back.keys.size).toBe(0);
    A.work(gone, stays);
    await A.push();
    expect((await told(B)).events).toEqual(about(A, gone));
  });

  test('it counts where it was received, though another point works on it and gives the result back', async () => {
    const [A, B] = pair();
    const [returned, undone] = [A.receive(), A.receive()];
    A.offer(B, returned, undone);
    await A.push();
    await province.tellOthersNow();
    B.accept(A, returned, undone);
    const ready = (dossier: DossierId) => ({
      type: 'dossier-result-ready' as const,
      facts: { dossier, date: '2026-03-04' },
    });
    const back = { receiver: null, to: 'applicant', counter: null, ticket: null };
    B.log.append([ready(returned), ready(undone)]);
    B.log.appendStrange('dossier-returned', { ...back, dossier: returned, date: '2026-03-05', timeliness: 'early' });
    await B.push();
    await province.tellOthersNow();
    const stand = { at: '2026-03-04T09:00', undone: 'dossier-result-ready', back: null };
    B.log.appendStrange('dossier-act-undone', { ...stand, dossier: undone });
    await B.push();
    await told(A);
    await province.tellOthersNow();
    const rows = await query(
      database,
      'SELECT dossier_id, state, ready_on::text, returned_on::text, timeliness FROM dossiers WHERE point_id = $1',
      ['22006-1'],
    );
    expect(new Map(rows.map(({ dossier_id, ...rest }) => [dossier_id, rest]))).toEqual(
      new Map([
        [returned, { state: 'returned', ready_on: '2026-03-04', returned_on: '2026-03-05', timeliness: 'early' }],
        [undone, { state: 'received', ready_on: null, returned_on: null, timeliness: null }],
      ]),
    );
    expect(await query(database, "SELECT seq FROM parked WHERE code LIKE 'dossier-%'")).toEqual([]);
  });

  test('handed on, the third reads of both, and the first of the third', async () => {
    const [A, B, C] = three();
    const dossier = await passedOn(A, B, C);
    C.accept(B, dossier);
    C.work(dossier);
    await C.push();
    await province.tellOthersNow();
    for (const reader of [A, B, C]) {
      const others = [A, B, C].filter((each) => each !== reader).flatMap((each) => about(each, dossier));
      expect((await reader.read()).events.toSorted()).toEqual(others.toSorted());
      expect((await reader.read()).keys.get(dossier)).toEqual(reader === A ? undefined : A.keys.get(dossier));
    }
  });

  test('taken by a slip whose offer went with its disk: each who reads of it hears so, before or after, and the taker hears nothing', async () => {
    const [A, B, C] = three();
    const [, , , D] = points as [PointOfCommune, PointOfCommune, PointOfCommune, PointOfCommune];
    const dossier = A.receive();
    A.offer(B, dossier);
    await A.push();
    await province.tellOthersNow();
    C.accept(A, dossier);
    C.work(dossier);
    await C.push();
    await province.tellOthersNow();
    C.work(dossier);
    await C.push();
    A.offer(D, dossier);
    await A.push();
    await province.tellOthersNow();
    expect((await told(B)).events.toSorted()).toEqual([...about(A, dossier), ...about(C, dossier)].toSorted());
    expect((await told(A)).events).toEqual(about(C, dossier));
    expect((await told(D)).events.toSorted()).toEqual([...about(A, dossier), ...about(C, dossier)].toSorted());
    expect(await told(C)).toMatchObject({ events: [], keys: new Map() });
  });

  test('whichever point reaches the province first, in the end each was told the same', async () => {
    const [A, B, C] = three();
    const orders = [
      [A, B, C],
      [C, B, A],
      [B, A, C],
      [B, C, A],
    ];
    for (const order of orders) {
      const dossier = A.receive();
      A.offer(B, dossier);
      B.accept(A, dossier);
      B.work(dossier);
      B.offer(C, dossier);
      C.accept(B, dossier);
      C.offer(A, dossier);
      A.accept(C, dossier);
      for (const point of order) {
        await point.push();
        await province.tellOthersNow();
      }
      for (const reader of [A, B, C]) {
        const others = [A, B, C].filter((each) => each !== reader).flatMap((each) => about(each, dossier));
        const { events, keys } = await reader.read();
        expect(events.filter((each) => others.includes(each)).toSorted()).toEqual(others.toSorted());
        expect(keys.get(dossier)).toEqual(reader === A ? undefined : A.keys.get(dossier));
      }
    }
  });

  async function passedOn(A: PointOfCommune, B: PointOfCommune, C: PointOfCommune) {
    const dossier = A.receive();
    A.offer(B, dossier);
    await A.push();
    await province.tellOthersNow();
    B.accept(A, dossier);
    B.offer(C, dossier);
    await B.push();
    return dossier;
  }
});

describe('whoever names somebody else’s dossier', () => {
  test('learns nothing of it by offering or accepting it, and stops nobody who may read it', async () => {
    const [A, B] = pair();
    const rogue = points[3] ?? B;
    const dossier = A.receive();
    rogue.offer(B, dossier);
    rogue.offer(A, dossier);
    rogue.accept(A, dossier);
    rogue.accept(B, dossier);
    await rogue.push();
    await province.tellOthersNow();
    A.offer(B, dossier);
    await A.push();
    await province.tellOthersNow();
    B.accept(A, dossier);
    await B.push();
    await province.tellOthersNow();
    const { events, keys } = await rogue.read();
    expect([events, keys.size]).toEqual([[], 0]);
    expect((await B.read()).keys.get(dossier)).toEqual(A.keys.get(dossier));
    expect((await A.read()).events).toEqual(expect.arrayContaining(about(B, dossier)));
  });

  test('nor by claiming to have received it', async () => {
    const [A, B] = pair();
    const rogue = points[3] ?? B;
    const dossier = A.receive();
    await A.push();
    const [received] = A.log.events.filter(({ type }) => type === 'dossier-received');
    rogue.log.appendStrange('dossier-received', received?.facts ?? {});
    rogue.offer(A, dossier);
    await rogue.push();
    await province.tellOthersNow();
    A.work(dossier);
    await A.push();
    const { events, keys } = await told(rogue);
    expect([events, keys.size]).toEqual([[], 0]);
    expect(province.log.some(({ event }) => event === 'introduction-refused')).toBe(true);
  });

  test('a lost device reads no inbox, a station of before reads it without keys', async () => {
    const [A, B] = pair();
    const old = testDevice(province.url, B.log);
    await old.enrol(await province.ticketFor('22006-2'));
    const dossier = A.receive();
    A.offer(B, dossier);
    await A.push();
    await province.tellOthersNow();
    expect((await readPage(old, genesis)).items.flatMap(({ keys }) => keys)).toEqual([]);
    await province.revokeDevice(B.point, B.device.keyId);
    await expect(readPage(B.device, genesis)).rejects.toThrow('revoked');
  });
});

describe('many at once', () => {
  test('pushes, new readers and three province processes leave no position empty and no event out', async () => {
    const [A, B, C] = three();
    const others = [await another(), await another()];
    try {
      const dossiers = Array.from({ length: 12 }, () => A.receive());
      A.offer(C, ...dossiers);
      await A.push();
      await province.tellOthersNow();
      for (const dossier of dossiers) {
        C.work(dossier);
        A.offer(B, dossier);
        B.work(dossier);
        const news = [A.push(), B.push(), C.push()];
        await Promise.all([...news, ...[province, ...others].map((each) => each.tellOthersNow())]);
      }
      for (const each of others) await each.tellOthersNow();
      await province.tellOthersNow();
      for (const reader of [A, B, C]) {
        const all = [A, B, C].filter((each) => each !== reader).flatMap(({ log }) => log.events);
        const wanted = all.map(({ stream, seq }) => `${stream} ${seq}`);
        expect((await reader.read()).events.toSorted()).toEqual(wanted.toSorted());
      }
      expect(await query(database, 'SELECT 1 FROM outgoing UNION ALL SELECT 1 FROM introductions')).toEqual([]);
    } finally {
      for (const each of others) await each.close();
    }
  });

  test('an event that is being written while a reader is added reaches it: the reader waits for the write', async () => {
    const [A, B, C] = three();
    const dossier = A.receive();
    A.offer(C, dossier);
    await A.push();
    await province.tellOthersNow();
    C.work(dossier);
    await C.push();
    // a push of C that has begun and not committed
    const client = new pg.Client({ connectionString: database });
    await client.connect();
    await client.query('DELETE FROM dossier_events WHERE point_id = $1', [C.point]);
    await client.query('BEGIN');
    await client.query('SELECT 1 FROM points WHERE point_id = $1 FOR SHARE', [C.point]);
    A.offer(B, dossier);
    await A.push();
    const telling = province.tellOthersNow();
    await new Promise((next) => setTimeout(next, 150));
    await client.query('INSERT INTO dossier_events (point_id, dossier_id, stream_id, seq) VALUES ($1, $2, $3, 1)', [
      C.point,
      dossier,
      C.log.stream,
    ]);
    await client.query('COMMIT');
    await client.end();
    await telling;
    expect((await told(B)).events).toEqual(expect.arrayContaining(about(C, dossier)));
  });

  test('a router that died between bringing and forgetting brings nothing twice', async () => {
    const [A, B] = pair();
    const dossier = A.receive();
    A.offer(B, dossier);
    await A.push();
    const before = await told(B);
    await query(
      database,
      `INSERT INTO outgoing (point_id, reader, stream_id, seq)
       SELECT from_point, point_id, stream_id, seq FROM inbox_items`,
    );
    expect(await told(B)).toEqual(before);
  });

  const another = () => startTestProvince(database, { dataFolder });
});

describe('the province goes back in time', () => {
  test('a cursor of what was undone is known, even where as many other events came since', async () => {
    const [A, B] = pair();
    const dossiers = [A.receive(), A.receive(), A.receive()];
    await A.push();
    await province.close();
    const snapshot = new URL(database);
    snapshot.pathname += '_then';
    await query(
      postgres.url,
      `CREATE DATABASE ${snapshot.pathname.slice(1)} TEMPLATE ${new URL(database).pathname.slice(1)}`,
    );
    await moveTo(database);
    A.offer(B, ...dossiers);
    await A.push();
    const cursor = (await told(B)).cursor;
    expect(cursor.seq).toBe(4);
    expect((await readPage(B.device, cursor)).items).toEqual([]);
    await province.close();
    await moveTo(snapshot.href);
    await expect(readPage(B.device, cursor)).rejects.toThrow('cursor-ahead');
    const other = points[2];
    if (!other) throw new Error('no other');
    const theirs = [other.receive(), other.receive(), other.receive()];
    other.offer(B, ...theirs);
    await other.push();
    expect((await told(B)).cursor.seq).toBe(4);
    await expect(readPage(B.device, cursor)).rejects.toThrow('cursor-ahead');
    await A.device.push(0, A.log.events.length);
    expect((await told(B)).events).toHaveLength(8);
  });

  /** On the same port with the same keys, so that nobody notices. */
  async function moveTo(url: string) {
    const { port } = province;
    province = await startTestProvince(url, { dataFolder, port });
  }
});

function pair(): [PointOfCommune, PointOfCommune] {
  if (!a || !b) throw new Error('no points');
  return [a, b];
}
function three(): [PointOfCommune, PointOfCommune, PointOfCommune] {
  if (!c) throw new Error('no third');
  return [...pair(), c];
}
