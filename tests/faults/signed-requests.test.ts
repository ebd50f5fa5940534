import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Head, signedHeadText } from '../../domain/chain.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { liveADay } from '../support/simulated-day.ts';
import { type SimulatedLog, simulateLog } from '../support/simulated-log.ts';
import { type TestDevice, testDevice } from '../support/test-device.ts';
import { type HttpAnswer, post, startTestProvince, type TestProvince } from '../support/test-province.ts';

/** `npm run faults` asks for a thousand. */
const ATTACKS = Number(process.env.GAN_DAN_SIGNED_ATTACKS ?? 90);

let postgres: TestPostgres;
let database = '';
let province: TestProvince;
let log: SimulatedLog;
let device: TestDevice;
let neighbour: TestDevice;
let lost: TestDevice;

beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
  log = simulateLog();
  liveADay(log, { day: 1, date: '2026-03-02', tickets: 20, dossiers: 4 });
  device = await enrolled(log);
  neighbour = await enrolled(simulateLog('21583-1'));
  const lostLog = simulateLog('21589-1');
  lost = await enrolled(lostLog);
  expect((await province.revokeDevice(lostLog.point, lost.keyId)).ok).toBe(true);
  expect((await device.push(0, 20)).body.ok).toBe(true);
});
afterAll(async () => {
  await province.close();
  await postgres.close();
});

async function enrolled(of: SimulatedLog): Promise<TestDevice> {
  const made = testDevice(province.url, of);
  expect((await made.enrol(await province.ticketFor(of.point))).body.ok).toBe(true);
  return made;
}

const attacks: Readonly<Record<string, (n: number) => Promise<HttpAnswer>>> = {
  /** A true request, caught on the road and sent once more. */
  replay: async (n) => {
    const nonce = n.toString(16).padStart(32, 'c');
    const hello = { ...helloOf(), boot: `replay-${n}` };
    expect((await device.send('hello', hello, { nonce })).status).toBe(200);
    return device.send('hello', hello, { nonce });
  },
  'a bit of the body is another': (n) => flipped(n),
  'a bit of the signature is another': (n) => {
    const body = JSON.stringify(device.segmentOf(20, 30));
    const header = device.signatureOf('push', Buffer.from(body));
    const at = header.indexOf('sig="') + 5 + (n % 80);
    const other = header[at] === 'A' ? 'B' : 'A';
    return post(province.url, 'push', body, { signature: `${header.slice(0, at)}${other}${header.slice(at + 1)}` });
  },
  // A neighbour may carry what the point itself signed, and no more.
  'the key of another point, under its own name': () => {
    const headSignature = neighbour.sign(signedHeadText(log.stream, headAt(30)));
    return neighbour.send('push', { ...device.segmentOf(20, 30), headSignature });
  },
  'the key of another point, under our name': () =>
    neighbour.send('push', device.segmentOf(20, 30), { keyId: device.keyId }),
  'a key that nobody enrolled': () =>
    device.send('push', device.segmentOf(20, 30), { by: generateKeyPairSync('ed25519').privateKey }),
  'a key that was taken back': (n) => (n % 2 === 0 ? lost.hello() : lost.push(0, 0)),
  'signed for another method': () => device.send('push', device.segmentOf(20, 30), { path: '/hello' }),
  'another head than the events lead to': () => {
    const wrong = { ...device.segmentOf(20, 30), headSignature: device.sign('something else') };
    return device.send('push', wrong);
  },
};

test(`T24: ${ATTACKS} requests whose signature is not theirs: none is accepted, and nothing is written`, async () => {
  const before = await written();
  const kinds = Object.entries(attacks);
  const accepted: string[] = [];
  for (let n = 0; n < ATTACKS; n++) {
    const [kind, attack] = kinds[n % kinds.length] ?? ['', () => Promise.reject(new Error('no attack'))];
    const { body } = await attack(n);
    if (body.ok === true || (body.code === undefined && body.error === undefined)) accepted.push(`${n} ${kind}`);
  }
  expect(accepted).toEqual([]);
  expect(await written()).toEqual(before);
});

test('T24: a true request that comes many times in the same moment is accepted once', async () => {
  const nonce = 'e'.repeat(32);
  const hello = helloOf();
  const answers = await Promise.all(Array.from({ length: 12 }, () => device.send('hello', hello, { nonce })));
  const refused = answers.filter(({ body }) => body.code === 'nonce-used');
  expect([answers.filter(({ status }) => status === 200).length, refused.length]).toEqual([1, 11]);
});

test('T24: a province restored from a backup has forgotten which requests it saw: an old one changes nothing', async () => {
  const nonce = 'd'.repeat(32);
  const segment = device.segmentOf(0, 20);
  expect((await device.send('push', segment, { nonce })).body.ok).toBe(true);
  const before = await written();
  await query(database, 'TRUNCATE nonces');
  expect((await device.send('push', segment, { nonce })).body).toMatchObject({ ok: true });
  expect(await written()).toEqual(before);
});

test('T24: what is signed rightly is accepted: the control', async () => {
  const before = await written();
  expect((await device.push(20, log.events.length)).body.ok).toBe(true);
  expect(await written()).not.toEqual(before);
});

function headAt(seq: number): Head {
  return { seq, hash: log.hashAt(seq) ?? '' };
}

function helloOf() {
  return {
    ...{ stream: log.stream, head: log.head(), acked: log.acked(), boot: 'b', wall: 1 },
    app: { version: '0', schema: 1 },
  };
}

/** One bit of a signed body, in a place where it is still JSON: the text of a hash. */
function flipped(n: number): Promise<HttpAnswer> {
  const body = JSON.stringify(device.segmentOf(20, 30));
  const places = [...body.matchAll(/[0-9a-f]{64}/g)].map(({ index }) => index);
  const at = (places[n % places.length] ?? 0) + (n % 64);
  const other = body[at] === '0' ? '1' : '0';
  const changed = `${body.slice(0, at)}${other}${body.slice(at + 1)}`;
  return post(province.url, 'push', changed, { signature: device.signatureOf('push', Buffer.from(body)) });
}

/** All that a request could have changed. */
async function written(): Promise<unknown> {
  return query(
    database,
    `SELECT (SELECT count(*)::integer FROM events) AS events, (SELECT max(hash) FROM events) AS last,
            (SELECT coalesce(sum(issued), 0)::integer FROM ticket_days) AS issued,
            (SELECT count(*)::integer FROM devices) AS devices, (SELECT count(*)::integer FROM parked) AS parked`,
  );
}
