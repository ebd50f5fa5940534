import { err, ok, type Result } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Passwords } from '../ports/passwords.ts';
import type { Account } from '../store/accounts-table.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { lockOut } from './lock-out.ts';

/** Six digits; a password has eight characters at least, so no text is both. */
export function isQuickPin(secret: string): boolean {
  return /^\d{6}$/.test(secret);
}

/** After so many wrong PINs only the password counts, until it was given: of a million PINs this is all anybody tries. */
const PIN_FAILURES = 10;

export type SecretRefusal =
  | { readonly type: 'secret-wrong' }
  | { readonly type: 'pin-spent' }
  | { readonly type: 'too-many-tries'; readonly seconds: number };

/**
 * Proves a login by its password or its quick PIN. Wrong tries of both are counted per person and terminal before they are
 * judged, whatever door they come through: signing in, unlocking, approving.
 */
export function createSecrets(parts: { store: PointStore; clock: Clock; passwords: Passwords }) {
  const { store, passwords } = parts;
  const guesses = lockOut(parts);

  const provePin = async (
    account: Account | undefined,
    login: string,
    pin: string,
    terminal: string,
  ): Promise<Result<Account, SecretRefusal>> => {
    const tries = pinTries(login);
    if (guesses.failures(tries, terminal) >= PIN_FAILURES) return err({ type: 'pin-spent' });
    const seconds = guesses.secondsLeft(tries, terminal);
    if (seconds > 0) return err({ type: 'too-many-tries', seconds });
    guesses.noteTry(tries, terminal);
    const right = await passwords.verify(account?.pin ?? null, boundPin(account?.id ?? '', pin));
    if (!account || !right) return err({ type: 'secret-wrong' });
    guesses.forgive(tries, terminal);
    return ok(account);
  };

  const provePassword = async (
    account: Account | undefined,
    login: string,
    password: string,
    terminal: string,
  ): Promise<Result<Account, SecretRefusal>> => {
    const seconds = guesses.secondsLeft(login, terminal);
    if (seconds > 0) return err({ type: 'too-many-tries', seconds });
    guesses.noteTry(login, terminal);
    const right = await passwords.verify(account?.password ?? null, password);
    if (!account || !right) return err({ type: 'secret-wrong' });
    guesses.forgive(login, terminal);
    guesses.forgive(pinTries(login), terminal);
    return ok(account);
  };

  return {
    provePassword: (login: string, password: string, terminal: string) =>
      provePassword(store.accounts.byLogin(login), login, password, terminal),
    /** Whichever of the two it is by its form. */
    prove: (login: string, secret: string, terminal: string): Promise<Result<Account, SecretRefusal>> => {
      const account = store.accounts.byLogin(login);
      return isQuickPin(secret)
        ? provePin(account, login, secret, terminal)
        : provePassword(account, login, secret, terminal);
    },
    hashPin: (account: string, pin: string) => passwords.hash(boundPin(account, pin)),
  };
}

export type Secrets = ReturnType<typeof createSecrets>;

/** No login begins with it. */
function pinTries(login: string): string {
  return `#pin ${login}`;
}

/** A row copied to another account opens nothing; the vault's pepper binds it to this PC besides. */
function boundPin(account: string, pin: string): string {
  return `quick-pin ${account} ${pin}`;
}
