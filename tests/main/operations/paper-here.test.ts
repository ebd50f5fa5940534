import { describe, expect, test } from 'vitest';
import type { Paper } from '../../../domain/custody-events.ts';
import { type DossierId, HandOverId } from '../../../domain/ids.ts';
import { custodyView } from '../../../main/operations/custody-view.ts';
import { approver } from '../../support/hands-of-two-points.ts';
import { value } from '../../support/terminal-client.ts';
import { testPoint } from '../../support/test-point.ts';
import { command, custodyIn, type Desk, meet, oneByOne, there, withTwoDesks } from '../../support/two-desks.ts';

const say = (desk: Desk, dossier: DossierId, paper: Paper = 'folder') =>
  desk.operations.sayPaperHere({ ...command(), dossier, paper }, desk.clerk);
const count = async (desk: Desk, dossier: DossierId, found: boolean) =>
  value(
    await desk.operations.recountFolders({ ...command(), counted: [{ dossier, found, paper: 'folder' }] }, desk.clerk),
  );
const lists = (desk: Desk) => desk.operations.readHandOvers({}, desk.clerk);
const toRecount = (desk: Desk) => desk.operations.listToRecount({}, desk.clerk);
const seen = ({ store }: Desk, dossier: DossierId) => {
  const row = store.dossiers.get(dossier);
  if (!row) throw new Error('not known here');
  return custodyView(store, row);
};
const taken = async (desk: Desk, out: { handOver: string; items: readonly { code: string }[] }) =>
  value(
    await desk.operations.acceptHandOver(
      {
        ...{ ...command(), handOver: HandOverId(out.handOver), slip: [] },
        answer: oneByOne(out.items.map(({ code }) => code)),
      },
      desk.clerk,
    ),
  );

