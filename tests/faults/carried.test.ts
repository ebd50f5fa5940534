import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BundleSegment } from '../../contract/bundle.ts';
import { signedPastText } from '../../contract/past-text.ts';
import type { WireEvent } from '../../contract/wire-words.ts';
import { genesis, type Head, hashOf, signedHeadText } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { DossierId, HandOverId, Origin, PointId, TerminalId } from '../../domain/ids.ts';
import { ok } from '../../domain/result.ts';
import { createProvinceDoor } from '../../main/adapters/province/province-door.ts';
import { isSignedBy } from '../../main/adapters/system/ed25519.ts';
import { createSystemClock } from '../../main/adapters/system/system-clock.ts';
import { makeScanBundle, makeStationBundle } from '../../main/operations/bundle-out.ts';
import { createInboxReader } from '../../main/operations/fetch-inbox.ts';
import { readLink } from '../../main/operations/province-link.ts';
import type { Ids } from '../../main/ports/ids.ts';
import type { Vault } from '../../main/ports/vault.ts';
import type { DossierPasts } from '../../main/store/dossier-pasts-table.ts';
import { handMadeBundle, keysInAFolder } from '../support/bundle-bench.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { copyProvince, restoreProvince } from '../support/province-copy.ts';
import { answerFor, farawayPoint, type SneakerPoint } from '../support/sneaker-point.ts';
import { value } from '../support/terminal-client.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** T13: what one point carries for another, and what the province says of it. */

let postgres: TestPostgres;
let database: string;
let province: TestProvince;
/** Three that know each other by the province's directory; each test speaks of dossiers of its own. */
let near: SneakerPoint;
let far: SneakerPoint;
let third: SneakerPoint;
const points: SneakerPoint[] = [];

beforeAll(async () => {
  postgres = await startTestPostgres();
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database);
  near = await faraway('22006-1');
  far = await faraway('22006-2');
  third = await faraway('22006-3');
  for (const each of points) await province.takeBundle(await each.make());
  for (const each of points) await each.take(await answerFor(province, each));
});
afterAll(async () => {
  for (const point of points) point.close();
  await province.close();
  await postgres.close();
});

async function faraway(id: string): Promise<SneakerPoint> {
  const point = await farawayPoint(province, PointId(id));
  points.push(point);
  return point;
}

/** As a hand-over would say it, of a dossier that nobody here has to know. */
function offers(from: SneakerPoint, to: PointId, dossier: string): void {
  const { ids } = from.parts;
  const actor = { account: null, terminal: TerminalId('station') };
  const items = [{ dossier: DossierId(dossier), code: dossier, carries: 'folder' as const, work: true, cv: 2 }];
  const handOver = HandOverId(Buffer.from(ids.bytes(8)).toString('hex'));
  const facts = {
    ...{ handOver, to, kind: 'folders' as const, bag: null, items },
    at: '2026-11-28T08:00',
    signature: '',
  };
  from.store.perform({ origin: Origin(handOver), method: 'test', actor, opensDay: false }, () =>
    ok({ events: [{ type: 'hand-over-offered', facts }], answer: () => ({}) }),
  );
}

const there = async ({ store }: SneakerPoint) => {
  const at = `point_id = '${store.point.id}'`;
  const [row] = await query<{ n: number }>(database, `SELECT count(*)::integer AS n FROM events WHERE ${at}`);
  return row?.n;
};

