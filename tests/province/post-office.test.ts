import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { genesis, signedHeadText, verifyChain } from '../../domain/chain.ts';
import type { AnyLogEvent, Facts } from '../../domain/event.ts';
import { DossierId, HandOverId, PointId } from '../../domain/ids.ts';
import { openBytes } from '../../main/store/sealed-bytes.ts';
import { openSealingKey } from '../../province/adapters/sealing-key.ts';
import { signatureHolds } from '../../province/operations/device-keys.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { simulateLog } from '../support/simulated-log.ts';
import { testDevice } from '../support/test-device.ts';
import { type HttpAnswer, post, startTestProvince, type TestProvince } from '../support/test-province.ts';

/** A post office needs a browser and the province's door: these are the requests its page makes. */
let postgres: TestPostgres;
let database: string;
let province: TestProvince;
let agent: (method: string, input?: object) => Promise<HttpAnswer>;
const hourMs = 3_600_000;
const clock = { time: Date.UTC(2026, 10, 19, 1, 30), now: () => clock.time };
const password = 'một mật khẩu dài';
const office = PointId('22006-9');
const centre = PointId('22006-1');
const person = inventedPerson(1);

beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database, { clock });
  const made = { login: 'buu.cuc', name: 'Nhân Viên Mẫu', point: office, officeName: 'Bưu cục Canh Vinh', password };
  expect(await province.createPostAgent(made)).toEqual({ ok: true, value: null });
  await province.createOfficer({ login: 'tinh', name: 'Cán Bộ Tỉnh', password });
  agent = await signedIn('buu.cuc');
});
afterAll(async () => {
  await province.close();
  await postgres.close();
});

async function signedIn(login: string) {
  const { body } = await post(province.url, 'signIn', { login, password });
  const { token } = body.value as { token: string };
  return (method: string, input: object = {}) =>
    post(province.url, method, input, { authorization: `Bearer ${token}` });
}

const value = <T>({ status, body }: HttpAnswer): T => {
  expect({ status, ok: body.ok, error: body.error }).toEqual({ status: 200, ok: true, error: undefined });
  return body.value as T;
};
const item = (code: string, change: object = {}) => ({
  ...{ origin: v7(), item: code, procedure: '1.004873', service: 'both', applicant: person, submitter: null, sets: 1 },
  documents: [{ name: 'Tờ khai cấp giấy xác nhận tình trạng hôn nhân', kind: 'original', count: 1 }],
  ...{ note: '', language: 'vi', fee: { amount: 15_000, receipt: 'BC-0000123' }, ...change },
});

async function log(): Promise<AnyLogEvent[]> {
  const rows = await query<{ canonical: string; hash: string }>(
    database,
    `SELECT canonical, hash FROM events WHERE point_id = '${office}' ORDER BY seq`,
  );
  return rows.map(({ canonical, hash }) => ({ ...JSON.parse(canonical), hash }) as AnyLogEvent);
}

async function seen() {
  await province.tellOthersNow();
  const { body } = await agent('postOffice');
  return body as unknown as {
    here: { code: string; dossier: string }[];
    handedOver: { code: string; state: string }[];
    coming: { handOver: string; rows: { dossier: string; procedure: string | null }[] }[];
    out: { code: string; tries: number; nextFrom: string | null }[];
    doneToday: { delivered: number };
  };
}

test('an agent sees the post office and nothing of the province; an officer sees no post office', async () => {
  const tomorrow = { from: '2026-11-19', to: '2026-11-19' };
  expect((await agent('communeFigures', tomorrow)).status).toBe(403);
  expect((await agent('officers')).status).toBe(403);
  const officer = await signedIn('tinh');
  expect((await officer('postOffice')).status).toBe(403);
  expect((await officer('takePostItem', item('RA123456785VN'))).status).toBe(403);
  expect((await post(province.url, 'postOffice', {})).status).toBe(401);
  // an officer who administers makes agents, and no agent becomes anything else
  const more = { login: 'buu.cuc.2', name: 'Người Thứ Hai', point: office, officeName: 'Bưu cục Canh Vinh' };
  expect(value<{ password: string }>(await officer('createPostAgent', more)).password).toHaveLength(16);
  value(await officer('setOfficer', { login: 'buu.cuc.2', role: 'administrator', commune: null, active: true }));
  expect((await officer('officers')).body).toMatchObject({
    officers: expect.arrayContaining([expect.objectContaining({ login: 'buu.cuc.2', role: 'post-agent' })]),
  });
});