describe('a folder that is here while the log has it elsewhere', () => {
  test('on the road to here: it is accepted, that one alone, and the others of the bag go on', () =>
    withTwoDesks(async (a, b) => {
      const [first, second] = [await a.receive(0), await a.receive(1)];
      const out = await a.offer([first, second], 'folder');
      meet(a.store, b.store);
      expect(value(await say(b, first))).toEqual({ dossier: first, accepted: out.handOver, isDisputed: false });
      expect(custodyIn(b, first)).toMatchObject({ work: there.id, folder: { state: 'here', at: there.id } });
      expect(custodyIn(b, second).folder.state).toBe('in-transit');
      expect(b.store.handOvers.get(out.handOver)).toMatchObject({
        items: [{ fate: 'accepted' }, { fate: 'on-road' }],
        differences: [],
      });
      expect(await say(b, first)).toMatchObject({ error: { type: 'paper-here-already' } });
      meet(a.store, b.store);
      expect(custodyIn(a, first)).toEqual(custodyIn(b, first));
    }));

  test('brought back without a word: the hand-over waits for it no more, the work stays where it went, until its slip takes it back', () =>
    withTwoDesks(async (a, b) => {
      const dossier = await a.receive(0);
      const out = await a.offer([dossier], 'folder');
      meet(a.store, b.store);
      expect(value(await say(a, dossier))).toEqual({ dossier, accepted: null, isDisputed: false });
      meet(a.store, b.store);
      for (const desk of [a, b]) {
        expect(custodyIn(desk, dossier)).toMatchObject({ work: there.id, folder: { state: 'here', at: testPoint.id } });
        const said = { paper: 'folder', at: { point: testPoint.id } };
        expect(seen(desk, dossier)).toMatchObject({ mustRecount: false, found: [said] });
        // Both read of it where they looked for the bag.
        const { coming, onRoad, done } = await lists(desk);
        expect([coming, onRoad]).toEqual([[], []]);
        expect(done).toMatchObject([
          { handOver: out.handOver, state: 'done', underWay: 0, items: [{ foundAt: [{ point: testPoint.id }] }] },
        ]);
      }
      expect(seen(a, dossier).found?.[0]?.by).toBe('Cán Bộ Mẫu');
      // Who works on it goes on, and a slip that lies about takes nothing twice.
      value(await b.operations.takeDossier({ ...command(), dossier }, b.clerk));
      const late = { ...command(), handOver: HandOverId(out.handOver), slip: a.slipOf(out.handOver) };
      const answer = oneByOne([out.items[0]?.code ?? '']);
      expect(await b.operations.acceptHandOver({ ...late, answer }, b.clerk)).toMatchObject({
        error: { type: 'hand-over-answered' },
      });
      const back = { ...command(), slip: a.slipOf(out.handOver), approver };
      value(await a.operations.withdrawHandOver(back, a.clerk));
      meet(a.store, b.store);
      for (const desk of [a, b])
        expect(custodyIn(desk, dossier)).toMatchObject({
          ...{ work: testPoint.id, claimants: [], folder: { state: 'here', at: testPoint.id } },
        });
    }));

  test('held elsewhere: both see that two say so, the work goes on where it is, and who looks in vain keeps it', () =>
    withTwoDesks(async (a, b) => {
      const dossier = await a.receive(0);
      const out = await a.offer([dossier], 'folder');
      meet(a.store, b.store);
      await taken(b, out);
      meet(a.store, b.store);
      expect(value(await say(a, dossier))).toMatchObject({ isDisputed: true });
      meet(a.store, b.store);
      for (const desk of [a, b]) {
        expect(custodyIn(desk, dossier)).toMatchObject({ work: there.id, folder: { state: 'conflict' } });
        expect(custodyIn(desk, dossier).claimants).toEqual([testPoint.id, there.id]);
        expect(await toRecount(desk)).toMatchObject([{ dossier, why: 'conflict', paper: 'folder' }]);
        expect(seen(desk, dossier).found).toMatchObject([{ at: { point: testPoint.id } }]);
      }
      expect(await say(b, dossier)).toMatchObject({ error: { type: 'custody-conflict' } });
      value(await b.operations.takeDossier({ ...command(), dossier }, b.clerk));
      await count(b, dossier, false);
      meet(a.store, b.store);
      for (const desk of [a, b]) {
        expect(custodyIn(desk, dossier)).toMatchObject({ work: there.id, claimants: [] });
        expect(custodyIn(desk, dossier).folder).toMatchObject({ state: 'here', at: testPoint.id });
        expect(await toRecount(desk)).toEqual([]);
      }
      // It follows its work by a hand-over of its own.
      await taken(b, await offered(a, b, dossier));
      expect(custodyIn(b, dossier)).toMatchObject({ work: there.id, folder: { state: 'here', at: there.id } });
    }));

  test('said by mistake: who said so looks in vain, and it is where it was, or nobody knows', () =>
    withTwoDesks(async (a, b) => {
      const [held, onRoad] = [await a.receive(0), await a.receive(1)];
      await meetAndTake(a, b, held);
      const out = await a.offer([onRoad], 'folder');
      meet(a.store, b.store);
      for (const dossier of [held, onRoad]) value(await say(a, dossier));
      for (const dossier of [held, onRoad]) await count(a, dossier, false);
      meet(a.store, b.store);
      for (const desk of [a, b]) {
        expect(custodyIn(desk, held)).toMatchObject({ work: there.id, folder: { state: 'here', at: there.id } });
        expect(custodyIn(desk, onRoad)).toMatchObject({ work: there.id, folder: { state: 'unknown' } });
        expect(seen(desk, held).found).toEqual([]);
      }
      // The bag comes after all.
      await taken(b, out);
      expect(custodyIn(b, onRoad)).toMatchObject({ work: there.id, folder: { state: 'here', at: there.id } });
    }));

  test('said to be lost: it is lost no more, and nobody makes it anew', () =>
    withTwoDesks(async (a, b) => {
      const dossier = await a.receive(0);
      await meetAndTake(a, b, dossier);
      const lost = { dossier, paper: 'folder' as const, missing: ['Tờ khai'], note: '', approver };
      value(await b.operations.reportFolderLost({ ...command(), ...lost }, b.clerk));
      meet(a.store, b.store);
      expect(value(await say(a, dossier))).toMatchObject({ isDisputed: false });
      meet(a.store, b.store);
      const again = { ...command(), dossier, paper: 'folder' as const, documentCount: 1 };
      expect(await b.operations.reconstituteFolder(again, b.clerk)).toMatchObject({
        error: { type: 'folder-not-lost' },
      });
      expect(custodyIn(b, dossier)).toMatchObject({ work: there.id, folder: { state: 'here', at: testPoint.id } });
    }));

  test('a result that was brought without a hand-over is sent to who is to give it, and the work stays there', () =>
    withTwoDesks(async (a, b) => {
      const dossier = await a.receive(0);
      await meetAndTake(a, b, dossier);
      expect(await say(a, dossier, 'result')).toMatchObject({ error: { type: 'no-result-yet' } });
      value(await b.operations.markResultReady({ ...command(), dossier }, b.clerk));
      expect(await say(b, dossier, 'result')).toMatchObject({ error: { type: 'paper-here-already' } });
      meet(a.store, b.store);
      value(await say(a, dossier, 'result'));
      meet(a.store, b.store);
      expect(custodyIn(b, dossier)).toMatchObject({ work: there.id, result: { state: 'here', at: testPoint.id } });
      const out = await a.offer([dossier], 'result');
      expect(out.items).toMatchObject([{ carries: 'result', work: false }]);
      meet(a.store, b.store);
      await taken(b, out);
      meet(a.store, b.store);
      for (const desk of [a, b])
        expect(custodyIn(desk, dossier)).toMatchObject({ work: there.id, result: { state: 'here', at: there.id } });
    }));
});

async function offered(a: Desk, b: Desk, dossier: DossierId) {
  const out = await a.offer([dossier], 'folder');
  meet(a.store, b.store);
  return out;
}

async function meetAndTake(a: Desk, b: Desk, dossier: DossierId): Promise<void> {
  await taken(b, await offered(a, b, dossier));
  meet(a.store, b.store);
}
