import { describe, expect, test } from 'vitest';
import type { CustodyStep, Whereabouts } from '../../../domain/custody.ts';
import { custodyOf } from '../../../domain/custody-fold.ts';
import type { Dossier } from '../../../domain/dossier.ts';
import { type DossierId, HandOverId, PointId } from '../../../domain/ids.ts';
import { countedPaper } from '../../../domain/recount.ts';
import { foldedTwice, newsFor } from '../../support/hand-made-carrier.ts';
import { approver } from '../../support/hands-of-two-points.ts';
import { value } from '../../support/terminal-client.ts';
import { testPoint } from '../../support/test-point.ts';
import { command, custodyIn, type Desk, meet, oneByOne, there, withTwoDesks } from '../../support/two-desks.ts';
import { withStore } from '../../support/with-store.ts';

const take = (desk: Desk, { handOver, items }: { handOver: string; items: readonly { code: string }[] }) =>
  desk.operations.acceptHandOver(
    { ...command(), handOver: HandOverId(handOver), slip: [], answer: oneByOne([items[0]?.code ?? '']) },
    desk.clerk,
  );

describe('work that goes ahead of its folder', () => {
  test('and is handed on before the folder comes is not claimed back by it (network seed 23)', () =>
    withTwoDesks(async (a, b) => {
      const dossier = await a.receive(0);
      const folder = await a.offer([dossier], 'folder');
      meet(a.store, b.store);
      // The offer alone is enough to work; the result is away again before the bag is there.
      value(await b.operations.takeDossier({ ...command(), dossier }, b.clerk));
      value(await b.operations.markResultReady({ ...command(), dossier }, b.clerk));
      const result = await b.offer([dossier], 'result', testPoint.id);
      meet(a.store, b.store);
      value(await take(a, result));
      value(await take(b, folder));
      meet(a.store, b.store);
      for (const desk of [a, b])
        expect(custodyIn(desk, dossier)).toMatchObject({
          ...{ work: '22006-1', claimants: [] },
          ...{ folder: { state: 'here', at: '22006-2' }, result: { state: 'here', at: '22006-1' } },
        });
    }));

  test('and is handed on is not taken back with the bag, nor sent back with it', () =>
    withTwoDesks(async (a, b) => {
      for (const back of ['taken back', 'sent back'] as const) {
        const dossier = await a.receive(0);
        const folder = await a.offer([dossier], 'folder');
        meet(a.store, b.store);
        await b.offer([dossier], 'nothing', testPoint.id);
        meet(a.store, b.store);
        const no = { handOver: HandOverId(folder.handOver), slip: [], only: null, reason: 'wrong-point' as const };
        if (back === 'sent back') value(await b.operations.declineHandOver({ ...command(), ...no }, b.clerk));
        else {
          const approver = { login: 'truong', secret: 'chim-sao-bay-cao' };
          const slip = a.slipOf(folder.handOver);
          value(await a.operations.withdrawHandOver({ ...command(), slip, approver }, a.clerk));
        }
        meet(a.store, b.store);
        if (back === 'sent back') value(await take(a, folder));
        meet(a.store, b.store);
        for (const desk of [a, b])
          expect([back, custodyIn(desk, dossier)]).toMatchObject([
            back,
            { work: '22006-1', claimants: [], folder: { state: 'here', at: '22006-1' } },
          ]);
      }
    }));
});

describe('a count', () => {
  test('says what to look for: a folder that is found is no result', () =>
    withTwoDesks(async (a, b) => {
      const dossier = await a.receive(0);
      value(await a.operations.markResultReady({ ...command(), dossier }, a.clerk));
      const result = await a.offer([dossier], 'result', b.store.point.id);
      meet(a.store, b.store);
      value(await take(b, result));
      meet(a.store, b.store);
      // The folder stays in the file here, its result is there; then this PC was restored.
      expect(a.store.incarnations.begin('restored').ok).toBe(true);
      const [asked] = await a.operations.listToRecount({}, a.clerk);
      expect(asked).toMatchObject({ dossier, paper: 'result' });
      const counted = [
        { dossier, paper: 'result' as const, found: false },
        { dossier, paper: 'folder' as const, found: true },
      ];
      for (const each of counted) value(await a.operations.recountFolders({ ...command(), counted: [each] }, a.clerk));
      meet(a.store, b.store);
      for (const desk of [a, b])
        expect(custodyIn(desk, dossier)).toMatchObject({
          ...{ work: '22006-2', claimants: [] },
          ...{ folder: { state: 'here', at: '22006-1' }, result: { state: 'here', at: '22006-2' } },
        });
    }));
});

