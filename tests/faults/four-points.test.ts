import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Custody } from '../../domain/custody.ts';
import { checkDigit } from '../../domain/post-item.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import {
  beliefsOfProvince,
  carry,
  type FourPoints,
  held,
  neverTwice,
  type PointHere,
  receive,
  scan,
  withFourPoints,
} from '../support/four-points.ts';
import { query, startTestPostgres, type TestPostgres } from '../support/postgres.ts';
import { origin, value } from '../support/terminal-client.ts';
import { startTestProvince, type TestProvince } from '../support/test-province.ts';

/** `npm run faults` asks for three hundred and twenty. */
const DOSSIERS = Number(process.env.GAN_DAN_FOUR_POINTS ?? 8);
const CUTS = Number(process.env.GAN_DAN_ROAD_CUTS ?? 3);
/** 64 kbit/s, as far from the village as a telephone reaches. */
const LINK_BYTES_A_SECOND = 8_000;

let postgres: TestPostgres;
let database: string;
let top: string;
let province: TestProvince;
const clock = { time: Date.UTC(2026, 10, 20, 1), now: () => clock.time };

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  top = mkdtempSync(join(tmpdir(), 'gan-dan-four-'));
  database = await postgres.provinceDatabase();
  province = await startTestProvince(database, { dataFolder: join(top, 'province'), clock });
});
afterEach(async () => {
  await province.close();
  rmSync(top, { recursive: true, force: true });
});

test(
  'four points of one centre: seven days without network, a road that breaks, and every result given in the village',
  {
    timeout: 1_800_000,
  },
  () =>
    withFourPoints({ top, database, province }, async (points) => {
      const { principal, second, team, road, office } = points;
      const [atOffice, inVillage] = [Math.max(2, Math.round(DOSSIERS / 10)), [] as string[]];

      // Seven days in Canh Tiến with no network; each evening a bag goes down to Canh Vinh by motorbike, with its slip.
      road.goDown();
      for (let day = 1; day <= 7; day++) {
        for (const point of [principal, second, team]) await point.morning(`2026-11-${19 + day}`);
        const bag: string[] = [];
        const upTo = Math.round(((DOSSIERS - atOffice) * day) / 7);
        while (inVillage.length + bag.length < upTo) bag.push(await receive(team, inVillage.length + bag.length));
        inVillage.push(...bag);
        if (bag.length === 0) continue;
        await carry(team, principal, bag, 'folder', `CT-${day}`);
        await neverTwice(points, inVillage);
      }
      expect(team.test.station.store.outgoing.head().seq).toBeGreaterThan(inVillage.length);
      for (const dossier of inVillage.slice(0, Math.ceil(DOSSIERS / 20))) await scan(team, dossier);

      // Meanwhile people brought theirs to the post office of the village.
      const posted = await takeAtPost(points, atOffice);
      const all = [...inVillage, ...posted];

      // The network is back: thin, and it breaks. Hand-overs go first, scans last, and nothing is lost.
      const used = await breakWhileSending(points, CUTS);
      expect(used.cuts).toBe(CUTS);
      expect(used.seconds).toBeLessThan(600);
      await principal.contact();
      await neverTwice(points, all);

      // Canh Vinh works on what is its own and passes every third folder on to Hiển Đông; results go to the village.
      const passedOn = inVillage.filter((_, n) => n % 3 === 0);
      const own = inVillage.filter((_, n) => n % 3 !== 0);
      for (const [n, bag] of bagsOf(passedOn).entries()) await carry(principal, second, bag, 'folder', `CV-${n}`);
      await neverTwice(points, all);
      await second.contact();
      await principal.contact();
      await second.contact();
      for (const [at, dossiers] of [[principal, [...own, ...posted]] as const, [second, passedOn] as const]) {
        for (const dossier of dossiers) value(await at.client.markResultReady({ origin: origin(), dossier }));
        await at.contact();
      }
      await team.getThrough();
      await principal.contact();
      for (const [n, bag] of bagsOf(own).entries()) await carry(principal, team, bag, 'result', `KQ-${n}`);
      for (const [n, bag] of bagsOf(passedOn).entries()) await carry(second, team, bag, 'result', `HD-${n}`);
      await neverTwice(points, all);

      // Given in the village, without network again; those of the post by whoever brings the letters.
      road.goDown();
      for (const [n, dossier] of inVillage.entries())
        value(
          await team.client.returnResult({
            ...{ origin: origin(), counter: '1', dossier, ticket: null, to: 'applicant' },
            ...{ receiver: inventedPerson(n).name, note: '' },
          }),
        );
      await deliverByPost(points, posted);
      await neverTwice(points, all);

      // Everybody meets once more: the same at every point and at the province.
      road.toxics.refusedPercent = 0;
      await team.getThrough();
      for (let round = 0; round < 2; round++) for (const point of [principal, second, team]) await point.contact();
      await neverTwice(points, all);
      const there = await beliefsOfProvince(database);
      const shown = new Map(await statesAtProvince());
      for (const dossier of all) {
        const home = (posted.includes(dossier) ? principal : team).test.station.store;
        expect(home.dossiers.get(dossier)).toMatchObject({ state: 'returned' });
        expect(shown.get(dossier)).toBe('returned');
        expect(there.get(dossier)).toMatchObject({
          claimants: [],
          work: posted.includes(dossier) ? office.id : team.id,
        });
        // Who shared a bag with it only has heard of it by its number, and of its first way only.
        const knows = [principal, second, team].flatMap(({ test: { station } }) =>
          station.store.dossiers.get(dossier) ? (station.store.custody.known(dossier) ?? []) : [],
        );
        expect(knows.length).toBeGreaterThan(1 - Number(posted.includes(dossier)));
        for (const known of knows) expect(place(known)).toEqual(place(there.get(dossier)));
      }
      for (const point of [principal, second, team]) expect(await atProvince(point)).toEqual(ownLog(point));
      const parked = await query(
        database,
        'SELECT code, type, count(*)::int FROM parked JOIN events USING (point_id, stream_id, seq) GROUP BY 1, 2',
      );
      expect(parked).toEqual([]);
    }),
);

