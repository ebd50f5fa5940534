import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';

/** From the third failure on, each doubles the wait: 1 s, 2 s, 4 s … at most 15 minutes (reliability §4.5). */
const FREE_FAILURES = 2;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * Guesses of a secret at one terminal, remembered on disk. The wait is running time of one process, never the clock on
 * the wall: set forward it forgives nothing, set back it adds nothing. Who kills the process waits from the start again.
 */
export function lockOut({ store, clock }: { store: PointStore; clock: Clock }) {
  return {
    failures: (who: string, terminal: string): number => store.accounts.tries(who, terminal).failures,
    /** Seconds until `who` may try again; 0: now. */
    secondsLeft: (who: string, terminal: string): number => {
      const { waitMs, boot, mono } = store.accounts.tries(who, terminal);
      const since = boot === clock.boot ? mono : 0;
      const left = waitMs - Math.max(0, clock.mono() - since);
      return left > 0 ? Math.ceil(left / 1000) : 0;
    },
    /** Counted before it is judged: a kill in between forgives nothing. */
    noteTry: (who: string, terminal: string): void => {
      const failures = store.accounts.tries(who, terminal).failures + 1;
      const waitMs =
        failures > FREE_FAILURES ? Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (failures - FREE_FAILURES - 1)) : 0;
      store.accounts.noteTries(who, terminal, { failures, waitMs, boot: clock.boot, mono: clock.mono() });
    },
    forgive: (who: string, terminal: string): void =>
      store.accounts.noteTries(who, terminal, { failures: 0, waitMs: 0, boot: clock.boot, mono: clock.mono() }),
  };
}