describe('what a third point wrote of a dossier', () => {
  const told = (at: SneakerPoint, by: SneakerPoint, dossier: string) =>
    at.store.databases.write
      .prepare(`SELECT count(*) FROM foreign_events WHERE stream = ? AND instr(json, '"' || ? || '"') > 0`)
      .pluck()
      .get(by.store.stream, dossier);

  test('is believed for its own word, whoever brings it, and for nothing less', async () => {
    offers(third, far.point, 'dossier-1');
    const events = third.store.outgoing.read(third.store.head().seq, { maxEvents: 1, maxBytes: 100_000 });
    const [event] = events as unknown as WireEvent[];
    if (!event) throw new Error('no event');
    const [at, dossier] = [{ stream: event.stream, seq: event.seq, hash: event.hash }, 'dossier-1'];
    const wordBy = (vault: SneakerPoint['parts']['vault'], places: (typeof at)[], of = dossier) => {
      const signature = vault.sign(signedPastText({ point: third.point, dossier: of, events: places }));
      return { point: third.point, events: places, writer: vault.publicKey, signature };
    };
    const [his, notHis] = [third.parts.vault, far.parts.vault];
    const take = async (past: { word?: ReturnType<typeof wordBy>; events?: WireEvent[] }) => {
      const to = [{ for: near.point, sealTo: near.parts.vault.sealTo }];
      const pasts = [{ for: near.point, dossier, events: [event], ...past }];
      expect(await near.take(handMadeBundle(far.parts.vault as never, far.point, to, { pasts }))).toMatchObject({
        ok: true,
      });
      return told(near, third, dossier);
    };
    expect(await take({})).toBe(0);
    expect(await take({ word: wordBy(notHis, [at]) })).toBe(0);
    expect(await take({ word: { ...wordBy(notHis, [at]), writer: his.publicKey } })).toBe(0);
    expect(await take({ word: wordBy(his, [{ ...at, hash: 'a'.repeat(64) }]) })).toBe(0);
    expect(await take({ word: wordBy(his, [at], 'dossier-2') })).toBe(0);
    const changed = { ...event, facts: { ...event.facts, bag: '7' } };
    expect(await take({ word: wordBy(his, [at]), events: [changed] })).toBe(0);
    expect(await take({ word: wordBy(his, [at]) })).toBe(1);
    expect(await take({ word: wordBy(his, [at]) })).toBe(1);
    expect(near.store.dossierPasts.of(dossier)).toContainEqual(wordBy(his, [at]));
  });

  test('and what came before the dossier was offered here is found when it is', async () => {
    offers(third, far.point, 'dossier-4');
    await near.take(await third.make());
    expect(told(near, third, 'dossier-4')).toBe(0);
    // far never heard of it, and has no word of the third's to pass on
    offers(far, near.point, 'dossier-4');
    await near.take(await far.make());
    expect([told(near, far, 'dossier-4'), told(near, third, 'dossier-4')]).toEqual([1, 1]);
    // from now on what the third writes of it comes as it is written; of others nothing does
    offers(third, far.point, 'dossier-4');
    offers(third, far.point, 'dossier-5');
    await near.take(await third.make());
    expect(told(near, third, 'dossier-4')).toBe(2);
  });

  test('and what was learnt over the wire goes on by stick with the province’s word, and with no other', async () => {
    offers(third, near.point, 'dossier-9');
    expect(await province.takeBundle(await third.make())).toMatchObject({ ok: true });
    await near.take(await answerFor(province, near));
    // as a stick of before left it, on which no such word came
    near.store.databases.write.prepare("DELETE FROM dossier_pasts WHERE dossier = 'dossier-9'").run();
    const reads = async (pasts?: Pick<DossierPasts, 'keepFromProvince'>, change = (page: unknown) => page) => {
      const { vault, ids, memory, directory, foreign, log } = near.parts;
      const parts = { vault: vault as Vault, ids: ids as Ids, clock: createSystemClock() };
      const door = createProvinceDoor({ url: province.url, ...parts, timeoutMs: 5_000 });
      const keyId = readLink(memory, log.stream)?.keyId ?? '';
      const end = await door.inbox(keyId, { after: genesis });
      if (!end.ok || !end.value.ok) throw new Error('no inbox');
      memory.set('inbox-cursor', JSON.stringify(genesis));
      const reader = createInboxReader({
        ...{ memory, directory, foreign, vault, isSignedBy, operatorLog: { write: () => {} } },
        point: near.store.point,
        ...(pasts && { pasts }),
      });
      const inbox = async (...asked: Parameters<typeof door.inbox>) => change(await door.inbox(...asked)) as never;
      expect(await reader.read({ ...door, inbox }, keyId, end.value.value.head)).toBeNull();
    };
    const tampered = (page: unknown) =>
      JSON.parse(JSON.stringify(page).replace(/"dossier":"dossier-9","word"/g, '"dossier":"dossier-8","word"'));
    await reads();
    await reads(near.store.dossierPasts, tampered);
    expect(near.store.dossierPasts.of('dossier-8')).toEqual([]);
    expect(near.store.dossierPasts.of('dossier-9')).toEqual([]);
    offers(near, far.point, 'dossier-9');
    const without = await near.make();
    await reads(near.store.dossierPasts);
    await reads(near.store.dossierPasts);
    expect(near.store.dossierPasts.of('dossier-9')).toHaveLength(1);
    // Control: a stick of before, or of a build that keeps no such word, leaves the third's part to the province.
    await far.take(without);
    expect([told(far, near, 'dossier-9'), told(far, third, 'dossier-9')]).toEqual([1, 0]);
    offers(near, far.point, 'dossier-9');
    await far.take(await near.make());
    expect(told(far, third, 'dossier-9')).toBe(1);
    // and from there on to whoever is next
    expect(far.store.dossierPasts.of('dossier-9').some(({ point }) => point === third.point)).toBe(true);
  });

  test('and what a stick of the province told goes on by stick too', async () => {
    offers(third, near.point, 'dossier-10');
    expect(await province.takeBundle(await third.make())).toMatchObject({ ok: true });
    await province.tellOthersNow();
    await near.take(await answerFor(province, near));
    const ofThird = near.store.dossierPasts.of('dossier-10').filter(({ point }) => point === third.point);
    expect(ofThird.map(({ writer }) => writer)).toEqual([province.provinceKeys.signedBy]);
    offers(near, far.point, 'dossier-10');
    await far.take(await near.make());
    expect(told(far, third, 'dossier-10')).toBe(1);
    expect(far.store.dossierPasts.of('dossier-10').some(({ point }) => point === third.point)).toBe(true);
  });

  test('what somebody else signed in its name stays on the way to the province, and is read by nobody', async () => {
    const [from, stranger] = [third.store.head(), keysInAFolder()];
    try {
      offers(third, near.point, 'dossier-6');
      const events = third.store.outgoing.read(from.seq + 1, { maxEvents: 1, maxBytes: 100_000 });
      const [event] = events as unknown as WireEvent[];
      const end = { seq: event?.seq ?? 0, hash: event?.hash ?? '' };
      const stream = third.store.stream;
      const segment = { stream, from, events: event ? [event] : [], writer: stranger.vault.publicKey, keys: [] };
      const headSignature = stranger.vault.sign(signedHeadText(stream, end));
      const to = [{ for: near.point, sealTo: near.parts.vault.sealTo }];
      const segments = [{ ...segment, headSignature }];
      await near.take(handMadeBundle(far.parts.vault as never, far.point, to, { segments }));
      const lies = () => near.store.carried.all(stream).filter(({ hash }) => hash === end.hash).length;
      expect(lies()).toBe(1);
      expect(told(near, third, 'dossier-6')).toBe(0);
      // a true piece of that stream beside it makes it no truer
      third.store.memory.set(`acked ${stream}`, JSON.stringify({ seq: 0, hash: '0'.repeat(64) }));
      const early = third.store.outgoing.read(1, { maxEvents: from.seq, maxBytes: 1_000_000 });
      const headTrue = third.parts.vault.sign(signedHeadText(stream, from));
      const zero = { seq: 0, hash: early[0]?.prev ?? '' };
      const whole = {
        ...segment,
        from: zero,
        events: early as unknown as WireEvent[],
        writer: third.parts.vault.publicKey,
      };
      const truth = [{ ...whole, headSignature: headTrue }];
      await near.take(handMadeBundle(far.parts.vault as never, far.point, to, { segments: truth }));
      expect(told(near, third, 'dossier-6')).toBe(0);
      await near.take(await third.make());
      expect(told(near, third, 'dossier-6')).toBe(1);
      // and it pushes nobody's signature out, whichever of the two is smaller
      const taken = value(await province.takeBundle(await near.make()));
      expect(taken.streams).toContainEqual(expect.objectContaining({ stream, refused: 'bad-signature' }));
      expect(await there(third)).toBe(third.store.head().seq);
      await near.take(await answerFor(province, near));
    } finally {
      stranger.close();
    }
  });
});

