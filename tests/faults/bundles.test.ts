import { randomInt } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BundleSegment, bundleHeader } from '../../contract/bundle.ts';
import { type BundleTools, openBundle, writeBundle } from '../../domain/bundle.ts';
import { PointId } from '../../domain/ids.ts';
import { bundleTools } from '../../main/adapters/bundle/bundle-tools.ts';
import { wrapForProvince } from '../../main/adapters/province/wrap-for-province.ts';
import { handMadeBundle, keysInAFolder, openAs } from '../support/bundle-bench.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { answerFor, farawayPoint, type SneakerPoint } from '../support/sneaker-point.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** T13 of reliability.md: what is wrong with a bundle is refused whole; what is right is a set. */
const badBundles = Number(process.env.GAN_DAN_BAD_BUNDLES ?? 30);
const permutations = Number(process.env.GAN_DAN_BUNDLE_ORDERS ?? 4);

const canhVinh = PointId('22006-1');
const hienDong = PointId('22006-2');

let postgres: TestPostgres;
let database: string;
let province: TestProvince;
let points: SneakerPoint[];

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
  points = [];
});
afterEach(async () => {
  for (const point of points) point.close();
  await province.close();
});

async function faraway(id: PointId): Promise<SneakerPoint> {
  const point = await farawayPoint(province, id);
  points.push(point);
  return point;
}

const stored = () => query<{ hash: string }>(database, 'SELECT hash FROM events ORDER BY point_id, stream_id, seq');
const everything = async () =>
  JSON.stringify([
    await stored(),
    await query(database, 'SELECT point_id, stream_id, head_seq, head_hash FROM streams ORDER BY 1, 2'),
    await query(database, 'SELECT * FROM devices ORDER BY 1, 2'),
    await query(database, 'SELECT point_id, bundle_id, way FROM bundles ORDER BY 1, 2, 3'),
    await query(database, 'SELECT * FROM carried_ends ORDER BY 1, 2, 3'),
    await query(database, 'SELECT point_id, used_by FROM enrolment_tickets ORDER BY 1, 2'),
  ]);

describe('a station that never spoke to the province', () => {
  test('works, enrols by a bundle, and hears by a bundle what the province has', async () => {
    const point = await faraway(canhVinh);
    point.happen(40);
    const out = await point.make();
    const taken = await province.takeBundle(out);
    if (!taken.ok) throw new Error(taken.error.type);
    expect(taken.value.enrolled).toEqual([{ stream: point.store.stream, refused: null }]);
    expect(taken.value.streams).toEqual([
      { stream: point.store.stream, events: point.store.head().seq, known: 0, refused: null },
    ]);
    expect(await stored()).toHaveLength(point.store.head().seq);

    const back = await point.take(await answerFor(province, point));
    expect(back).toMatchObject({ ok: true, value: { enrolled: true, acknowledged: true } });
    expect(point.store.outgoing.acked()).toEqual(point.store.head());
    // what follows needs no ticket any more, and brings only what is new
    point.happen(3);
    const next = await province.takeBundle(await point.make());
    expect(next).toMatchObject({ ok: true, value: { enrolled: [], streams: [{ events: 3, refused: null }] } });
  });

  test('what one point carries for another reaches the province, once, and is carried no further', async () => {
    const [near, far] = [await faraway(canhVinh), await faraway(hienDong)];
    await province.takeBundle(await near.make());
    await province.takeBundle(await far.make());
    await near.take(await answerFor(province, near));
    await far.take(await answerFor(province, far));
    // now each knows the other's key by the directory
    await near.take(await answerFor(province, near));
    far.happen(25);
    const before = await stored();
    const toNear = await far.make();
    expect(await near.take(toNear)).toMatchObject({ ok: true, value: { events: 25 } });
    expect(near.store.carried.streams()).toEqual([
      { stream: far.store.stream, events: 25, upTo: far.store.head().seq },
    ]);
    near.happen(2);
    const taken = await province.takeBundle(await near.make());
    expect(taken).toMatchObject({ ok: true });
    expect(await stored()).toHaveLength(before.length + 27);
    await near.take(await answerFor(province, near));
    expect(near.store.carried.streams()).toEqual([]);
    // the stick that comes once more brings nothing back
    await near.take(toNear);
    expect(near.store.carried.streams()).toEqual([]);
    // It lies here until two backups of the province hold it: a stick says that too (I14).
    const lies = () => near.store.carried.all(far.store.stream).length;
    const roundTrip = async () => {
      await province.takeBundle(await near.make());
      await near.take(await answerFor(province, near));
    };
    await roundTrip();
    expect(lies()).toBe(25);
    await query(database, 'UPDATE streams SET durable_seq = head_seq, durable_hash = head_hash');
    await roundTrip();
    expect(lies()).toBe(0);
    expect(near.store.outgoing.durable().seq).toBeGreaterThan(0);
  });
});

