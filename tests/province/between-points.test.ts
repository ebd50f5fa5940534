import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { genesis, signedHeadText } from '../../domain/chain.ts';
import type { Directory } from '../../domain/directory.ts';
import { wrapForProvince } from '../../main/adapters/province/wrap-for-province.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import type { Vault } from '../../main/ports/vault.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { liveADay } from '../support/simulated-day.ts';
import { type SimulatedLog, simulateLog } from '../support/simulated-log.ts';
import { type TestDevice, testDevice } from '../support/test-device.ts';
import { type HttpAnswer, startTestProvince, type TestProvince } from '../support/test-province.ts';

let postgres: TestPostgres;
let database: string;
let province: TestProvince;
let folder: string;
let vault: Vault;
let log: SimulatedLog;
let device: TestDevice;
let neighbour: TestDevice;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
  folder = mkdtempSync(join(tmpdir(), 'gan-dan-between-'));
  vault = openKeyFileVault(folder);
  log = simulateLog();
  device = testDevice(province.url, log);
  neighbour = testDevice(province.url, simulateLog('22006-2'));
  await device.enrol(await province.ticketFor('22006-1'));
  await neighbour.enrol(await province.ticketFor('22006-2'));
});
afterEach(async () => {
  await province.close();
  rmSync(folder, { recursive: true, force: true });
});

const value = <T>({ status, body }: HttpAnswer): T => {
  expect({ status, ok: body.ok, error: body.error }).toEqual({ status: 200, ok: true, error: undefined });
  return body.value as T;
};
const errorOf = ({ body }: HttpAnswer) => (body.error as { type: string } | undefined)?.type;

describe('a point learns its own past', () => {
  test('all it ever sent comes back page by page, byte for byte, with keys that only it opens', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 200, dossiers: 60 });
    await device.hello({ sealTo: vault.sealTo });
    const { rows, keys } = await sendWithKeys();
    const learned: unknown[] = [];
    const opened = new Map<string, Buffer>();
    for (let from = 1; ; ) {
      const page = value<Past>(await device.send('fetch', { stream: log.stream, from }));
      learned.push(...page.events);
      for (const { point, dossier, wrapped } of page.keys)
        opened.set(dossier, Buffer.from(vault.openSealed(wrapped, { point, dossier })));
      if (page.events.length === 0) {
        expect(page.have).toEqual(log.head());
        expect(verify(null, Buffer.from(signedHeadText(log.stream, log.head())), keyOf(device), sig(page))).toBe(true);
        break;
      }
      from += page.events.length;
    }
    expect(learned).toEqual(rows);
    expect(opened).toEqual(keys);
  });

  test('a station of before, which gave no key to wrap for, learns the events and no keys', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 5, dossiers: 3 });
    await sendWithKeys();
    const page = value<Past>(await device.send('fetch', { stream: log.stream, from: 1 }));
    expect(page.events).toEqual(log.events);
    expect(page.keys).toEqual([]);
  });

  test('hashes of a stretch are told, so that two histories find where they part', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 20, dossiers: 5 });
    await device.push(0, log.events.length);
    const { links, have } = value<{ links: unknown; have: unknown }>(
      await device.send('chain', { stream: log.stream, from: 3, to: 6 }),
    );
    expect(links).toEqual(log.events.slice(2, 6).map(({ seq, hash }) => ({ seq, hash })));
    expect(have).toEqual(log.head());
  });

  test('another point reads neither, and a lost device nothing at all', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 5, dossiers: 3 });
    await device.push(0, log.events.length);
    for (const [method, rest] of [
      ['chain', { from: 1, to: 5 }],
      ['fetch', { from: 1 }],
    ] as const) {
      expect(errorOf(await neighbour.send(method, { stream: log.stream, ...rest }))).toBe('stream-unknown');
      expect(errorOf(await device.send(method, { stream: '22006-1:99', ...rest }))).toBe('stream-unknown');
    }
    await province.revokeDevice(log.point, device.keyId);
    expect(errorOf(await device.send('fetch', { stream: log.stream, from: 1 }))).toBe('revoked');
  });

  async function sendWithKeys() {
    const sealTo = (await query<{ seal_to: string }>(database, 'SELECT seal_to FROM server'))[0]?.seal_to ?? '';
    const keys = new Map<string, Buffer>();
    const total = log.events.length;
    for (let from = 0; from < total; from += 200) {
      const wrapped = log.events.slice(from, from + 200).flatMap((event) => {
        if (event.type !== 'dossier-received') return [];
        const { dossier } = event.facts;
        const key = randomBytes(32);
        keys.set(dossier, key);
        return [{ dossier, wrapped: wrapForProvince({ sealTo, point: log.point, dossier, key }) }];
      });
      value(await device.push(from, Math.min(total, from + 200), { keys: wrapped }));
    }
    return { rows: [...log.events], keys };
  }
});