describe('what a bundle does not speak of', () => {
  test('it does not unsay: scans alone, and a stick that takes own events only, in whatever order they come', async () => {
    const [paper] = [new Uint8Array(5_000).fill(3)];
    const scans = [{ file: await near.paper(paper), bytes: paper }];
    const made = {
      full: () => near.make(),
      scans: async () => value(makeScanBundle(near.parts, scans)).bytes,
      own: async () => value(await makeStationBundle(near.parts, { carriesOthers: false })).bytes,
    };
    for (const order of [
      ['full', 'scans', 'own'],
      ['full', 'own', 'scans'],
    ] as const) {
      for (const late of [false, true]) {
        far.happen(3);
        near.happen(1);
        await near.take(await far.make());
        const bundles: Uint8Array[] = [];
        for (const each of order) {
          near.clock.pass(60_000);
          bundles.push(await made[each]());
        }
        for (const bundle of late ? bundles.reverse() : bundles)
          expect(await province.takeBundle(bundle)).toMatchObject({ ok: true });
        expect(near.store.carried.streams()).not.toEqual([]);
        await near.take(await answerFor(province, near));
        expect([order, late, near.store.carried.streams()]).toEqual([order, late, []]);
      }
    }
  });
});

describe('a province that went back in time, and no wire', () => {
  const roundTrip = async (point: SneakerPoint) => {
    expect(await province.takeBundle(await point.make())).toMatchObject({ ok: true });
    expect(await point.take(await answerFor(province, point))).toMatchObject({ ok: true });
  };
  test('is told again what it lost of the stream that is written, and a late word from before it went back unsays nothing', async () => {
    const copy = await copyProvince(database);
    near.happen(5);
    await roundTrip(near);
    const late = await answerFor(province, near);
    await restoreProvince(database, copy);
    near.happen(2);
    await roundTrip(near);
    await near.take(late);
    expect(near.store.outgoing.acked().seq).toBeLessThan(near.store.head().seq - 2);
    await roundTrip(near);
    expect(await there(near)).toBe(near.store.head().seq);
    expect(near.store.outgoing.acked()).toEqual(near.store.head());
  });

  test('is brought again what it once had of others, also by a stick of before it knew them', async () => {
    const late = await faraway('22006-4');
    const copy = await copyProvince(database);
    await roundTrip(late);
    await roundTrip(near);
    for (const each of [far, late]) {
      each.happen(5);
      await near.take(await each.make());
    }
    await roundTrip(near);
    expect(near.store.carried.streams()).toEqual([]);
    await restoreProvince(database, copy);
    await roundTrip(near);
    expect(near.store.carried.streams()).toMatchObject([{ events: 5 }, { events: 5 }]);
    await roundTrip(near);
    expect(await there(far)).toBe(far.store.head().seq);
    // Nobody enrolled that one there: what is carried of it waits until its own sticks say who it is, and how it began.
    expect(await there(late)).toBe(0);
    for (let round = 0; round < 2; round++) await roundTrip(late);
    expect(await there(late)).toBe(late.store.head().seq);
    expect(await query(database, 'SELECT 1 FROM early_segments')).toEqual([]);
  });

  test('is told by one stick more who a point is, and of its streams of before, where it forgot the point', async () => {
    const last = await faraway('22006-5');
    const nothing = await copyProvince(database);
    last.happen(3);
    await roundTrip(last);
    expect(last.store.incarnations.begin('restored').ok).toBe(true);
    last.happen(3);
    for (let round = 0; round < 2; round++) await roundTrip(last);
    const { letter } = last.store.incarnations.live();
    await restoreProvince(database, nothing);
    last.happen(1);
    for (let round = 0; round < 3; round++) await roundTrip(last);
    const alive = last.store.databases.write.prepare('SELECT count(*) FROM events').pluck().get();
    expect(await there(last)).toBe(alive);
    const [writing] = await query(
      database,
      "SELECT stream_id, letter FROM incarnations WHERE superseded_by IS NULL AND point_id = '22006-5'",
    );
    expect(writing).toEqual({ stream_id: last.store.stream, letter });
    expect(last.store.incarnations.live()).toMatchObject({ registered: true, supersededBy: null });
  });
});