/** Every way a file goes wrong on its way, one after another; what is returned is never what was made. */
function* spoilt(whole: Uint8Array, times: number): Generator<{ how: string; bytes: Uint8Array }> {
  for (let time = 0; time < times; time++) {
    const kib = Math.floor(whole.length / 1024);
    if (time % 2 === 0) {
      // each 1 KiB in turn, then wherever
      const at = time / 2 <= kib ? (time / 2) * 1024 : randomInt(whole.length);
      yield { how: `cut at ${at}`, bytes: whole.subarray(0, Math.min(at, whole.length - 1)) };
      continue;
    }
    const [at, bit] = [randomInt(whole.length), randomInt(8)];
    const flipped = Buffer.from(whole);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
    yield { how: `bit ${bit} of byte ${at} flipped`, bytes: flipped };
  }
}

/** Two points that have spoken to the province, and know each other. */
async function acquainted(): Promise<readonly [SneakerPoint, SneakerPoint]> {
  const [near, far] = [await faraway(canhVinh), await faraway(hienDong)];
  for (const each of [near, far]) await province.takeBundle(await each.make());
  for (const each of [near, far, near]) await each.take(await answerFor(province, each));
  return [near, far];
}

describe('a bundle that went wrong', () => {
  test(`of ${badBundles} cut or flipped, none changes anything at a point or at the province`, async () => {
    const [near, far] = await acquainted();
    far.happen(120);
    const good = await far.make();
    const [atPoint, atProvince] = [near.state(), await everything()];
    for (const { how, bytes } of spoilt(good, badBundles)) {
      expect(await near.take(bytes), how).toMatchObject({ ok: false });
      expect(await province.takeBundle(bytes), how).toMatchObject({ ok: false });
      expect(near.state() === atPoint, how).toBe(true);
    }
    expect(await everything()).toBe(atProvince);
    // and the rig can tell: the whole one changes both
    await near.take(good);
    await province.takeBundle(good);
    expect(near.state()).not.toBe(atPoint);
    expect(await everything()).not.toBe(atProvince);
  });

  test('for somebody else, for a key of before, or by a station that was revoked: refused in words, nothing half', async () => {
    const [near, far] = await acquainted();
    far.happen(5);
    const stranger = keysInAFolder();
    try {
      const before = [near.state(), await everything()];
      const toStranger = handMadeBundle(far.parts.vault as never, hienDong, [
        { for: PointId('22006-9'), sealTo: stranger.vault.sealTo },
      ]);
      expect(await near.take(toStranger)).toEqual({ ok: false, error: { type: 'bundle-not-for-me' } });
      expect(await province.takeBundle(toStranger)).toEqual({ ok: false, error: { type: 'bundle-not-for-me' } });
      const toOldKeys = handMadeBundle(far.parts.vault as never, hienDong, [
        { for: canhVinh, sealTo: stranger.vault.sealTo },
        { for: 'province', sealTo: stranger.vault.sealTo },
      ]);
      expect(await near.take(toOldKeys)).toEqual({ ok: false, error: { type: 'bundle-old-key' } });
      expect(await province.takeBundle(toOldKeys)).toEqual({ ok: false, error: { type: 'bundle-old-key' } });
      expect([near.state(), await everything()]).toEqual(before);
      const [row] = await query<{ key_id: string }>(
        database,
        `SELECT key_id FROM devices WHERE point_id = '${hienDong}'`,
      );
      await province.revokeDevice(hienDong, row?.key_id ?? '');
      expect(await province.takeBundle(await far.make())).toEqual({ ok: false, error: { type: 'revoked' } });
    } finally {
      stranger.close();
    }
  });

  test('whole and well sealed, but with one segment that is not true: nothing of it is kept at a point', async () => {
    const [near, far] = await acquainted();
    far.happen(30);
    const opened = openAs(near.parts.vault as never, canhVinh, await far.make());
    if (!opened.ok) throw new Error(opened.error.type);
    const [segment] = opened.value.content.segments;
    if (!segment) throw new Error('no segment');
    const bad: BundleSegment[] = [
      {
        ...segment,
        events: segment.events.map((event, at) =>
          at === 7 ? { ...event, facts: { ...event.facts, prefersSpeakers: false } } : event,
        ),
      },
      { ...segment, events: segment.events.filter((_, at) => at !== 3) },
      { ...segment, headSignature: near.parts.vault.sign('something else') },
      { ...segment, writer: near.parts.vault.publicKey },
    ];
    const before = near.state();
    const to = [{ for: canhVinh, sealTo: near.parts.vault.sealTo }];
    for (const each of bad) {
      const bundle = handMadeBundle(far.parts.vault as never, hienDong, to, { segments: [segment, each] });
      expect(await near.take(bundle)).toEqual({ ok: false, error: { type: 'bundle-forged' } });
      expect(near.state()).toBe(before);
    }
    // words of the province by somebody else's hand
    const text = JSON.stringify({
      kind: 'rights',
      point: canhVinh,
      issuedAt: Date.now(),
      validDays: 400,
      warnDays: 400,
      revoked: [],
    });
    const forged = { rights: { text, signature: far.parts.vault.sign(text) } };
    expect(await near.take(handMadeBundle(far.parts.vault as never, hienDong, to, forged))).toMatchObject({
      ok: false,
    });
    expect(near.state()).toBe(before);
    expect(
      await near.take(handMadeBundle(far.parts.vault as never, hienDong, to, { segments: [segment] })),
    ).toMatchObject({ ok: true });
  });

  test('control: a reader whose digests hold whatever they are given takes spoilt bundles', () => {
    const [maker, reader] = [keysInAFolder(), keysInAFolder()];
    try {
      const blind: BundleTools = {
        ...bundleTools,
        sha256: () => 'f'.repeat(64),
        verify: () => true,
        ...{ seal: (_, bytes) => bytes, open: (_, sealed) => sealed, pack: (bytes) => bytes, unpack: (bytes) => bytes },
      };
      const made = (tools: BundleTools) =>
        writeBundle({
          ...{ tools, id: 'a'.repeat(32), created: 1, key: new Uint8Array(32), wrap: wrapForProvince, scans: [] },
          recipients: [{ for: canhVinh, sealTo: reader.vault.sealTo }],
          madeBy: { place: hienDong, publicKey: maker.vault.publicKey },
          sign: (text) => Buffer.from(maker.vault.sign(text), 'base64'),
          content: {
            holds: Array.from({ length: 40 }, (_, seq) => ({ stream: `${hienDong}:1`, head: { seq, hash: 'a' } })),
          },
        });
      const takes = (tools: BundleTools, bytes: Uint8Array) =>
        openBundle(bytes, {
          ...{ tools, me: canhVinh, sealTo: reader.vault.sealTo },
          unwrap: (wrapped, at) => reader.vault.openSealed(wrapped, at),
          parseHeader: (value) => bundleHeader.safeParse(value).data ?? null,
          parseContent: (value) => value,
        }).ok;
      const accepted = (tools: BundleTools) =>
        [...spoilt(made(tools), 400)].filter(({ bytes }) => {
          try {
            return takes(tools, bytes);
          } catch {
            return false;
          }
        }).length;
      expect(accepted(blind)).toBeGreaterThan(20);
      expect(accepted(bundleTools)).toBe(0);
    } finally {
      for (const each of [maker, reader]) each.close();
    }
  });
});

