import { describe, expect, test } from 'vitest';
import { keepRights } from '../../../main/operations/rights-now.ts';
import { command, rightsTakenBack, whoTakesRightsBack } from '../../support/rights-taken-back.ts';
import { value } from '../../support/terminal-client.ts';
import { type PointInTest, withStore } from '../../support/with-store.ts';

const taking = (
  run: (at: PointInTest & Awaited<ReturnType<typeof whoTakesRightsBack>>) => Promise<void>,
  heldSeq: () => number = () => 0,
) =>
  withStore(async (point) => {
    const made = await whoTakesRightsBack(point, heldSeq);
    await run({ ...point, ...made });
    made.close();
  });

describe('rights that are taken back', () => {
  test('a person in the middle of a visit: signed out everywhere, the counter closed, whoever stood there first in line', () =>
    withStore(async (point) => {
      await rightsTakenBack(point);
      const { store } = point;
      const [person] = store.revocations.latest().filter(({ kind }) => kind === 'person');
      expect(store.accounts.byId(person?.subject as never)).toMatchObject({
        deactivatedAt: expect.any(Number),
        pin: null,
      });
      expect(store.counters.get('2' as never)?.account ?? null).toBeNull();
      const [waiting] = store.tickets.waitingIn(store.days.open()?.day ?? 0, ['B'] as never);
      expect(waiting).toMatchObject({ state: 'transferred', place: 'first', queue: 'B' });
    }));

  test('shows what they can do before, and after it where the end is known and where not yet', () => {
    const held = { seq: 0 };
    return taking(
      async ({ access, head, station, store, clerkAt, view }) => {
        const account = clerkAt('3').session?.account as never;
        expect(view().people.map((each) => each.account)).toContain(account);
        value(await access.revokePerson({ ...command(), account, why: 'left' }, head));
        const first = view().revoked[0];
        expect(first).toMatchObject({ what: { kind: 'person', why: 'left', isBack: false }, province: 'no-province' });
        expect(first?.standIn).toEqual({ name: 'Máy mẫu', knows: false });

        held.seq = store.head().seq;
        store.outgoing.setAcked(store.head());
        expect(view().revoked[0]).toMatchObject({ standIn: { knows: true }, province: 'sent' });
        const word = { point: store.point.id, issuedAt: 1, validDays: 45, warnDays: 30, revoked: [account] };
        keepRights(store.memory, word);
        expect(view().revoked[0]?.province).toBe('confirmed');

        value(await access.revokeDevice({ ...command(), station, why: 'stolen' }, head));
        expect(view().devices).toEqual([]);
        expect(view().revoked[0]).toMatchObject({ name: 'Máy mẫu', what: { kind: 'device', hadCopy: true } });
      },
      () => held.seq,
    );
  });

  test('not one’s own, not twice, not of nobody', () =>
    taking(async ({ access, head, clerkAt }) => {
      const own = head.session?.account as never;
      const revoke = (account: never) => access.revokePerson({ ...command(), account, why: 'left' }, head);
      expect(await revoke(own)).toMatchObject({ error: { type: 'not-yourself' } });
      const account = clerkAt('2').session?.account as never;
      value(await revoke(account));
      expect(await revoke(account)).toMatchObject({ error: { type: 'account-unknown' } });
    }));
});
