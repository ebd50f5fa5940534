import { AccountId, type CounterId, TerminalId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { Passwords } from '../ports/passwords.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { AttachCode, Session } from '../store/sessions-table.ts';
import { type Answer, actorOf, type Caller, type Handlers } from './caller.ts';
import { isCommonPassword } from './common-passwords.ts';
import { createSecrets } from './secrets.ts';
import { roleNow } from './staff.ts';

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
    const { role, terminal, counter, expiresAt, isSetUp } = session;
    const account = session.account ? store.accounts.byId(session.account) : undefined;
    const person = account ? { id: account.id, name: account.name, role: account.role } : null;
    return {
      token,
      role,
      terminal,
      counter,
      account: person,
      expiresAt,
      setUpNeeded: isSetUp && store.accounts.count() === 0,
    };
  };

  const withPerson = (session: Session, account: AccountId): Session => ({
    ...session,
    account,
    isSetUp: false,
    isLocked: false,
    expiresAt: clock.now() + SHIFT_MS,
  });

  const addAccount = async <Refusal extends { type: string } = never>(
    method: 'createFirstAccount' | 'createAccount',
    input: { origin: Parameters<PointStore['perform']>[0]['origin']; login: string; name: string; password: string },
    role: 'clerk' | 'head',
    caller: Caller,
    refusedNow: () => Refusal | null = () => null,
  ): Promise<
    Result<
      { account: AccountId },
      Refusal | { type: 'password-too-common' } | { type: 'login-taken' } | { type: 'log-not-writable' }
    >
  > => {
    const { origin, login, name } = input;
    if (isCommonPassword(input.password, login)) return err({ type: 'password-too-common' });
    const password = await passwords.hash(input.password);
    return store.perform({ origin, method, actor: actorOf(caller), opensDay: false }, () => {
      const refused = refusedNow();
      if (refused) return err(refused);
      if (store.accounts.byLogin(login)) return err({ type: 'login-taken' as const });
      const account = AccountId(ids.uuid());
      const alongside = () => store.accounts.insert({ id: account, login, name, role, password }, clock.now());
      return ok({
        events: [{ type: 'account-created', facts: { account, role } }],
        alongside,
        answer: () => ({ account }),
      });
    });
  };

  return {
    attachTerminal: ({ code }) => {
      const taken = store.sessions.takeCode(hashToken(code));
      if (!taken || taken.expiresAt < clock.now()) return err({ type: 'code-used-or-wrong' });
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
      const done = () => (store.accounts.count() > 0 ? { type: 'set-up-already-done' as const } : null);
      if (!session?.isSetUp || done()) return err({ type: 'set-up-already-done' });
      // Asked again inside: while the password was hashed another set-up may have come first.
      const added = await addAccount('createFirstAccount', input, 'head', caller, done);
      return added.ok ? ok(replace(caller, withPerson(session, added.value.account))) : added;
    },

    createAccount: (input, caller) => addAccount('createAccount', input, input.role, caller),
  };
}

function terminalSession({ role, counter, isSetUp }: AttachCode, ids: Ids): Session {
  const name = `${role}-${counter ?? ids.token(3)}`;
  return { terminal: TerminalId(name), role, counter, account: null, isSetUp, expiresAt: null, isLocked: false };
}

export interface CodeWish {
  readonly role: Session['role'];
  readonly counter: CounterId | null;
  readonly account: AccountId | null;
  readonly isSetUp?: boolean;
}

/** A one-time code that attaches one terminal; 128 bits, valid for a day. */
export function createAttachCode(
  parts: { store: PointStore; clock: Clock; ids: Ids; hashToken: (token: string) => string },
  wish: CodeWish,
): string {
  const { store, clock, ids, hashToken } = parts;
  const code = ids.token(16);
  const { role, counter, account, isSetUp = false } = wish;
  store.sessions.addCode(hashToken(code), {
    role,
    counter,
    account,
    isSetUp,
    expiresAt: clock.now() + 24 * 60 * 60_000,
  });
  return code;
}
