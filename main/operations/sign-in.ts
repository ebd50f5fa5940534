import type { NewEvent } from '../../domain/event.ts';
import { AccountId, type CounterId, SecondmentId, type StationId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { AccountRole } from '../../domain/roles.ts';
import { makeSecondment } from '../../domain/secondment.ts';
import { terminalAt } from '../../domain/station.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Passwords } from '../ports/passwords.ts';
import type { Account } from '../store/accounts-table.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { NotWritable } from '../store/point-writer.ts';
import type { AttachCode, Session } from '../store/sessions-table.ts';
import { type Answer, actorOf, type Caller, type Handlers } from './caller.ts';
import { isCommonPassword } from './common-passwords.ts';
import { createSecrets } from './secrets.ts';
import { businessDate, roleNow } from './staff.ts';
import { areWheelsOn } from './training-view.ts';
import { waitsForStandIn } from './views.ts';

type SignInMethods = 'attachTerminal' | 'whoAmI' | 'signIn' | 'signOut' | 'createFirstAccount' | 'createAccount';

const SHIFT_MS = 12 * 60 * 60_000;

type Shown = Answer<'whoAmI'>;

/** Terminals attach with one-time codes; people sign in on them. One bearer token stands for both. */
export function signInOperations(parts: {
  store: PointStore;
  clock: Clock;
  ids: Ids;
  passwords: Passwords;
  hashToken: (token: string) => string;
  /** A person says that nobody took this host's place; left out: it waits for nobody. */
  resume?: () => boolean;
}): Handlers<SignInMethods> {
  const { store, clock, ids, passwords, hashToken } = parts;
  const secrets = createSecrets(parts);

  const begin = (session: Session): Shown => {
    const token = ids.token(32);
    store.sessions.insert(hashToken(token), session);
    return shown(session, token);
  };

  /** The new token first: a full disk or a kill in between must not leave the terminal without any. */
  const replace = (caller: Caller, session: Session): Shown => {
    const begun = begin(session);
    store.sessions.end(caller.tokenHash);
    return begun;
  };

  const shown = (session: Session, token: string): Shown => {
    const { role, terminal, counter, expiresAt, isSetUp, isLocked } = session;
    const account = session.account ? store.accounts.byId(session.account) : undefined;
    const person = account ? shownPerson(account, roleNow(store, account.id, clock.now())) : null;
    return {
      token,
      role,
      terminal,
      counter,
      account: person,
      expiresAt,
      isLocked,
      setUpNeeded: isSetUp && store.accounts.count() === 0,
      ...(isSetUp && waitsForStandIn(store)),
    };
  };

  const withPerson = (session: Session, account: AccountId): Session => ({
    ...session,
    account,
    isSetUp: false,
    isLocked: false,
    expiresAt: clock.now() + SHIFT_MS,
  });

  /** A guest's time here begins with the account: without it they could do nothing. */
  const firstSecondment = (account: AccountId, role: AccountRole, { from, to }: { from: string; to: string }) => {
    const wish = { id: SecondmentId(ids.uuid()), account, role, point: store.point.id, from, to };
    const made = makeSecondment(wish, { secondments: [], today: businessDate(store, clock.now()) });
    if (!made.ok) return err({ type: 'secondment-dates-wrong' as const });
    const { id: secondment, ...rest } = wish;
    return ok([{ type: 'secondment-made' as const, facts: { secondment, ...rest } }]);
  };

  /** `also` is asked inside the transaction: its refusal, or what is written down with the new account. */
  const addAccount = async <Refusal extends { type: string }>(
    method: 'createFirstAccount' | 'createAccount',
    input: { origin: Parameters<PointStore['perform']>[0]['origin']; login: string; name: string; password: string },
    employed: { role: AccountRole; languages?: readonly string[]; isGuest?: boolean },
    caller: Caller,
    also: (account: AccountId) => Result<readonly NewEvent[], Refusal>,
  ): Promise<
    Result<{ account: AccountId }, Refusal | { type: 'password-too-common' } | { type: 'login-taken' } | NotWritable>
  > => {
    const { origin, login, name } = input;
    if (isCommonPassword(input.password, login)) return err({ type: 'password-too-common' });
    const password = await passwords.hash(input.password);
    return store.perform({ origin, method, actor: actorOf(caller), opensDay: false }, () => {
      const account = AccountId(ids.uuid());
      const more = also(account);
      if (!more.ok) return more;
      if (store.accounts.byLogin(login)) return err({ type: 'login-taken' as const });
      const alongside = () => store.accounts.insert({ id: account, login, name, password, ...employed }, clock.now());
      const asked: NewEvent[] = areWheelsOn(store) ? [{ type: 'training-asked', facts: { account } }] : [];
      return ok({
        events: [{ type: 'account-created', facts: { account, role: employed.role } }, ...more.value, ...asked],
        alongside,
        answer: () => ({ account }),
      });
    });
  };

  return {
    attachTerminal: ({ code }, { station = null }) => {
      const taken = store.sessions.takeCode(hashToken(code));
      // A code of another PC is used up and opens nothing.
      if (!taken || taken.expiresAt < clock.now() || taken.station !== station)
        return err({ type: 'code-used-or-wrong' });
      const session = terminalSession(taken, ids);
      return ok(begin(taken.account ? withPerson(session, taken.account) : session));
    },

    whoAmI: (_, { session }) => {
      if (!session) throw new Error('assertion failed: the door asks for a terminal');
      return shown(session, '');
    },

    signIn: async ({ login, password }, caller) => {
      const { session } = caller;
      if (!session) throw new Error('assertion failed: the door asks for a terminal');
      const proven = await secrets.provePassword(login, password, session.terminal);
      if (!proven.ok && proven.error.type === 'too-many-tries') return err(proven.error);
      // Who is not here today is answered as a stranger is.
      if (!proven.ok || !roleNow(store, proven.value.id, clock.now())) return err({ type: 'login-or-password-wrong' });
      return ok(replace(caller, withPerson(session, proven.value.id)));
    },

    signOut: (_, caller) => {
      const { session } = caller;
      if (!session) throw new Error('assertion failed: the door asks for a terminal');
      return ok(replace(caller, { ...session, account: null, expiresAt: null, isLocked: false }));
    },

    createFirstAccount: async (input, caller) => {
      const { session } = caller;
      const done = () => (store.accounts.count() > 0 ? err({ type: 'set-up-already-done' as const }) : ok([]));
      if (!session?.isSetUp || !done().ok) return err({ type: 'set-up-already-done' });
      // Healed without its accounts, nobody could press it in the office.
      if (input.nobodyTookOver) parts.resume?.();
      // Asked again inside: while the password was hashed another set-up may have come first.
      const added = await addAccount('createFirstAccount', input, { role: 'head' }, caller, done);
      return added.ok ? ok(replace(caller, withPerson(session, added.value.account))) : added;
    },

    createAccount: (input, caller) => {
      const { role, languages, guest } = input;
      const employed = { role, languages, isGuest: guest !== null };
      return addAccount('createAccount', input, employed, caller, (account) =>
        guest ? firstSecondment(account, role, guest) : ok([]),
      );
    },
  };
}

function shownPerson(account: Account, roleNow: AccountRole | null) {
  const { id, name, role, pin, isPasswordOnce } = account;
  return { id, name, role: roleNow ?? role, hasPin: pin !== null, mustChangePassword: isPasswordOnce };
}

function terminalSession({ role, counter, isSetUp, station }: AttachCode, ids: Ids): Session {
  const terminal = terminalAt(`${role}-${counter ?? ids.token(3)}`, station);
  return { terminal, role, counter, account: null, isSetUp, expiresAt: null, isLocked: false };
}

export interface CodeWish {
  readonly role: Session['role'];
  readonly counter: CounterId | null;
  readonly account: AccountId | null;
  readonly isSetUp?: boolean;
  /** Agreed with a page before the station was there; left out: a new one. */
  readonly code?: string;
  /** Another PC of the point; left out: the host's own. */
  readonly station?: StationId;
}

/** A one-time code that attaches one terminal; 128 bits, valid for a day. */
export function createAttachCode(
  parts: { store: PointStore; clock: Clock; ids: Ids; hashToken: (token: string) => string },
  wish: CodeWish,
): string {
  const { store, clock, ids, hashToken } = parts;
  const { role, counter, account, isSetUp = false, station = null, code = ids.token(16) } = wish;
  store.sessions.addCode(hashToken(code), {
    role,
    counter,
    account,
    isSetUp,
    station,
    expiresAt: clock.now() + 24 * 60 * 60_000,
  });
  return code;
}