describe('a neighbour carries', () => {
  test('a segment of another point is taken when its own writer signed it', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 10, dossiers: 3 });
    const segment = carried(8);
    expect(value(await neighbour.send('push', segment))).toMatchObject({ have: segment.last });
    // and the point itself goes on from there
    expect(value(await device.push(0, log.events.length))).toMatchObject({ have: log.head() });
  });

  test('what the carrier signed himself, changed, or of a lost device, is refused and leaves nothing', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 10, dossiers: 3 });
    const segment = carried(8);
    const own = { ...segment, headSignature: neighbour.sign(signedHeadText(log.stream, segment.last)) };
    expect(errorOf(await neighbour.send('push', own))).toBe('bad-signature');
    const [first, ...rest] = segment.events;
    const changed = { ...segment, events: [{ ...first, facts: { day: 9 } }, ...rest] };
    expect(errorOf(await neighbour.send('push', changed))).toBe('bad-hash');
    await province.revokeDevice(log.point, device.keyId);
    expect(errorOf(await neighbour.send('push', segment))).toBe('revoked');
    expect(await query(database, 'SELECT 1 FROM events')).toEqual([]);
  });

  test('a key that a carrier made up gives way to the one the point itself brings', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 4, dossiers: 2 });
    const dossier = log.events.flatMap((event) => (event.type === 'dossier-received' ? [event.facts.dossier] : []))[0];
    const total = log.events.length;
    await neighbour.send('push', { ...carried(total), keys: [{ dossier, wrapped: 'AAAA' }] });
    await device.push(0, total, { keys: [{ dossier, wrapped: 'BBBB' }] });
    await neighbour.send('push', { ...carried(total), keys: [{ dossier, wrapped: 'CCCC' }] });
    expect(await query(database, 'SELECT wrapped FROM dossier_keys')).toEqual([{ wrapped: 'BBBB' }]);
  });

  function carried(to: number) {
    const events = log.events.slice(0, to);
    const { seq = 0, hash = '' } = events.at(-1) ?? {};
    const headSignature = device.sign(signedHeadText(log.stream, { seq, hash }));
    return { stream: log.stream, from: genesis, events, headSignature, keys: [], last: { seq, hash } };
  }
});

