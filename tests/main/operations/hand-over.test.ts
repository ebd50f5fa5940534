import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { CounterId, type DossierId, HandOverId, PointId } from '../../../domain/ids.ts';
import type { Point } from '../../../domain/point.ts';
import type { ForeignItem } from '../../../main/ports/foreign-events.ts';
import { chained } from '../../../main/store/event-log.ts';
import { foldNewTypes } from '../../../main/store/projections.ts';
import { foldedTwice, newsFor } from '../../support/hand-made-carrier.ts';
import { approver } from '../../support/hands-of-two-points.ts';
import { value } from '../../support/terminal-client.ts';
import { testPoint } from '../../support/test-point.ts';
import { command, custodyIn, type Desk, meet, oneByOne, there, withTwoDesks } from '../../support/two-desks.ts';
import { withStore } from '../../support/with-store.ts';

describe('a hand-over', () => {
  test('that is taken back by a slip and accepted too is a conflict at both, and whoever finds the folder has it', () =>
    withTwoDesks(async (a, b) => {
      const dossier = await a.receive(0);
      const out = await a.offer([dossier], 'folder');
      const codes = a.slipOf(out.handOver);
      // The slip alone takes nothing back: it takes a second person, one of them a head.
      const alone = { ...command(), slip: codes, approver: { login: 'canbo', secret: approver.secret } };
      expect(await a.operations.withdrawHandOver(alone, a.clerk)).toMatchObject({
        error: { type: 'approver-is-actor' },
      });
      value(await a.operations.withdrawHandOver({ ...command(), slip: codes, approver }, a.clerk));
      const answer = oneByOne([out.items[0]?.code ?? '']);
      value(
        await b.operations.acceptHandOver(
          { ...command(), handOver: HandOverId(out.handOver), slip: codes, answer },
          b.clerk,
        ),
      );
      meet(a.store, b.store);
      for (const desk of [a, b]) {
        expect(custodyIn(desk, dossier)).toMatchObject({ work: null, folder: { state: 'conflict' } });
        expect(custodyIn(desk, dossier).claimants).toEqual(['22006-1', '22006-2']);
        const again = await desk.operations.makeHandOver(
          {
            ...{ ...command(), to: desk === a ? there.id : testPoint.id, kind: 'folders', bag: null },
            items: [{ dossier, carries: 'folder' }],
          },
          desk.clerk,
        );
        expect(again).toMatchObject({ ok: false, error: { type: 'custody-conflict' } });
        const taken = await desk.operations.takeDossier({ ...command(), dossier }, desk.clerk);
        expect(taken).toMatchObject({ ok: false, error: { type: 'custody-conflict' } });
        expect(await desk.operations.listToRecount({}, desk.clerk)).toMatchObject([{ dossier, why: 'conflict' }]);
        const { onRoad } = await desk.operations.readHandOvers({}, desk.clerk);
        expect(onRoad).toMatchObject([{ state: 'disputed', items: [{ fate: 'disputed', foundAt: [] }] }]);
      }
      value(await a.operations.recountFolders({ ...command(), counted: [{ dossier, found: false }] }, a.clerk));
      value(await b.operations.recountFolders({ ...command(), counted: [{ dossier, found: true }] }, b.clerk));
      meet(a.store, b.store);
      for (const desk of [a, b]) {
        expect(custodyIn(desk, dossier)).toMatchObject({ work: '22006-2', folder: { state: 'here', at: '22006-2' } });
        expect(await desk.operations.listToRecount({}, desk.clerk)).toEqual([]);
        // Nothing asks for a count that was made: it is done, and says where the folder is.
        const { onRoad, coming, done } = await desk.operations.readHandOvers({}, desk.clerk);
        expect([onRoad, coming]).toEqual([[], []]);
        const items = [{ fate: 'settled', foundAt: [{ point: '22006-2' }] }];
        expect(done).toMatchObject([{ handOver: out.handOver, state: 'done', items }]);
      }
      value(await b.operations.takeDossier({ ...command(), dossier }, b.clerk));
    }));

  test('that is taken by its slip alone says of which bag it was, before its offer came', () =>
    withTwoDesks(async (a, b) => {
      const dossier = await a.receive(0);
      const items = [{ dossier, carries: 'folder' as const }];
      const offer = { ...command(), to: there.id, kind: 'folders' as const, bag: 'CV-77', items };
      const { handOver } = value(await a.operations.makeHandOver(offer, a.clerk)).handOver;
      const answer = oneByOne([a.store.dossiers.get(dossier)?.code ?? '']);
      const said = { handOver: HandOverId(handOver), slip: a.slipOf(handOver), answer };
      const taken = value(await b.operations.acceptHandOver({ ...command(), ...said }, b.clerk));
      expect(taken).toMatchObject({ state: 'done', bag: 'CV-77' });
    }));

  test('that is declined comes back: the work at once, the folder when it is accepted', () =>
    withTwoDesks(async (a, b) => {
      const dossier = await a.receive(0);
      const out = await a.offer([dossier], 'folder');
      meet(a.store, b.store);
      const { coming } = await b.operations.readHandOvers({}, b.clerk);
      expect(coming).toMatchObject([{ handOver: out.handOver, state: 'coming', underWay: 1 }]);
      const no = { handOver: HandOverId(out.handOver), slip: [], only: null, reason: 'wrong-point' as const };
      value(await b.operations.declineHandOver({ ...command(), ...no }, b.clerk));
      // Who sent it back waits for nobody to receive it: it says so, and why, as the sender is told.
      const said = { declined: 'wrong-point' };
      expect((await b.operations.readHandOvers({}, b.clerk)).onRoad).toMatchObject([{ state: 'sent-back', ...said }]);
      expect(await b.operations.declineHandOver({ ...command(), ...no }, b.clerk)).toMatchObject({
        error: { type: 'hand-over-answered' },
      });
      meet(a.store, b.store);
      expect(custodyIn(a, dossier)).toMatchObject({ work: '22006-1', folder: { state: 'in-transit', to: '22006-1' } });
      value(await a.operations.takeDossier({ ...command(), dossier }, a.clerk));
      expect((await a.operations.readHandOvers({}, a.clerk)).coming).toMatchObject([{ state: 'coming-back', ...said }]);
      const { code = '' } = out.items[0] ?? {};
      const answer = { how: 'one-by-one' as const, present: [code], damaged: [code] };
      value(
        await a.operations.acceptHandOver(
          { ...command(), handOver: HandOverId(out.handOver), slip: [], answer },
          a.clerk,
        ),
      );
      meet(a.store, b.store);
      // What was found when it came back both sides see, as what was found when it came.
      for (const { store } of [a, b])
        expect(store.handOvers.get(out.handOver)).toMatchObject({
          items: [{ fate: 'back' }],
          differences: [{ code, what: 'damaged' }],
        });
      expect((await a.operations.readHandOvers({}, a.clerk)).done).toMatchObject([{ declined: null }]);
      expect(custodyIn(b, dossier)).toEqual(custodyIn(a, dossier));
      expect(custodyIn(b, dossier).folder).toMatchObject({ state: 'here', at: '22006-1' });
    }));

  test('of work from the scan is worked on before any paper travels; folder and result cross on the road', () =>
    withTwoDesks(async (a, b) => {
      const dossier = await a.receive(0);
      await a.offer([dossier], 'nothing');
      meet(a.store, b.store);
      expect(custodyIn(b, dossier)).toMatchObject({ work: '22006-2', folder: { state: 'here', at: '22006-1' } });
      value(await b.operations.takeDossier({ ...command(), dossier }, b.clerk));
      value(await b.operations.markResultReady({ ...command(), dossier }, b.clerk));
      // Neither knows of the other's bag: the folder one way, the result the other.
      const folder = await a.offer([dossier], 'folder');
      const result = await b.offer([dossier], 'result', testPoint.id);
      meet(a.store, b.store);
      const accept = async (desk: Desk, { handOver, items }: typeof folder) =>
        value(
          await desk.operations.acceptHandOver(
            { ...command(), handOver: HandOverId(handOver), slip: [], answer: oneByOne([items[0]?.code ?? '']) },
            desk.clerk,
          ),
        );
      await accept(b, folder);
      await accept(a, result);
      meet(a.store, b.store);
      for (const desk of [a, b])
        expect(custodyIn(desk, dossier)).toMatchObject({
          work: '22006-1',
          folder: { state: 'here', at: '22006-2' },
          result: { state: 'here', at: '22006-1' },
          claimants: [],
        });
      const given = await a.operations.returnResult(
        {
          ...{ ...command(), counter: CounterId('1'), dossier, ticket: null, to: 'applicant' },
          ...{ receiver: 'Người Mẫu', note: '' },
        },
        a.clerk,
      );
      expect(value(given).custody.result?.state).toBe('with-citizen');
      for (const { store } of [a, b]) {
        const { now, anew } = foldedTwice(store);
        expect(anew).toEqual(now);
      }
    }));

  test('of folders lost on the road: who has the work makes them anew, with two people on record', () =>
    withTwoDesks(async (a, b) => {
      const dossier = await a.receive(0);
      await a.offer([dossier], 'folder');
      meet(a.store, b.store);
      const lost = { dossier, paper: 'folder' as const, missing: ['Tờ khai'], note: '', approver };
      value(await b.operations.reportFolderLost({ ...command(), ...lost }, b.clerk));
      const anew = { dossier, paper: 'folder' as const, documentCount: 1 };
      meet(a.store, b.store);
      expect(custodyIn(a, dossier).folder.state).toBe('lost');
      const fate = async (desk: Desk) => (await desk.operations.readHandOvers({}, desk.clerk)).done[0]?.items[0];
      for (const desk of [a, b]) expect(await fate(desk)).toMatchObject({ fate: 'lost', foundAt: [] });
      const list = value(await a.operations.readLostFolder({ dossier }, a.clerk));
      expect(list).toMatchObject({ paper: 'folder', missing: ['Tờ khai'], reportedAt: { name: there.name } });
      const notOurs = await a.operations.reconstituteFolder({ ...command(), ...anew }, a.clerk);
      expect(notOurs).toMatchObject({ error: { type: 'work-elsewhere', point: there.name } });
      value(await b.operations.reconstituteFolder({ ...command(), ...anew }, b.clerk));
      meet(a.store, b.store);
      expect(custodyIn(a, dossier).folder).toMatchObject({ state: 'here', at: '22006-2' });
      // It is lost no more, and the hand-over says where it is.
      for (const desk of [a, b])
        expect(await fate(desk)).toMatchObject({ fate: 'settled', foundAt: [{ point: '22006-2' }] });
    }));

  test('stays what it was when the end of the log goes on in another stream', () =>
    withTwoDesks(async (a) => {
      const dossier = await a.receive(0);
      const fork = a.store.head();
      const out = await a.offer([dossier], 'folder');
      const before = a.store.custody.known(dossier);
      expect(a.store.incarnations.rehomeLive(fork).ok).toBe(true);
      value(await a.operations.withdrawHandOver({ ...command(), slip: a.slipOf(out.handOver), approver }, a.clerk));
      expect(before).toMatchObject({ work: '22006-2', cv: 2 });
      expect(a.store.custody.known(dossier)).toMatchObject({ work: '22006-1', cv: 3, folder: { at: '22006-1' } });
      expect(a.store.handOvers.get(out.handOver)).toMatchObject({ to: '22006-2', items: [{ fate: 'withdrawn' }] });
      const { now, anew } = foldedTwice(a.store);
      expect(anew).toEqual(now);
    }));

  test('T11: whose work may have gone on from the scan in what was forgotten stays until the others were heard', () =>
    withTwoDesks(async (a) => {
      const [dossier, ready] = [await a.receive(0), await a.receive(1)];
      value(await a.operations.markResultReady({ ...command(), dossier: ready }, a.clerk));
      const begun = value(a.store.incarnations.begin('restored'));
      const counted = [dossier, ready].map((each) => ({ dossier: each, found: true }));
      value(await a.operations.recountFolders({ ...command(), counted }, a.clerk));
      const offered = () =>
        a.operations.makeHandOver(
          {
            ...{ ...command(), to: PointId('22006-2'), kind: 'folders', bag: null },
            items: [{ dossier, carries: 'nothing' }],
          },
          a.clerk,
        );
      const returned = (of: DossierId) =>
        a.operations.returnResult(
          {
            ...{ ...command(), counter: CounterId('1'), dossier: of, ticket: null, to: 'applicant' },
            ...{ receiver: 'Người Mẫu', note: '' },
          },
          a.clerk,
        );
      expect(await offered()).toMatchObject({ ok: false, error: { type: 'hear-others-first' } });
      // What lay ready before is given; a result made since waits, for another may have made one.
      value(await returned(ready));
      value(await a.operations.markResultReady({ ...command(), dossier }, a.clerk));
      expect(await returned(dossier)).toMatchObject({ ok: false, error: { type: 'hear-others-first' } });
      a.store.incarnations.heardAll('22006-1:p-another');
      expect(await returned(dossier)).toMatchObject({ ok: false, error: { type: 'hear-others-first' } });
      a.store.incarnations.heardAll(begun);
      value(await returned(dossier));
    }));

  test('does not leave a database that went back in time before the folder was seen', () =>
    withTwoDesks(async (a) => {
      const [dossier, later] = [await a.receive(0), async () => await a.receive(1)];
      value(await a.operations.markResultReady({ ...command(), dossier }, a.clerk));
      expect(a.store.incarnations.begin('restored').ok).toBe(true);
      const returned = () =>
        a.operations.returnResult(
          {
            ...{ ...command(), counter: CounterId('1'), dossier, ticket: null, to: 'applicant' },
            ...{ receiver: 'Người Mẫu', note: '' },
          },
          a.clerk,
        );
      expect(await returned()).toMatchObject({ ok: false, error: { type: 'recount-first' } });
      expect(await a.operations.listToRecount({}, a.clerk)).toMatchObject([{ dossier, why: 'restored' }]);
      // What came since is known.
      await a.offer([await later()], 'folder');
      value(await a.operations.recountFolders({ ...command(), counted: [{ dossier, found: true }] }, a.clerk));
      value(await returned());
    }));
});

