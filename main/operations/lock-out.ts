import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';

/** From the third failure on, each doubles the wait: 1 s, 2 s, 4 s … at most 15 minutes (reliability §4.5). */
const FREE_FAILURES = 2;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Guesses of a secret at one terminal, remembered on disk: a restart forgives nothing. */
export function lockOut({ store, clock }: { store: PointStore; clock: Clock }) {
  return {
    /** Seconds until `who` may try again; 0: now. */
    secondsLeft: (who: string, terminal: string): number => {
      const waitMs = store.accounts.tries(who, terminal).notBefore - clock.now();
      return waitMs > 0 && waitMs <= LONGEST_WAIT_MS ? Math.ceil(waitMs / 1000) : 0;
    },
    /** Counted before it is judged: a kill in between forgives nothing. */
    noteTry: (who: string, terminal: string): void => {
      const failures = store.accounts.tries(who, terminal).failures + 1;
      const penalty =
        failures > FREE_FAILURES ? Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (failures - FREE_FAILURES - 1)) : 0;
      store.accounts.noteTries(who, terminal, { failures, notBefore: clock.now() + penalty });
    },
    forgive: (who: string, terminal: string): void =>
      store.accounts.noteTries(who, terminal, { failures: 0, notBefore: 0 }),
  };
}
