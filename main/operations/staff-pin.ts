import { err, ok } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Passwords } from '../ports/passwords.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { actorOf, type Handlers } from './caller.ts';
import { lockOut } from './lock-out.ts';
import { isTooSimple } from './simple-pins.ts';

const KEPT_AS = 'staff-pin';
/** No login begins with it. */
const TRIES_OF = '#staff-pin';

/** The PIN behind the corner of the kiosk: hashed as passwords are, guessed as slowly, and locked out as long. */
export function staffPinOperations(parts: {
  store: PointStore;
  clock: Clock;
  passwords: Passwords;
}): Handlers<'setStaffPin' | 'checkStaffPin'> {
  const { store, passwords } = parts;
  const guesses = lockOut(parts);
  return {
    setStaffPin: async ({ origin, pin }, caller) => {
      if (isTooSimple(pin)) return err({ type: 'pin-too-simple' });
      const hashed = await passwords.hash(pin);
      return store.perform({ origin, method: 'setStaffPin', actor: actorOf(caller), opensDay: false }, () =>
        ok({
          events: [{ type: 'staff-pin-set' as const, facts: { why: 'asked' as const } }],
          alongside: () => store.memory.set(KEPT_AS, hashed),
          answer: () => ({}),
        }),
      );
    },

    checkStaffPin: async ({ pin }, caller) => {
      const { terminal } = actorOf(caller);
      const kept = store.memory.get(KEPT_AS);
      if (kept === null) return err({ type: 'pin-not-set' });
      const seconds = guesses.secondsLeft(TRIES_OF, terminal);
      if (seconds > 0) return err({ type: 'too-many-tries', seconds });
      guesses.noteTry(TRIES_OF, terminal);
      if (!(await passwords.verify(kept, pin))) return err({ type: 'pin-wrong' });
      guesses.forgive(TRIES_OF, terminal);
      return ok({});
    },
  };
}

export function isStaffPinSet(store: PointStore): boolean {
  return store.memory.get(KEPT_AS) !== null;
}