test('the whole way: in, handed over with its money, its result brought home at the second try; every key pressed twice', async () => {
  const twice = async <T>(method: string, input: object): Promise<T> => {
    const press = { origin: v7(), ...input };
    const before = (await log()).length;
    const first = value<T>(await agent(method, press));
    const once = (await log()).length;
    expect(value<T>(await agent(method, press))).toEqual(first);
    expect((await log()).length, `${method} again`).toBe(once);
    expect(once).toBe(before + 1);
    return first;
  };
  const { dossier } = await twice<{ dossier: string }>('takePostItem', item('ra 123 456 785 vn'));
  expect((await agent('takePostItem', item('RA123456785VN'))).body.error).toEqual({ type: 'post-code-taken' });
  expect((await agent('takePostItem', item('RA123456786VN'))).body.error).toEqual({ type: 'post-code-check-digit' });
  const wrong = await twice<{ dossier: string }>('takePostItem', item('RA123456799VN', { fee: null }));
  await twice('takeBackPostItem', { dossier: wrong.dossier });
  expect((await seen()).here.map(({ code }) => code)).toEqual(['RA123456785VN']);

  // The centre is a station: here its log is written by hand.
  const station = simulateLog(centre);
  const device = testDevice(province.url, station);
  await device.enrol(await province.ticketFor(centre));
  const push = async (from: number) => value(await device.push(from, station.events.length));

  const signing = { to: centre, dossiers: [dossier], bag: null };
  const { handOver } = await twice<{ handOver: string }>('signPostMinutes', signing);
  expect((await agent('signPostMinutes', { origin: v7(), ...signing })).body.error).toMatchObject({
    type: 'post-item-not-here',
  });
  const offered = (await log()).at(-1)?.facts as Facts['hand-over-offered'];
  expect(offered).toMatchObject({
    ...{ to: centre, kind: 'folders', fees: [{ dossier, amount: 15_000 }] },
    items: [{ dossier, code: 'RA123456785VN', cv: 2, carries: 'folder', work: true }],
  });
  await province.tellOthersNow();
  const minutes = value<{ items: object[]; takenAt: string | null }>(await agent('readPostMinutes', { handOver }));
  expect(minutes).toMatchObject({ takenAt: null, items: [{ fee: { amount: 15_000, receipt: 'BC-0000123' } }] });

  const mine = { dossier: DossierId(dossier), code: 'RA123456785VN', work: true };
  station.append([
    {
      type: 'hand-over-accepted',
      facts: {
        ...{ handOver: HandOverId(handOver), from: office, offerHash: null, how: 'one-by-one', differences: [] },
        ...{ items: [{ ...mine, cv: 3, carries: 'folder' }], at: '2026-11-19T16:30' },
      },
    },
  ] as never);
  await push(0);
  expect(await seen()).toMatchObject({ here: [], handedOver: [] });
  expect(value<object>(await agent('readPostMinutes', { handOver }))).toMatchObject({ takenAt: '2026-11-19T16:30' });

  const back = HandOverId(v7());
  const code = '22006-1-261119-0001';
  station.append([
    {
      type: 'hand-over-offered',
      facts: {
        ...{
          handOver: back,
          to: office,
          kind: 'results',
          bag: 'T-1',
          at: '2026-11-23T08:00',
          signature: 'x'.repeat(86),
        },
        items: [{ ...mine, code, cv: 4, carries: 'result' }],
      },
    },
  ] as never);
  await push(1);
  expect((await seen()).coming).toMatchObject([{ handOver: back, rows: [{ dossier }] }]);
  await twice('acceptPostResults', { handOver: back, missing: [] });
  expect((await seen()).out).toMatchObject([{ code, tries: 0, nextFrom: null }]);

  const failed = { dossier, why: 'nobody-home' };
  expect(await twice('failDelivery', failed)).toEqual({ attempt: 1, nextFrom: '2026-11-23' });
  expect((await agent('failDelivery', { origin: v7(), ...failed })).body.error).toEqual({
    ...{ type: 'post-try-too-early', from: '2026-11-23' },
  });
  clock.time += 4 * 24 * hourMs;
  agent = await signedIn('buu.cuc');
  await twice('deliverResult', { dossier, to: 'applicant', receiver: person.name, note: '' });
  expect(await seen()).toMatchObject({ out: [], coming: [], doneToday: { delivered: 1 } });
  expect(
    (await agent('deliverResult', { origin: v7(), dossier, to: 'applicant', receiver: 'X', note: '' })).body.error,
  ).toMatchObject({ type: 'post-item-not-here' });
});