describe('the directory', () => {
  const ask = async (change: Record<string, unknown>) =>
    value<{ signedBy: string; directory?: { text: string; signature: string } }>(await device.hello(change));

  test('names the points of the commune with their keys, signed by the province, and is sent when it is another', async () => {
    await neighbour.hello({ sealTo: vault.sealTo, about: { name: 'Điểm Hiển Đông', kind: 'secondary' } });
    const other = simulateLog('21553-1');
    await testDevice(province.url, other).enrol(await province.ticketFor('21553-1'));
    const { directory, signedBy } = await ask({ directory: null });
    if (!directory) throw new Error('no directory');
    const key = createPublicKey({ key: Buffer.from(signedBy, 'base64'), format: 'der', type: 'spki' });
    expect(verify(null, Buffer.from(directory.text), key, Buffer.from(directory.signature, 'base64'))).toBe(true);
    const told = JSON.parse(directory.text) as Directory;
    expect(canonicalJson(told)).toBe(directory.text);
    const { keyId, publicKey } = device;
    const [first, second] = [
      { keyId, publicKey, sealTo: null, revoked: false },
      { keyId: neighbour.keyId, publicKey: neighbour.publicKey, sealTo: vault.sealTo, revoked: false },
    ];
    expect(told.points).toEqual([
      { point: '22006-1', name: null, kind: null, keys: [first] },
      { point: '22006-2', name: 'Điểm Hiển Đông', kind: 'secondary', keys: [second] },
    ]);
    const known = createHash('sha256').update(directory.text).digest('hex');
    expect((await ask({ directory: known })).directory).toBeUndefined();
    expect((await ask({})).directory).toBeUndefined();
    await province.revokeDevice('22006-2', neighbour.keyId);
    const after = JSON.parse((await ask({ directory: known })).directory?.text ?? '{}') as Directory;
    expect(after.points[1]?.keys[0]?.revoked).toBe(true);
    expect(after.changedAt).toBeGreaterThanOrEqual(told.changedAt);
  });

  test('what is no key is not registered', async () => {
    await device.hello({ sealTo: device.publicKey });
    await device.hello({ sealTo: randomBytes(44).toString('base64') });
    expect(await query(database, 'SELECT seal_to FROM devices WHERE seal_to IS NOT NULL')).toEqual([]);
  });

  test('at enrolment the proof covers it', async () => {
    const fresh = testDevice(province.url, simulateLog('22006-3'));
    const ticket = await province.ticketFor('22006-3');
    const { sealTo } = vault;
    const claim = { ticket, point: '22006-3', stream: '22006-3:1', publicKey: fresh.publicKey };
    const unsigned = { proof: fresh.sign(canonicalJson(claim)), sealTo };
    expect(errorOf(await fresh.enrol(ticket, unsigned))).toBe('proof-wrong');
    value(await fresh.enrol(ticket, { sealTo }));
    expect(await query(database, 'SELECT seal_to FROM devices WHERE seal_to IS NOT NULL')).toEqual([
      { seal_to: sealTo },
    ]);
  });
});