// The same road as above after a longer silence: with the large numbers.
test.runIf(process.env.GAN_DAN_FOUR_POINTS)(
  'T36: thirty days without network, then 64 kbit/s that breaks: hand-overs first, all within ten minutes of the link',
  {
    timeout: 1_800_000,
  },
  () =>
    withFourPoints({ top, database, province }, async (points) => {
      const { principal, team, road } = points;
      const dossiers: string[] = [];
      road.goDown();
      for (let day = 0; day < 30; day++) {
        const upTo = Math.round((DOSSIERS * (day + 1)) / 30);
        if (upTo === dossiers.length) continue;
        const date = new Date(Date.UTC(2026, 10, 20 + day)).toISOString().slice(0, 10);
        for (const point of [principal, team]) await point.morning(date);
        const bag: string[] = [];
        while (dossiers.length + bag.length < upTo) bag.push(await receive(team, dossiers.length + bag.length));
        dossiers.push(...bag);
        await carry(team, principal, bag, 'folder', `CT-${day}`);
      }
      for (const dossier of dossiers.slice(0, 3)) await scan(team, dossier);
      const used = await breakWhileSending(points, CUTS);
      expect(used).toMatchObject({ cuts: CUTS });
      expect(used.seconds).toBeLessThan(600);
      expect(await atProvince(team)).toEqual(ownLog(team));
    }),
);

test('control: a folder two points hold, and a result, are seen', () => {
  const here = { state: 'here' as const, at: '22006-1', to: null };
  const custody = { work: '22006-1', folder: here, result: here, claimants: [] } as unknown as Custody;
  const other = JSON.parse(JSON.stringify(custody).replaceAll('22006-1', '22006-2')) as Custody;
  expect(held([{ me: '22006-1', custody }])).toEqual([]);
  expect(held([custody, other].map((each) => ({ me: String(each.work), custody: each })))).toEqual([
    'work',
    'folder',
    'result',
  ]);
});

/** As many as fit into one bag. */
function bagsOf(dossiers: readonly string[]): string[][] {
  const bags = Math.ceil(dossiers.length / 40);
  return Array.from({ length: bags }, (_, n) => dossiers.slice(n * 40, (n + 1) * 40));
}