describe('of a finished dossier whose folder is looked for in vain after a restore (image seed 14)', () => {
  const asked = async (found: boolean, run: (a: Desk, dossier: DossierId) => Promise<void>) =>
    withTwoDesks(async (a) => {
      const dossier = await a.receive(0);
      value(await a.operations.markResultReady({ ...command(), dossier }, a.clerk));
      expect(a.store.incarnations.begin('restored').ok).toBe(true);
      for (const [paper, isThere] of [
        ['folder', false],
        ['result', found],
      ] as const) {
        expect(await a.operations.listToRecount({}, a.clerk)).toMatchObject([{ dossier, paper }]);
        const counted = [{ dossier, paper, found: isThere }];
        value(await a.operations.recountFolders({ ...command(), counted }, a.clerk));
      }
      await run(a, dossier);
    });

  test('the result is asked for next, and whoever has it has the work', () =>
    asked(true, async (a, dossier) => {
      expect(custodyIn(a, dossier)).toMatchObject({ work: '22006-1', result: { state: 'here', at: '22006-1' } });
      expect(await a.operations.listToRecount({}, a.clerk)).toMatchObject([{ dossier, paper: 'folder' }]);
    }));

  test('a result that is nowhere either is said to be lost, and made anew', () =>
    asked(false, async (a, dossier) => {
      expect(custodyIn(a, dossier)).toMatchObject({ work: null, result: { state: 'unknown' } });
      const lost = { dossier, paper: 'result' as const };
      const said = { ...command(), ...lost, missing: ['Trích lục'], note: '', approver };
      value(await a.operations.reportFolderLost(said, a.clerk));
      value(await a.operations.reconstituteFolder({ ...command(), ...lost, documentCount: 1 }, a.clerk));
      expect(custodyIn(a, dossier)).toMatchObject({ work: '22006-1', result: { state: 'here', at: '22006-1' } });
    }));
});

test('a result that is lost is not looked for again, the folder is (image seed 176)', () => {
  const folder = { state: 'here' as const, at: PointId('22006-1'), to: null };
  const custody = { work: null, folder, cv: 9, since: '', handOver: null, resultHandOver: null, claimants: [] };
  const dossier = { state: 'result-ready' } as Dossier;
  const asked = (result: Whereabouts) => countedPaper({ dossier, custody: { ...custody, result } });
  expect(asked({ ...folder, state: 'lost' })).toBe('folder');
  expect(asked(folder)).toBe('result');
});

test('a paper that two points say is lost is lost, and claimed by nobody (province-restore seed 266)', () => {
  const said = (cv: number, point: string): CustodyStep => {
    const at = { stream: `${point}:1`, seq: cv, point: PointId(point), cv, at: '2026-11-20T08:00' };
    return { ...at, type: 'lost', paper: 'folder' };
  };
  const received = { point: PointId('22006-1'), at: '2026-11-20T08:00' };
  for (const second of [2, 3]) {
    const custody = custodyOf(received, [said(2, '22006-1'), said(second, '22006-2')]);
    expect(custody).toMatchObject({ folder: { state: 'lost' }, claimants: [] });
  }
});

describe('a point whose database went back', () => {
  test('has again what it did with a dossier of another point, though its own past comes before that dossier (clone seed 27)', () =>
    withTwoDesks(async (a, b) => {
      const dossier = await a.receive(0);
      await a.offer([dossier], 'nothing');
      meet(a.store, b.store);
      value(await b.operations.takeDossier({ ...command(), dossier }, b.clerk));
      value(await b.operations.markResultReady({ ...command(), dossier }, b.clerk));
      await withStore(
        async ({ store }) => {
          const { outgoing } = b.store;
          const events = outgoing.read(1, { maxEvents: 500, maxBytes: Number.MAX_SAFE_INTEGER });
          expect(store.incarnations.learn({ stream: outgoing.stream, events, keys: [] })).toMatchObject({ ok: true });
          expect(store.foreign.take(newsFor(a.store, store)).refused).toEqual([]);
          expect(store.dossiers.get(dossier)?.state).toBe('result-ready');
          expect(store.incarnations.standing().unapplied).toBe(0);
          const { now, anew } = foldedTwice(store);
          expect(anew).toEqual(now);
        },
        undefined,
        { at: there },
      );
    }));
});