describe('a point goes on under another stream', () => {
  const begin = (stream: string, change: Record<string, unknown> = {}) =>
    device.send('incarnations', { stream, reason: 'restored', parent: null, letter: 'A', ...change });
  const second = `22006-1:p-${'a'.repeat(32)}`;
  const third = `22006-1:p-${'b'.repeat(32)}`;
  const told = async (hello: HttpAnswer) => value<{ superseded: string | null; incarnations: unknown[] }>(hello);

  test('the older one is told so at its next hello, and what it still sends is stored', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 4, dossiers: 2 });
    await device.push(0, 5);
    expect(await told(await device.hello())).toMatchObject({ superseded: null });
    const parent = { stream: log.stream, seq: 5, hash: log.hashAt(5) };
    const first = value(await begin(second, { parent }));
    expect(first).toEqual({
      superseded: null,
      incarnations: [
        {
          stream: log.stream,
          have: { seq: 5, hash: log.hashAt(5) },
          letter: '',
          parent: null,
          supersededBy: second,
          told: false,
        },
        { stream: second, have: genesis, letter: 'A', parent, supersededBy: null, told: false },
      ],
    });
    expect(value(await begin(second, { parent }))).toEqual(first);
    expect(await told(await device.hello())).toMatchObject({ superseded: second });
    expect(value(await device.push(0, log.events.length))).toMatchObject({ have: log.head() });
    await begin(third, { reason: 'moved', letter: 'N' });
    expect(value(await begin(second, { parent }))).toMatchObject({ superseded: third });
    expect((await told(await device.hello({ stream: third, head: genesis, acked: genesis }))).superseded).toBeNull();
  });

  test('T11: hears whether every other point told all it knew since; who is silent beyond its rights is not waited for', async () => {
    const heard = async () =>
      value<{ centreHeard: boolean }>(await device.hello({ stream: second, head: genesis, acked: genesis }))
        .centreHeard;
    const lastSeen = (ago: number) =>
      query(
        database,
        `UPDATE streams SET last_seen_at = last_seen_at - ${ago}, said_at = said_at - ${ago} WHERE point_id = '22006-2'`,
      );
    await neighbour.hello();
    await lastSeen(60_000);
    await begin(second);
    expect(await heard()).toBe(false);
    // It says that it has more than it brought.
    await neighbour.hello({ head: { seq: 3, hash: 'a'.repeat(64) }, acked: genesis });
    expect(await heard()).toBe(false);
    await neighbour.hello();
    expect(await heard()).toBe(true);
    await lastSeen(60_000);
    await begin(third, { reason: 'moved', letter: 'N' });
    expect(await heard()).toBe(false);
    await lastSeen(46 * 86_400_000);
    expect(await heard()).toBe(true);
  });

  test('of two that begin at once exactly one writes on', async () => {
    const [one, two] = await Promise.all([begin(second), begin(third, { letter: 'N' })]);
    const after = value<{ incarnations: { supersededBy: string | null }[] }>(await begin(second)).incarnations;
    expect(after.filter(({ supersededBy }) => supersededBy === null)).toHaveLength(1);
    expect([one?.status, two?.status]).toEqual([200, 200]);
  });

  test('an old word names as successor whom this one follows since: no two follow each other, and one writes', async () => {
    const fourth = `22006-1:p-${'d'.repeat(32)}`;
    value(await begin(second, { successor: third }));
    expect(value(await begin(third, { letter: 'N', successor: second }))).toMatchObject({ superseded: null });
    expect(value(await begin(second))).toMatchObject({ superseded: third });
    const fifth = `22006-1:p-${'e'.repeat(32)}`;
    value(await begin(fourth, { letter: 'O', successor: fifth }));
    value(await begin(log.stream, { letter: 'B' }));
    // Somebody else writes by now.
    expect(value(await begin(fifth, { letter: 'P', successor: fourth }))).toMatchObject({ superseded: log.stream });
  });

  test('nobody begins one of another point', async () => {
    expect(errorOf(await neighbour.send('incarnations', { ...body(), stream: second }))).toBe('stream-unknown');
    const parent = { stream: log.stream, ...genesis };
    expect(errorOf(await neighbour.send('incarnations', { ...body(), parent }))).toBe('stream-unknown');
    function body() {
      return { stream: `22006-2:p-${'c'.repeat(32)}`, reason: 'moved', parent: null, letter: '' };
    }
  });

  test('what a neighbour carries is wanted from where the province ends', async () => {
    liveADay(log, { day: 1, date: '2026-03-02', tickets: 4, dossiers: 2 });
    await device.push(0, 3);
    const carries = [
      { stream: log.stream, head: log.head() },
      { stream: '22006-9:1', head: log.head() },
    ];
    const from = { seq: 3, hash: log.hashAt(3) };
    expect(value<object>(await neighbour.hello({ carries }))).toMatchObject({ wants: [{ stream: log.stream, from }] });
    await device.push(0, log.events.length);
    expect(value<object>(await neighbour.hello({ carries }))).toMatchObject({ wants: [] });
  });
});

interface Past {
  readonly events: unknown[];
  readonly keys: { point: string; dossier: string; wrapped: string }[];
  readonly headSignature: string;
  readonly have: unknown;
}
const keyOf = ({ publicKey }: TestDevice) =>
  createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
const sig = ({ headSignature }: Past) => Buffer.from(headSignature, 'base64');