/** Each reset is followed by the next until there were so many; then what is left goes through. */
async function breakWhileSending({ team, road, asked }: FourPoints, cuts: number) {
  const store = team.test.station.store;
  const [before, had, noted] = [road.bytes(), road.cuts(), asked.length];
  const next = () => {
    road.toxics.cutAfter =
      road.cuts() - had < cuts ? { way: 'request', bytes: 1 + Math.floor(Math.random() * 30_000) } : undefined;
  };
  road.toxics.onCut = next;
  next();
  road.toxics.refusedPercent = 0;
  const lastHandOver = store.outgoing.lastHandOver();
  expect(lastHandOver).toBeGreaterThan(store.outgoing.acked().seq);
  await team.getThrough();
  while (road.cuts() - had < cuts) await team.contact().catch(() => undefined);
  await team.getThrough();
  road.toxics.onCut = undefined;
  expect(store.outgoing.acked()).toEqual(store.outgoing.head());
  const since = asked.slice(noted);
  // A segment with a hand-over in or behind it is let in before others; scans wait for all events.
  expect(since[0]).toBe('push urgent');
  expect(since.lastIndexOf('push urgent')).toBeLessThan(since.includes('scan') ? since.indexOf('scan') : since.length);
  const seconds = (road.bytes() - before) / LINK_BYTES_A_SECOND;
  if (process.env.GAN_DAN_FOUR_POINTS)
    process.stdout.write(
      `${store.outgoing.head().seq} events, ${road.cuts() - had} cuts, ${road.bytes() - before} bytes, ${Math.round(seconds)} s at 64 kbit/s\n`,
    );
  return { cuts: road.cuts() - had, seconds };
}

const postCode = (n: number) => {
  const digits = String(45_000_000 + n);
  return `RA${digits}${checkDigit(digits, [8, 6, 4, 2, 3, 5, 9, 7])}VN`;
};

async function takeAtPost({ principal, office }: FourPoints, many: number): Promise<string[]> {
  const posted: string[] = [];
  for (let n = 0; n < many; n++) {
    const taken = await office.agent<{ dossier: string }>('takePostItem', {
      ...{ origin: v7(), item: postCode(n), procedure: '1.004873', service: 'both', sets: 1, submitter: null },
      ...{ applicant: { ...inventedPerson(1000 + n), address: 'Làng Mẫu' }, note: '', language: 'vi', fee: null },
      documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
    });
    posted.push(taken.dossier);
  }
  const signing = { origin: v7(), to: principal.id, dossiers: posted, bag: null };
  const { handOver } = await office.agent<{ handOver: string }>('signPostMinutes', signing);
  await province.tellOthersNow();
  await principal.contact();
  const answer = { how: 'one-by-one' as const, present: posted.map((_, n) => postCode(n)), damaged: [] };
  value(await principal.client.acceptHandOver({ origin: origin(), handOver, slip: [], answer }));
  for (const dossier of posted)
    value(await principal.client.receivePostItem({ origin: origin(), counter: '1', dossier }));
  await principal.contact();
  return posted;
}

async function deliverByPost(points: FourPoints, posted: readonly string[]): Promise<void> {
  const { principal, office } = points;
  const items = posted.map((dossier) => ({ dossier, carries: 'result' as const }));
  const results = { origin: origin(), to: office.id, kind: 'results' as const, bag: 'BC-1', items };
  const { handOver } = value(await principal.client.makeHandOver(results)).handOver;
  await principal.contact();
  await neverTwice(points, posted);
  await office.agent('acceptPostResults', { origin: v7(), handOver, missing: [] });
  for (const dossier of posted) {
    const to = { to: 'applicant', receiver: 'Người Mẫu', note: '' };
    await office.agent('deliverResult', { origin: v7(), dossier, ...to });
  }
  await province.tellOthersNow();
  await principal.contact();
}

const place = (custody: Custody | undefined) =>
  custody && { work: custody.work, folder: custody.folder, result: custody.result, claimants: custody.claimants };

async function statesAtProvince(): Promise<[string, string][]> {
  const rows = await query<{ dossier_id: string; state: string }>(database, 'SELECT dossier_id, state FROM dossiers');
  return rows.map(({ dossier_id, state }) => [dossier_id, state]);
}

const ownLog = ({ test: { station } }: PointHere) => {
  const { head, read } = station.store.outgoing;
  const events = [];
  while (events.length < head().seq) events.push(...read(events.length + 1, { maxEvents: 500, maxBytes: 10_000_000 }));
  return events.map(({ stream, seq, hash }) => ({ stream, seq, hash }));
};

const atProvince = ({ id }: PointHere) =>
  query<{ stream: string; seq: number; hash: string }>(
    database,
    `SELECT stream_id AS stream, seq::integer, hash FROM events WHERE point_id = '${id}' ORDER BY stream_id, seq`,
  );
