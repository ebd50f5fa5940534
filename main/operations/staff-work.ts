import type { NewEvent } from '../../domain/event.ts';
import { type AccountId, type CounterId, type Origin, SecondmentId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { makeSecondment } from '../../domain/secondment.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Passwords } from '../ports/passwords.ts';
import type { Account } from '../store/accounts-table.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { type Answer, accountOf, actorOf, type Caller, type Handlers } from './caller.ts';
import type { Live } from './live.ts';
import { businessDate } from './staff.ts';
import { staffView } from './staff-view.ts';

type StaffMethods =
  | 'watchStaff'
  | 'makeSecondment'
  | 'cutSecondment'
  | 'setAccountRole'
  | 'setAccountLanguages'
  | 'resetPassword'
  | 'deactivateAccount'
  | 'reactivateAccount'
  | 'freeCounter';

/** What somebody has to give up before the account goes. */
type StillHere =
  | { readonly type: 'account-staffs-counter'; readonly counter: CounterId }
  | { readonly type: 'account-holds-dossiers'; readonly dossiers: number };

/** What the head decides about the people of the centre, without asking anybody outside it. */
export function staffOperations(parts: {
  store: PointStore;
  clock: Clock;
  ids: Ids;
  passwords: Passwords;
  live: Live;
}): Handlers<StaffMethods> {
  const { store, clock, ids, passwords, live } = parts;
  const today = () => businessDate(store, clock.now());

  interface Wish {
    readonly origin: Origin;
    readonly account: AccountId;
  }
  interface Step {
    readonly events: readonly NewEvent[];
    readonly alongside?: () => void;
  }

  /** The frame of what is done to somebody: there is such a person, and it is not oneself where that may not be. */
  const onAccount = <E = never>(
    method: string,
    { origin, account }: Wish,
    caller: Caller,
    decide: (person: Account) => Result<Step, E>,
  ) =>
    store.perform({ origin, method, actor: actorOf(caller), opensDay: false }, () => {
      const person = store.accounts.byId(account);
      if (!person) return err({ type: 'account-unknown' as const });
      const decided = decide(person);
      return decided.ok ? ok({ ...decided.value, answer: () => ({}) }) : decided;
    });

  const isSelf = (account: AccountId, caller: Caller) => account === accountOf(caller);
  const notYourself = err({ type: 'not-yourself' as const });

  return {
    watchStaff: (_, { signal }) =>
      live.watch('staff', () => staffView({ store, clock }), signal) as Answer<'watchStaff'>,

    makeSecondment: ({ origin, ...input }, caller) => {
      const { account, role, point, from, to } = input;
      if (isSelf(account, caller)) return notYourself;
      return store.perform({ origin, method: 'makeSecondment', actor: actorOf(caller), opensDay: false }, () => {
        const person = store.accounts.byId(account);
        if (!person || person.deactivatedAt !== null) return err({ type: 'account-unknown' as const });
        const id = SecondmentId(ids.uuid());
        const known = { secondments: store.secondments.of(account), today: today() };
        const made = makeSecondment({ id, account, role, point, from, to }, known);
        if (!made.ok) return made;
        const facts = { secondment: id, account, role, point, from, to };
        return ok({ events: [{ type: 'secondment-made' as const, facts }], answer: () => ({ secondment: id }) });
      });
    },

    cutSecondment: ({ origin, secondment, to }, caller) =>
      store.perform({ origin, method: 'cutSecondment', actor: actorOf(caller), opensDay: false }, () => {
        const known = store.secondments.get(secondment);
        if (!known) return err({ type: 'secondment-unknown' as const });
        if (isSelf(known.account, caller)) return notYourself;
        // Days that were worked stay worked: it ends yesterday at the earliest, and never later than it was made.
        if (to >= known.to || to < dayBefore(today())) return err({ type: 'secondment-dates-wrong' as const });
        const facts = { secondment, account: known.account, to };
        return ok({ events: [{ type: 'secondment-cut' as const, facts }], answer: () => ({}) });
      }),

    setAccountRole: (input, caller) => {
      const { account, role } = input;
      if (isSelf(account, caller)) return notYourself;
      return onAccount('setAccountRole', input, caller, () =>
        ok({
          events: [{ type: 'account-role-set', facts: { account, role } }],
          alongside: () => store.accounts.setRole(account, role),
        }),
      );
    },

    setAccountLanguages: (input, caller) => {
      const { account, languages } = input;
      return onAccount('setAccountLanguages', input, caller, () =>
        ok({
          events: [{ type: 'account-languages-set', facts: { account, languages } }],
          alongside: () => store.accounts.setLanguages(account, languages),
        }),
      );
    },

    resetPassword: async (input, caller) => {
      const { account } = input;
      if (isSelf(account, caller)) return notYourself;
      const password = onceReadable(ids.bytes(10));
      const hashed = await passwords.hash(password);
      // The answer that is kept for a retry must not hold it: who asks twice is told that it was shown.
      const shown = { now: false };
      const done = onAccount('resetPassword', input, caller, (person) =>
        ok({
          events: [{ type: 'password-reset', facts: { account } }],
          alongside: () => {
            store.accounts.setPassword(account, hashed, { once: true });
            store.accounts.setPin(account, null);
            store.accounts.forgiveTries(person.login);
            store.sessions.signOutEverywhere(account);
            shown.now = true;
          },
        }),
      );
      if (!done.ok) return done;
      return shown.now ? ok({ password }) : err({ type: 'password-already-shown' });
    },

    deactivateAccount: (input, caller) => {
      const { account } = input;
      if (isSelf(account, caller)) return notYourself;
      return onAccount<StillHere>('deactivateAccount', input, caller, () => {
        const staffed = store.counters.all().find((each) => each.account === account);
        if (staffed) return err({ type: 'account-staffs-counter', counter: staffed.counter });
        const dossiers = store.dossiers.countHeldBy(account);
        if (dossiers > 0) return err({ type: 'account-holds-dossiers', dossiers });
        return ok({
          events: [{ type: 'account-deactivated', facts: { account } }],
          alongside: () => {
            store.accounts.setDeactivated(account, clock.now());
            store.sessions.signOutEverywhere(account);
          },
        });
      });
    },

    reactivateAccount: (input, caller) => {
      const { account } = input;
      return onAccount('reactivateAccount', input, caller, () =>
        ok({
          events: [{ type: 'account-reactivated', facts: { account } }],
          alongside: () => store.accounts.setDeactivated(account, null),
        }),
      );
    },

    freeCounter: ({ origin, counter }, caller) =>
      store.perform({ origin, method: 'freeCounter', actor: actorOf(caller), opensDay: false }, () => {
        const staffed = store.counters.get(counter);
        if (!staffed) return err({ type: 'counter-closed' as const });
        const current = store.tickets.atCounter(counter);
        if (current) return err({ type: 'counter-busy' as const, number: current.number });
        const { account } = staffed;
        return ok({ events: [{ type: 'counter-closed' as const, facts: { counter, account } }], answer: () => ({}) });
      }),
  };
}

/** 50 bits in letters and digits that nobody mistakes for one another, in two groups: read out over a desk, typed once. */
function onceReadable(bytes: Uint8Array): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const text = [...bytes].map((byte) => letters[byte % letters.length]).join('');
  return `${text.slice(0, 5)}-${text.slice(5)}`;
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}