describe('what other points wrote', () => {
  test('is taken once, by whatever road; what is not true is refused, what cannot be read waits and holds up nothing', () =>
    withTwoDesks(async (a, b) => {
      const dossier = await a.receive(0);
      await a.offer([dossier], 'folder');
      const news = newsFor(a.store, b.store);
      const [first, offer] = news as [ForeignItem, ForeignItem];
      const forged = {
        ...first,
        event: { ...first.event, facts: { ...first.event.facts, code: '22006-1-261120-9999' } },
      };
      expect(b.store.foreign.take([forged]).refused).toMatchObject([{ why: 'bad-hash' }]);
      const taken = b.store.foreign.take([...news, ...news]);
      expect(taken).toEqual({ taken: news.length, known: news.length, refused: [] });
      // Another history of the same stream: its disk went back. Its own point's stream its own log must know.
      expect(b.store.foreign.take([rehashed(offer, { origin: 'khac' })])).toMatchObject({ taken: 1, refused: [] });
      expect(a.store.foreign.take([first])).toMatchObject({ known: 1 });
      const own = rehashed(offer, { stream: a.store.stream, seq: 9_999 });
      expect(a.store.foreign.take([own]).refused).toMatchObject([{ why: 'own-stream' }]);
      // A later build's type, and facts that are none: kept, and the next one is applied.
      const strange = [
        rehashed(offer, { seq: 50, origin: 'moi-1', type: 'folder-blessed' }),
        rehashed(offer, { seq: 51, origin: 'moi-2', facts: { items: 7 } }),
        rehashed(first, {
          seq: 52,
          origin: 'moi-3',
          type: 'dossier-taken',
          facts: { dossier, at: '2026-11-20T08:01' },
        }),
      ];
      expect(b.store.foreign.take(strange)).toMatchObject({ taken: 3, refused: [] });
      expect(b.store.steps.of(dossier).map(({ type }) => type)).toEqual(['dossier-received', 'dossier-taken']);
      const { now, anew } = foldedTwice(b.store);
      expect(anew).toEqual(now);
    }));

  test('in words an older build did not know is folded in by the first that does', () =>
    withTwoDesks(async (a, b) => {
      const dossier = await a.receive(0);
      await a.offer([dossier], 'nothing');
      const { write } = b.store.databases;
      b.store.foreign.take(newsFor(a.store, b.store));
      const memory = new Map([['foreign types', 'dossier-received']]);
      // As an older build left it: the offer is kept, and not applied.
      write.exec(
        'DELETE FROM custody; DELETE FROM custody_steps; DELETE FROM hand_overs; DELETE FROM hand_over_events;',
      );
      expect(b.store.custody.known(dossier)).toBeNull();
      const kept = {
        get: (key: string) => memory.get(key) ?? null,
        set: (key: string, to: string) => memory.set(key, to),
      };
      foldNewTypes(write, kept);
      expect(b.store.custody.known(dossier)).toMatchObject({ work: '22006-2' });
    }));

  test('comes in any order to the same rows', () =>
    withTwoDesks(async (a, b) => {
      const dossier = await a.receive(0);
      value(
        await a.operations.giveOfficialCode({ ...command(), dossier, officialCode: 'H21.65-261120-0011' }, a.clerk),
      );
      await a.offer([dossier], 'nothing');
      meet(a.store, b.store);
      value(await b.operations.takeDossier({ ...command(), dossier }, b.clerk));
      value(await b.operations.markResultReady({ ...command(), dossier }, b.clerk));
      await b.offer([dossier], 'result', testPoint.id);
      const wanted = canonicalJson(b.store.dossiers.get(dossier));
      const news = [...newsFor(a.store, b.store), ...newsFor(b.store, a.store)];
      const third: Point = { ...there, id: PointId('22006-3') };
      const orders = [news, news.toReversed(), odd(news), odd(news.toReversed())];
      for (const order of orders)
        await withStore(
          ({ store }) => {
            for (const item of order) store.foreign.take([item]);
            expect(canonicalJson(store.dossiers.get(dossier))).toBe(
              canonicalJson({ ...JSON.parse(wanted), isGuest: true }),
            );
            expect(store.custody.known(dossier)).toEqual(b.store.custody.known(dossier));
            const { now, anew } = foldedTwice(store);
            expect(anew).toEqual(now);
          },
          undefined,
          { at: third },
        );
    }));
});

/** Every second one first. */
function odd<T>(all: readonly T[]): T[] {
  return [...all.filter((_, n) => n % 2 === 1), ...all.filter((_, n) => n % 2 === 0)];
}

/** Another event, true to itself. */
function rehashed({ event, keys }: ForeignItem, change: object): ForeignItem {
  const { hash: _, ...unhashed } = { ...event, ...change } as typeof event;
  const { hash } = chained(unhashed as never);
  return { event: { ...unhashed, hash } as never, keys };
}
