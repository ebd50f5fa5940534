import { expect, test } from 'vitest';
import { custodyOf } from '../../../domain/custody-fold.ts';
import type { AnyLogEvent } from '../../../domain/event.ts';
import { Origin, PointId } from '../../../domain/ids.ts';
import { foldPostDesk, type PostDossier } from '../../../domain/post-desk.ts';
import { slipOfStranger, staffedForHandOvers } from '../../support/hands-of-two-points.ts';
import { knowsPostOffice, postOffice, slipSignedByHand } from '../../support/signed-by-hand.ts';
import { origin, value } from '../../support/terminal-client.ts';
import { withStore } from '../../support/with-store.ts';

const command = () => ({ origin: Origin(origin()) });

test('a slip that the post signed by hand comes back: it holds what it signed for since then, the rest is on the road', () =>
  withStore(async (point) => {
    const { taken, struck, handOver, slip } = await slipSignedByHand(point);
    const { store, operations, clerkAt } = point;
    const clerk = clerkAt('1');
    expect(store.custody.known(taken)).toMatchObject({
      ...{ work: postOffice, result: { state: 'here', at: postOffice }, since: '2026-11-20T16:20', claimants: [] },
    });
    expect(store.custody.known(struck)).toMatchObject({ result: { state: 'in-transit', to: postOffice } });
    const fates = store.handOvers.get(handOver)?.items.map(({ fate }) => fate);
    expect(fates).toEqual(['accepted', 'on-road']);
    // Once more, now for the other one; and a third time there is nothing left to sign for.
    const again = { slip, missing: [], signedAt: '2026-11-21T08:30' };
    expect(value(await operations.enterSignedSlip({ ...command(), ...again }, clerk)).state).toBe('done');
    expect(await operations.enterSignedSlip({ ...command(), ...again }, clerk)).toMatchObject({
      error: { type: 'hand-over-answered' },
    });
    // Who typed it is the event's own.
    const said = store.databases.write
      .prepare("SELECT json FROM events WHERE type = 'hand-over-signed' ORDER BY position")
      .pluck()
      .all()
      .map((json) => JSON.parse(json as string) as AnyLogEvent);
    expect(said.map(({ actor }) => actor.account)).toEqual([clerk.session?.account, clerk.session?.account]);
    // The post office's own screen shows it as taken, should it have one after all.
    const row = { dossier: taken, state: 'coming', handOver, cv: 2 } as unknown as PostDossier;
    const shown = said.flatMap((event) => foldPostDesk(postOffice, event, (id) => (id === taken ? row : undefined)));
    expect(shown).toEqual([{ ...row, state: 'out', since: '2026-11-20T16:20', cv: 3 }]);
  }));

test('is refused for a point with a log of its own, before the slip was made, and after now', () =>
  withStore(async (point) => {
    knowsPostOffice(point);
    const { operations, clock } = point;
    const { clerk, receive, offer, slipOf } = await staffedForHandOvers(point);
    const [first, second] = [await receive(1), await receive(2)];
    clock.setLocal('2026-11-20', '15:00');
    const slip = slipOf((await offer([first], 'folder', postOffice)).handOver);
    const other = slipOf((await offer([second], 'folder')).handOver);
    const enter = async (texts: string[], signedAt: string) =>
      operations.enterSignedSlip({ ...command(), slip: texts, missing: [], signedAt }, clerk);
    for (const wrong of ['2026-11-20T14:59', '2026-11-20T15:01'])
      expect(await enter(slip, wrong)).toMatchObject({
        error: { type: 'signing-time-impossible', from: '2026-11-20T15:00' },
      });
    expect(await enter(other, '2026-11-20T15:00')).toMatchObject({ error: { type: 'hand-over-not-by-post' } });
    expect(await enter(slip, '2026-11-20T15:00')).toMatchObject({ ok: true });
  }));

test('minutes that the post signed by hand are entered when its bag is accepted: filed at the time of the signature', () =>
  withStore(async (point) => {
    knowsPostOffice(point);
    const { operations, clock, store } = point;
    const { clerk } = await staffedForHandOvers(point);
    clock.setLocal('2026-11-20', '15:00');
    const accept = ({ offer, texts }: ReturnType<typeof slipOfStranger>, signedAt: string) => {
      const answer = { how: 'one-by-one' as const, present: offer.items.map(({ code }) => code), damaged: [] };
      return operations.acceptHandOver(
        { ...command(), handOver: offer.handOver, slip: texts, answer, signedAt },
        clerk,
      );
    };
    const [byPost, others] = [slipOfStranger(1, postOffice), slipOfStranger(2)];
    for (const wrong of ['2026-11-20T07:59', '2026-11-20T15:01'])
      expect(await accept(byPost, wrong)).toMatchObject({ error: { type: 'signing-time-impossible' } });
    expect(await accept(others, '2026-11-20T09:30')).toMatchObject({ error: { type: 'hand-over-not-by-post' } });
    value(await accept(byPost, '2026-11-20T09:30'));
    const dossier = byPost.offer.items[0]?.dossier ?? '';
    // what it was filed at is read out of this step (`post-desk.ts`)
    expect(store.steps.custodyOf(dossier).at(-1)).toMatchObject({ type: 'accepted', at: '2026-11-20T09:30' });
  }));

test('says the same as the post office’s own word, and contradicts a folder that was taken back', () => {
  const [A, B] = [PointId('22006-1'), postOffice];
  const road = { handOver: 'h' as never, carries: 'result' as const, work: true };
  const step = (point: PointId, cv: number, change: object) =>
    ({ ...{ stream: `${point}:1`, seq: cv, point, cv, at: `2026-11-20T0${cv}:00` }, ...road, ...change }) as never;
  const received = { point: A, at: '2026-11-20T07:00' };
  const offered = step(A, 2, { type: 'offered', to: B });
  const signed = step(A, 3, { type: 'signed', to: B });
  const both = custodyOf(received, [offered, signed, step(B, 3, { type: 'accepted' })]);
  expect(both).toMatchObject({ work: B, result: { state: 'here', at: B }, claimants: [] });
  const declined = custodyOf(received, [offered, signed, step(B, 3, { type: 'declined', to: A, reason: 'not-ours' })]);
  expect(declined.claimants).toEqual([A, B]);
});