describe('any order, any repetition', () => {
  /** Five good ones: two of a neighbour, overlapping, one from what lay on a stick before, and two answers. */
  async function five(near: SneakerPoint, far: SneakerPoint): Promise<Uint8Array[]> {
    far.happen(20);
    near.happen(10);
    const first = await far.make();
    await province.takeBundle(await near.make());
    const early = await answerFor(province, near);
    far.happen(700);
    const second = await far.make();
    far.clock.pass(60_000);
    await province.takeBundle(second);
    await far.take(await answerFor(province, far));
    far.happen(9);
    const third = await far.make();
    await province.takeBundle(await near.make());
    const late = await answerFor(province, near);
    return [first, early, second, third, late];
  }

  test(`${permutations} orders of five bundles leave a point in one and the same state`, async () => {
    const [near, far] = await acquainted();
    const bundles = await five(near, far);
    const { write } = near.store.databases;
    const [memory, done] = [
      write.prepare('SELECT * FROM memory').all(),
      write.prepare('SELECT * FROM carried_done').all(),
    ];
    const reset = () => {
      for (const table of ['carried_events', 'carried_heads', 'carried_keys', 'carried_done', 'bundles', 'memory'])
        write.prepare(`DELETE FROM ${table}`).run();
      for (const row of memory) write.prepare('INSERT INTO memory (key, value) VALUES (@key, @value)').run(row);
      for (const row of done)
        write.prepare('INSERT INTO carried_done (stream, seq, hash) VALUES (@stream, @seq, @hash)').run(row);
    };
    let union: string | null = null;
    for (const order of orders(bundles, permutations)) {
      reset();
      for (const bundle of order) expect(await near.take(bundle)).toMatchObject({ ok: true });
      union ??= near.state();
      expect(near.state()).toBe(union);
    }
    expect(near.store.carried.streams()).toEqual([
      { stream: far.store.stream, events: expect.any(Number), upTo: far.store.head().seq },
    ]);
  });

  test('the province has their union too, whichever comes first', async () => {
    const [near, far] = await acquainted();
    const made: Uint8Array[] = [];
    const pieces = [0, 30, 60].map((more) => more + far.store.head().seq);
    far.happen(90);
    for (const seq of pieces) {
      const from = { seq, hash: far.store.outgoing.hashAt(seq) ?? '' };
      far.store.memory.set(`acked ${far.store.stream}`, JSON.stringify(from));
      made.push(await far.make());
    }
    // only the last thirty, before what they stand on; then by a neighbour's hand the rest
    const [whole, , last] = made;
    const head = far.store.head();
    expect(await province.takeBundle(last ?? new Uint8Array())).toMatchObject({
      ok: true,
      value: { streams: [{ events: 0, refused: 'gap' }] },
    });
    expect(await query(database, 'SELECT 1 FROM early_segments')).toHaveLength(1);
    await near.take(whole ?? new Uint8Array());
    await province.takeBundle(await near.make());
    const [row] = await query<{ head_seq: number; head_hash: string }>(
      database,
      `SELECT head_seq::integer, head_hash FROM streams WHERE point_id = '${hienDong}'`,
    );
    expect(row).toEqual({ head_seq: head.seq, head_hash: head.hash });
    expect(await query(database, 'SELECT 1 FROM early_segments')).toEqual([]);
  });
});

/** Each bundle at least once, some again, shuffled. */
function* orders<T>(things: readonly T[], times: number): Generator<T[]> {
  for (let time = 0; time < times; time++) {
    const again = things.filter(() => randomInt(3) === 0);
    const order = [...things, ...again].map((thing) => ({ thing, at: time === 0 ? 0 : randomInt(1_000_000) }));
    yield order.toSorted((a, b) => a.at - b.at).map(({ thing }) => thing);
  }
}