describe('a tail that the province has otherwise', () => {
  /** What the point's own disk once said on top of `from`, and does not know any more. */
  function otherwise(at: SneakerPoint, from: Head, bags: readonly number[]): BundleSegment {
    const [like] = at.store.outgoing.read(from.seq, { maxEvents: 1, maxBytes: 100_000 });
    if (!like) throw new Error('no event');
    const events: AnyLogEvent[] = [];
    for (const bag of bags) {
      const before = events.at(-1) ?? from;
      const { hash: _, ...event } = { ...like, seq: before.seq + 1, prev: before.hash, origin: Origin(`fork-${bag}`) };
      const anew = { ...event, facts: { missedAfterRecalls: bag, prefersSpeakers: true } };
      events.push({ ...anew, hash: hashOf(anew as never) } as AnyLogEvent);
    }
    const end = events.at(-1) ?? from;
    const headSignature = at.parts.vault.sign(signedHeadText(at.store.stream, { seq: end.seq, hash: end.hash }));
    const writer = at.parts.vault.publicKey;
    return { stream: at.store.stream, from, events: events as never, headSignature, writer, keys: [] };
  }

  test('is kept once, whoever brings it and however often, and so is a third history on top of it', async () => {
    const from = near.store.head();
    near.happen(4);
    await province.takeBundle(await near.make());
    const [one, other] = [otherwise(near, from, [1, 2]), otherwise(near, from, [1, 3, 4])];
    const bring = async (by: SneakerPoint, segment: BundleSegment) => {
      const to = [{ for: 'province' as const, sealTo: province.provinceKeys.sealTo }];
      const bundle = handMadeBundle(by.parts.vault as never, by.point, to, { segments: [segment] });
      return value(await province.takeBundle(bundle)).streams;
    };
    const said = (events: number) => [expect.objectContaining({ stream: near.store.stream, events, refused: 'fork' })];
    expect(await bring(near, one)).toEqual(said(2));
    expect(await bring(near, one)).toEqual(said(0));
    expect(await bring(far, one)).toEqual(said(0));
    expect(await bring(far, other)).toEqual(said(2));
    expect(await bring(near, other)).toEqual(said(0));
    const kept = await query<{ origin: string }>(
      database,
      "SELECT origin FROM events WHERE origin LIKE 'fork-%' ORDER BY origin",
    );
    expect(kept.map(({ origin }) => origin)).toEqual(['fork-1', 'fork-2', 'fork-3', 'fork-4']);
  });
});
