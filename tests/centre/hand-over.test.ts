import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { slipTexts } from '../../domain/hand-over-slip.ts';
import { openKeyFileVault } from '../../main/adapters/system/key-file-vault.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';
import { canhVinh, hienDong } from '../../scripts/canh-vinh.ts';
import { inventedPerson } from '../../scripts/invented-people.ts';
import { foldedTwice, newsFor } from '../support/hand-made-carrier.ts';
import { type Connection, origin, value } from '../support/terminal-client.ts';
import { type StationInTest, withStation } from '../support/with-station.ts';

const DOSSIERS = 30;
const [principal, secondary] = [canhVinh({ demonstration: true }), hienDong({ demonstration: true })];

/** Two stations that know each other's key from a file, as where no province was ever reached. */
async function withTwoPoints(run: (here: StationInTest, there: StationInTest) => Promise<void>): Promise<void> {
  const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'gan-dan-')));
  const [first = '', second = ''] = folders;
  const tell = (folder: string, of: string, { id, name, kind }: typeof principal) => {
    const { publicKey } = openKeyFileVault(of);
    const points = [{ point: id, name, kind, keys: [{ publicKey }] }];
    writeFileSync(join(folder, 'centre-keys.json'), JSON.stringify({ points }));
  };
  tell(first, second, secondary);
  tell(second, first, principal);
  await withStation({ point: principal, folder: first }, (here) =>
    withStation({ point: secondary, folder: second }, (there) => run(here, there)),
  );
}

/** Nobody takes what another has: at no moment two of them believe it is theirs. */
function neverTwice(stores: readonly PointStore[], dossiers: readonly string[]): void {
  for (const dossier of dossiers) {
    const claims = stores.flatMap((store) => {
      const row = store.dossiers.get(dossier);
      return row ? [{ me: store.point.id, ...store.custody.of(row) }] : [];
    });
    expect(claims.filter(({ me, work }) => work === me).length).toBeLessThanOrEqual(1);
    const inHand = claims.filter(({ me, folder }) => folder.state === 'here' && folder.at === me);
    expect(inHand.length).toBeLessThanOrEqual(1);
  }
}

const receive = async ({ client }: Connection, n: number) =>
  value(
    await client.receiveDossier({
      ...{ origin: origin(), counter: '1', procedure: '1.004873', ticket: null, channel: 'direct', officialCode: null },
      ...{ applicant: inventedPerson(n), submitter: null, sets: 1, note: 'Mẫu', language: 'vi' },
      documents: [{ name: 'Tờ khai', kind: 'original', count: 1 }],
    }),
  ).dossier;

describe('work that went ahead of its folders', () => {
  test('stands where it has to be done, though nobody there scanned anything, until it is done or its folder has come', () =>
    withTwoPoints(async (here, there) => {
      const [desk, other] = [await here.counter('1'), await there.counter('1')];
      const [done, waiting] = [await receive(desk, 0), await receive(desk, 1)];
      const carry = () => there.station.store.foreign.take(newsFor(here.station.store, there.station.store));
      const hand = async (dossiers: readonly string[], carries: 'nothing' | 'folder') =>
        value(
          await desk.client.makeHandOver({
            ...{ origin: origin(), to: secondary.id, kind: 'folders', bag: null },
            items: dossiers.map((dossier) => ({ dossier, carries })),
          }),
        ).handOver;
      const listed = async ({ client }: Connection) => (await client.readTrips({})).scanWork ?? [];

      await hand([done, waiting], 'nothing');
      carry();
      expect(await listed(desk)).toEqual([]);
      expect((await listed(other)).map(({ dossier }) => dossier).sort()).toEqual([done, waiting].sort());
      expect((await listed(other))[0]).toMatchObject({ folderAt: { point: principal.id }, scans: 0 });

      value(await other.client.takeDossier({ origin: origin(), dossier: done }));
      expect(await listed(other)).toHaveLength(2);
      value(await other.client.markResultReady({ origin: origin(), dossier: done }));
      expect((await listed(other)).map(({ dossier }) => dossier)).toEqual([waiting]);

      const { handOver, items } = await hand([waiting], 'folder');
      carry();
      expect((await listed(other))[0]).toMatchObject({ dossier: waiting, folderAt: null });
      const answer = { how: 'one-by-one' as const, present: items.map(({ code }) => code), damaged: [] };
      value(await other.client.acceptHandOver({ origin: origin(), handOver, slip: [], answer }));
      expect(await listed(other)).toEqual([]);
    }));
});