test('after the second try nothing is tried again: it goes back to the centre, and no money goes with it twice', async () => {
  const station = simulateLog('22006-2');
  const device = testDevice(province.url, station);
  await device.enrol(await province.ticketFor('22006-2'));
  const dossier = v7();
  station.append([
    {
      type: 'hand-over-offered',
      facts: {
        ...{ handOver: HandOverId(v7()), to: office, kind: 'results', bag: null, at: '2026-11-23T08:00' },
        ...{ items: [{ dossier, code: '22006-2-1', cv: 2, carries: 'result', work: true }], signature: 'x' },
      },
    },
  ] as never);
  await device.push(0, 1);
  const [coming] = (await seen()).coming;
  value(await agent('acceptPostResults', { origin: v7(), handOver: coming?.handOver, missing: [] }));
  const fail = () => agent('failDelivery', { origin: v7(), dossier, why: 'nobody-home' });
  expect(value(await fail())).toMatchObject({ attempt: 1, nextFrom: '2026-11-26' });
  clock.time += 3 * 24 * hourMs;
  agent = await signedIn('buu.cuc');
  expect(value(await fail())).toEqual({ attempt: 2, nextFrom: null });
  expect((await fail()).body.error).toEqual({ type: 'post-tries-over' });
  value(await agent('signPostMinutes', { origin: v7(), to: '22006-2', dossiers: [dossier], bag: null }));
  const offered = (await log()).at(-1)?.facts as Facts['hand-over-offered'];
  expect(offered).toMatchObject({ kind: 'results', items: [{ dossier, carries: 'result', cv: 4 }] });
  expect(offered.fees).toBeUndefined();
});

test('twenty agents’ keys at once are twenty events in one whole chain; one key twenty times is one', async () => {
  const before = (await log()).length;
  const codes = Array.from({ length: 20 }, (_, n) => `HOP-${1000 + n}`);
  await Promise.all(codes.map(async (code) => value(await agent('takePostItem', item(code, { fee: null })))));
  const one = item('HOP-2000');
  await Promise.all(codes.map(async () => value(await agent('takePostItem', one))));
  const events = await log();
  expect(events).toHaveLength(before + 21);
  expect(verifyChain(events[0]?.stream ?? '', genesis, events)).toBeNull();
});

test('the log is signed by a key of its own, kept sealed; people are sealed in it and come back to no screen', async () => {
  const events = await log();
  const [stream] = await query<{ head_hash: string; head_signature: string; public_key: string; sealed_key: string }>(
    database,
    `SELECT head_hash, head_signature, public_key, sealed_key FROM streams JOIN devices USING (point_id, key_id)
     JOIN hosted_points USING (point_id) WHERE point_id = '${office}'`,
  );
  const last = events.at(-1);
  if (!stream || !last) throw new Error('the log is there');
  const head = { seq: last.seq, hash: last.hash };
  expect(stream.head_hash).toBe(head.hash);
  expect(signatureHolds(stream.public_key, signedHeadText(last.stream, head), stream.head_signature)).toBe(true);
  expect(Buffer.from(stream.sealed_key, 'base64')).toHaveLength(92);

  const taken = events.find(({ type }) => type === 'post-item-taken');
  if (taken?.type !== 'post-item-taken') throw new Error('an item was taken');
  const { dossier } = taken.facts;
  const [key] = await query<{ wrapped: string }>(
    database,
    `SELECT wrapped FROM dossier_keys WHERE point_id = '${office}' AND dossier_id = '${dossier}'`,
  );
  const sealing = await openSealingKey(province.dataFolder);
  const place = canonicalJson({ point: office, dossier, type: taken.type, origin: taken.origin, part: taken.part });
  const sealed = Buffer.from(taken.sealed ?? '', 'base64');
  const opened = openBytes({ key: sealing.unwrap(key?.wrapped ?? '', office, dossier), sealed, place });
  expect(JSON.parse(opened.toString())).toMatchObject({ applicant: person });

  const everything = JSON.stringify([events, await agent('postOffice')]);
  for (const word of [person.name, person.phone, person.address]) expect(everything).not.toContain(word);
});
