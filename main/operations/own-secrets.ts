import { err, ok } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Passwords } from '../ports/passwords.ts';
import type { Account } from '../store/accounts-table.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { accountOf, actorOf, type Caller, type Handlers } from './caller.ts';
import { isCommonPassword } from './common-passwords.ts';
import { createSecrets } from './secrets.ts';
import { isTooSimple } from './simple-pins.ts';

/** One's own password and quick PIN, and the screen that is locked while one is away: the visit in progress stays. */
export function ownSecretOperations(parts: {
  store: PointStore;
  clock: Clock;
  passwords: Passwords;
}): Handlers<'changePassword' | 'setQuickPin' | 'lockScreen' | 'unlockScreen'> {
  const { store, passwords } = parts;
  const secrets = createSecrets(parts);

  const self = (caller: Caller): Account => {
    const person = store.accounts.byId(accountOf(caller));
    if (!person) throw new Error('assertion failed: somebody signed in who has no account');
    return person;
  };

  const proveSelf = async (password: string, caller: Caller) => {
    const { login } = self(caller);
    const proven = await secrets.provePassword(login, password, actorOf(caller).terminal);
    if (proven.ok) return proven;
    return proven.error.type === 'too-many-tries'
      ? err(proven.error)
      : err({ type: 'login-or-password-wrong' as const });
  };

  return {
    changePassword: async ({ origin, old, password }, caller) => {
      const { id, login } = self(caller);
      if (isCommonPassword(password, login) || password === old) return err({ type: 'password-too-common' });
      const proven = await proveSelf(old, caller);
      if (!proven.ok) return proven;
      const hashed = await passwords.hash(password);
      return store.perform({ origin, method: 'changePassword', actor: actorOf(caller), opensDay: false }, () =>
        ok({
          events: [{ type: 'password-changed' as const, facts: { account: id } }],
          alongside: () => store.accounts.setPassword(id, hashed, { once: false }),
          answer: () => ({}),
        }),
      );
    },

    setQuickPin: async ({ origin, password, pin }, caller) => {
      if (isTooSimple(pin)) return err({ type: 'pin-too-simple' });
      const proven = await proveSelf(password, caller);
      if (!proven.ok) return proven;
      const { id } = proven.value;
      const hashed = await secrets.hashPin(id, pin);
      return store.perform({ origin, method: 'setQuickPin', actor: actorOf(caller), opensDay: false }, () =>
        ok({
          events: [{ type: 'quick-pin-set' as const, facts: { account: id } }],
          alongside: () => store.accounts.setPin(id, hashed),
          answer: () => ({}),
        }),
      );
    },

    lockScreen: (_, caller) => {
      store.sessions.setLocked(caller.tokenHash, true);
      store.changed();
      return {};
    },

    unlockScreen: async ({ secret }, caller) => {
      const { session } = caller;
      if (!session?.account || !session.isLocked) return err({ type: 'nobody-to-unlock' });
      const { login } = self(caller);
      const proven = await secrets.prove(login, secret, session.terminal);
      if (!proven.ok) return proven;
      store.sessions.setLocked(caller.tokenHash, false);
      store.changed();
      return ok({});
    },
  };
}
