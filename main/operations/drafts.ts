import type { CounterId } from '../../domain/ids.ts';
import { err, ok } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import { isDiskTrouble } from '../store/open-database.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { accountOf, type Caller, type Handlers, standsAt } from './caller.ts';

/** What was typed survives the page, the station and the power; it is no event and stands in no log. */
export function draftOperations(parts: { store: PointStore; clock: Clock }): Handlers<'keepDraft' | 'readDraft'> {
  const { store, clock } = parts;
  const mine = (caller: Caller, counter: CounterId) =>
    standsAt(caller, counter) ? { account: accountOf(caller), counter } : null;

  return {
    keepDraft: ({ counter, draft }, caller) => {
      const of = mine(caller, counter);
      if (!of) return err({ type: 'not-your-counter' });
      if (store.health().broken) return err({ type: 'log-not-writable' });
      try {
        if (draft === null) store.drafts.forget(of);
        else store.drafts.keep(of, draft, clock.now());
        store.drafts.forgetOld(clock.now());
        return ok({});
      } catch (error) {
        if (!isDiskTrouble(error)) throw error;
        return err({ type: 'log-not-writable' });
      }
    },
    readDraft: ({ counter }, caller) => {
      const of = mine(caller, counter);
      if (!of) return err({ type: 'not-your-counter' });
      const kept = store.drafts.read(of);
      return ok({ draft: kept?.text ?? null, keptAt: kept?.keptAt ?? null });
    },
  };
}
