import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { PointId } from '../../../domain/ids.ts';
import { startReporting } from '../../../main/adapters/province/start-reporting.ts';
import { isSignedBy } from '../../../main/adapters/system/ed25519.ts';
import { createRandomIds } from '../../../main/adapters/system/random-ids.ts';
import { createSystemClock } from '../../../main/adapters/system/system-clock.ts';
import { carryOn } from '../../../main/operations/carry-on.ts';
import { createInboxReader } from '../../../main/operations/fetch-inbox.ts';
import { readRights } from '../../../main/operations/rights-now.ts';
import type { Vault } from '../../../main/ports/vault.ts';
import { query, startTestPostgres, type TestPostgres } from '../../support/postgres.ts';
import { type SneakerPoint, sneakerPoint } from '../../support/sneaker-point.ts';
import { value } from '../../support/terminal-client.ts';
import { startTestProvince, type TestProvince } from '../../support/test-province.ts';

/** One point has a wire, the other only a stick that is put into the first one's PC. */
let postgres: TestPostgres;
let database: string;
let province: TestProvince;
let [wired, far]: SneakerPoint[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
  [wired, far] = [await point('22006-1'), await point('22006-2')];
});
afterEach(async () => {
  for (const each of [wired, far]) each?.close();
  await province.close();
});

async function point(id: string): Promise<SneakerPoint> {
  const made = sneakerPoint(PointId(id), { ticket: await province.ticketFor(id), province: province.provinceKeys });
  value(await province.takeBundle(await made.make()));
  value(await made.take(value(await province.makeBundle(id)).bytes));
  return made;
}

/** One contact by the wire, as `station.ts` makes it. */
async function contact({ store, parts }: SneakerPoint): Promise<void> {
  const { memory, directory, foreign, carried } = store;
  const vault = parts.vault as Vault;
  const operatorLog = { write: () => {} };
  const inner = createInboxReader({ vault, operatorLog, isSignedBy, memory, directory, foreign, point: store.point });
  const road = startReporting({
    ...{ log: store.outgoing, own: store.incarnations, vault, memory, operatorLog, version: 'test' },
    ...{ url: province.url, clock: createSystemClock(), ids: createRandomIds(), enrolment: null },
    inbox: carryOn(inner, { point: store.point.id, isSignedBy, carried, memory, directory }),
    delays: { debounceMs: 5, helloEveryMs: 60_000, retryBaseMs: 20, retryCapMs: 60, requestTimeoutMs: 10_000 },
  });
  await road.pushNow();
  expect(road.state()).toMatchObject({ state: 'in-sync' });
  await road.close();
}

const pair = () => [wired, far] as [SneakerPoint, SneakerPoint];
const atProvince = (of: SneakerPoint) =>
  query<{ hash: string }>(database, `SELECT hash FROM events WHERE point_id = '${of.point}' ORDER BY seq`);

test('what a stick brought of a neighbour reaches the province by the wire, once, and is carried no further', async () => {
  const [near, away] = pair();
  await contact(near);
  const before = (await atProvince(away)).length;
  away.happen(12);
  const stick = await away.make();
  value(await near.take(stick));
  expect(near.store.carried.streams()).toEqual([
    { stream: away.store.stream, events: 12, upTo: away.store.head().seq },
  ]);
  await contact(near);
  expect(await atProvince(away)).toHaveLength(before + 12);
  expect(near.store.carried.streams()).toEqual([]);
  // The stick that lies in the drawer comes once more, and what is new on it goes on from there.
  value(await near.take(stick));
  expect(near.store.carried.streams()).toEqual([]);
  away.happen(3);
  value(await near.take(await away.make()));
  await contact(near);
  expect((await atProvince(away)).map(({ hash }) => hash).at(-1)).toBe(away.store.head().hash);
  expect(near.store.carried.streams()).toEqual([]);
});

test('what the province has already is not sent; what it does not believe stays here and holds up nothing of our own', async () => {
  const [near, away] = pair();
  away.happen(5);
  value(await near.take(await away.make()));
  value(await province.takeBundle(await away.make()));
  near.happen(2);
  await contact(near);
  expect((await atProvince(near)).map(({ hash }) => hash).at(-1)).toBe(near.store.head().hash);

  away.happen(4);
  value(await near.take(await away.make()));
  const { keyId } = (
    await query<{ keyId: string }>(database, `SELECT key_id AS "keyId" FROM devices WHERE point_id = '22006-2'`)
  )[0] as { keyId: string };
  value(await province.revokeDevice('22006-2', keyId));
  near.happen(2);
  const known = (await atProvince(away)).length;
  await contact(near);
  expect((await atProvince(near)).map(({ hash }) => hash).at(-1)).toBe(near.store.head().hash);
  expect(await atProvince(away)).toHaveLength(known);
  expect(near.store.carried.streams()).toMatchObject([{ stream: away.store.stream, upTo: away.store.head().seq }]);
});

/** As two verified backups that hold all of it make it. */
const backUp = (of: SneakerPoint) =>
  query(database, `UPDATE streams SET durable_seq = head_seq, durable_hash = head_hash WHERE point_id = '${of.point}'`);
const lying = ({ store }: SneakerPoint) =>
  store.databases.read.prepare('SELECT count(*) FROM carried_events').pluck().get() as number;

test('I14: what two backups of the province hold goes from here; what they do not is sent once more to one that went back', async () => {
  const [near, away] = pair();
  away.happen(4);
  value(await near.take(await away.make()));
  await contact(near);
  await contact(near);
  expect(lying(near)).toBe(4);

  // The province is what it was before: all of it is still here.
  const at = away.store.head().seq - 4;
  const { hash } = (await atProvince(away))[at - 1] as { hash: string };
  await query(database, `DELETE FROM events WHERE point_id = '22006-2' AND seq > ${at}`);
  await query(database, `DELETE FROM event_origins WHERE point_id = '22006-2' AND seq > ${at}`);
  await query(database, `UPDATE streams SET head_seq = ${at}, head_hash = '${hash}' WHERE point_id = '22006-2'`);
  await contact(near);
  expect((await atProvince(away)).map((each) => each.hash).at(-1)).toBe(away.store.head().hash);

  await backUp(away);
  away.happen(2);
  value(await near.take(await away.make()));
  await contact(near);
  expect(lying(near)).toBe(2);
  await backUp(away);
  await contact(near);
  expect(lying(near)).toBe(0);
  expect(near.store.carried.ends()).toEqual([]);
});

test('each contact renews the days by which the rights of its people stand', async () => {
  const [near] = pair();
  const before = readRights(near.store.memory)?.issuedAt ?? 0;
  await province.setRightsDays(near.point, 60);
  await contact(near);
  const after = readRights(near.store.memory);
  expect(after).toMatchObject({ point: near.point, validDays: 60 });
  expect(after?.issuedAt).toBeGreaterThan(before);
});