describe('a bag of thirty dossiers', () => {
  test('goes out, is worked on there, and its results come back and are given: nobody holds anything twice', () =>
    withTwoPoints(async (here, there) => {
      const [a, b] = [here.station.store, there.station.store];
      const [desk, other] = [await here.counter('1'), await there.counter('1')];
      const dossiers: string[] = [];
      for (let n = 0; n < DOSSIERS; n++) dossiers.push(await receive(desk, n));
      const carry = (from: PointStore, to: PointStore, order: 'in order' | 'backwards' = 'in order') => {
        const news = newsFor(from, to);
        const taken = to.foreign.take(order === 'in order' ? news : news.toReversed());
        expect(taken.refused).toEqual([]);
        neverTwice([a, b], dossiers);
        return taken;
      };

      // Out: the work is theirs from now on, the paper on the road.
      const items = dossiers.map((dossier) => ({ dossier, carries: 'folder' as const }));
      const out = { origin: origin(), to: '22006-2', kind: 'folders' as const, bag: 'T-0001', items };
      const { handOver, job } = value(await desk.client.makeHandOver(out));
      expect(handOver).toMatchObject({ state: 'on-road', carried: DOSSIERS, underWay: DOSSIERS, slipJob: job });
      // Asked again, it is the same one.
      expect(value(await desk.client.makeHandOver(out)).handOver.handOver).toBe(handOver.handOver);
      const [first = ''] = dossiers;
      const refused = await desk.client.takeDossier({ origin: origin(), dossier: first });
      expect(refused).toMatchObject({
        ok: false,
        error: { type: 'work-elsewhere', point: 'Điểm tiếp nhận Hiển Đông' },
      });
      const [found] = await desk.client.findDossiers({ query: '', state: null });
      expect(found?.custody).toMatchObject({
        workIsHere: false,
        folder: { state: 'in-transit', to: { point: '22006-2' } },
      });
      neverTwice([a, b], dossiers);

      // There: the slip is read with no network, the bag is whole, one scan takes all.
      const offered = a.handOvers.get(handOver.handOver);
      if (!offered) throw new Error('no offer');
      const { publicKey } = openKeyFileVault(here.folder);
      const codes = slipTexts(offered, { publicKey, signature: offered.signature });
      const half = value(await other.client.readSlip({ texts: codes.slice(1) }));
      expect(half).toMatchObject({ type: 'more', missing: [1] });
      const slip = value(await other.client.readSlip({ texts: codes }));
      expect(slip).toMatchObject({ type: 'whole', verdict: 'genuine', isForHere: true, isKnown: false });
      const bySeal = (count: number) => ({
        ...{ origin: origin(), handOver: handOver.handOver, slip: codes },
        answer: { how: 'seal' as const, bag: 'T-0001', count },
      });
      expect(await other.client.acceptHandOver(bySeal(29))).toMatchObject({
        ok: false,
        error: { type: 'count-differs' },
      });
      const accepted = value(await other.client.acceptHandOver(bySeal(DOSSIERS)));
      expect(accepted).toMatchObject({ state: 'done', underWay: 0, how: 'seal' });
      // Their content comes later, in whatever order, and twice.
      expect(await other.client.findDossiers({ query: '', state: null })).toEqual([]);
      carry(a, b, 'backwards');
      expect(carry(a, b).taken).toBe(0);
      carry(b, a);
      expect(a.handOvers.get(handOver.handOver)?.items.every(({ fate }) => fate === 'accepted')).toBe(true);

      // Worked on: guests by name, in no figure.
      const guests = await other.client.findDossiers({ query: inventedPerson(3).name, state: null });
      expect(guests.map(({ custody }) => custody.workIsHere && custody.folder.state)).toContain('here');
      expect(b.dossiers.figures('2026-11-20')).toEqual({ open: 0, dueToday: 0, overdue: 0, ready: 0 });
      for (const dossier of dossiers) {
        value(await other.client.takeDossier({ origin: origin(), dossier }));
        value(await other.client.markResultReady({ origin: origin(), dossier }));
      }
      const opened = value(await other.client.openDossier({ dossier: first }));
      expect(opened.applicant.name).toBe(inventedPerson(0).name);
      expect(opened.said).toHaveLength(3);

      // Back: results, in a bag of their own; until it is opened here nobody gets one.
      carry(b, a);
      const back = value(
        await other.client.makeHandOver({
          ...{ origin: origin(), to: '22006-1', kind: 'results', bag: 'T-0002' },
          items: dossiers.map((dossier) => ({ dossier, carries: 'result' as const })),
        }),
      ).handOver;
      carry(b, a, 'backwards');
      const give = (dossier: string, n: number) =>
        desk.client.returnResult({
          ...{ origin: origin(), counter: '1', dossier, ticket: null, to: 'applicant' },
          ...{ receiver: inventedPerson(n).name, note: '' },
        });
      expect(await give(first, 0)).toMatchObject({ ok: false, error: { type: 'paper-not-here' } });
      const { coming } = await desk.client.readHandOvers({});
      expect(coming).toMatchObject([{ handOver: back.handOver, state: 'coming', bag: 'T-0002', carried: DOSSIERS }]);
      // One is not in the bag, one is that nobody wrote down.
      const present = back.items.slice(1).map(({ code }) => code);
      const looked = { how: 'one-by-one' as const, present: [...present, '22006-9-261120-0001'], damaged: [] };
      const came = value(
        await desk.client.acceptHandOver({ origin: origin(), handOver: back.handOver, slip: [], answer: looked }),
      );
      expect(came.differences).toEqual([
        { code: back.items[0]?.code, what: 'missing' },
        { code: '22006-9-261120-0001', what: 'extra' },
      ]);
      expect(came).toMatchObject({ underWay: 1, how: 'one-by-one' });
      expect(await give(first, 0)).toMatchObject({ ok: false, error: { type: 'paper-not-here' } });
      const rest = [{ how: 'one-by-one' as const, present: [back.items[0]?.code ?? ''], damaged: [] }];
      for (const answer of rest)
        value(await desk.client.acceptHandOver({ origin: origin(), handOver: back.handOver, slip: [], answer }));
      for (const [n, dossier] of dossiers.entries()) value(await give(dossier, n));
      carry(a, b);

      // Both know the same, and both fold to what they have.
      for (const dossier of dossiers) {
        const rows = [a, b].map((store) => store.dossiers.get(dossier));
        expect(rows.map((row) => row?.state)).toEqual(['returned', 'returned']);
        expect(b.custody.known(dossier)).toEqual(a.custody.known(dossier));
      }
      for (const store of [a, b]) {
        const { now, anew } = foldedTwice(store);
        expect(anew).toEqual(now);
      }
      expect(b.register.ofYear(2026)).toEqual([]);
      expect(a.register.ofYear(2026)).toMatchObject([{ book: '2026', entries: DOSSIERS }]);
    }));
});
