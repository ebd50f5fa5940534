import { revokePerson } from '../../domain/access.ts';
import { err, ok } from '../../domain/result.ts';
import type { StationLinks } from '../ports/station-links.ts';
import { type AccessParts, accessView } from './access-view.ts';
import { type Answer, accountOf, actorOf, type Handlers } from './caller.ts';
import type { Live } from './live.ts';
import { dismiss } from './stand-in/dismissed.ts';

/** The end of somebody's rights, and of a PC's: at once, on record, with how far it is known. */
export function accessOperations(
  parts: AccessParts & {
    live: Live;
    links: Pick<StationLinks, 'of' | 'drop'>;
    /** A PC that had every secret of this one is lost. */
    keysBack?: () => void;
  },
): Handlers<'watchAccess' | 'revokePerson' | 'revokeDevice'> {
  const { store, clock, live, links } = parts;
  return {
    watchAccess: (_, { signal }) => live.watch('access', () => accessView(parts), signal) as Answer<'watchAccess'>,

    revokePerson: ({ origin, account, why }, caller) => {
      // A centre without a head could never get one again.
      if (account === accountOf(caller)) return err({ type: 'not-yourself' });
      return store.perform({ origin, method: 'revokePerson', actor: actorOf(caller), opensDay: false }, () => {
        const person = store.accounts.byId(account);
        if (!person || person.deactivatedAt !== null) return err({ type: 'account-unknown' as const });
        const counter = store.counters.all().find((each) => each.account === account)?.counter ?? null;
        const ticket = (counter && store.tickets.atCounter(counter)) || null;
        return ok({
          events: revokePerson({ account, why, counter, ticket }),
          alongside: () => {
            store.accounts.setDeactivated(account, clock.now());
            store.accounts.setPin(account, null);
            store.sessions.signOutEverywhere(account);
          },
          answer: () => ({}),
        });
      });
    },

    revokeDevice: ({ origin, station, why }, caller) => {
      const had = { copy: false };
      const done = store.perform({ origin, method: 'revokeDevice', actor: actorOf(caller), opensDay: false }, () => {
        const known = store.stations.get(station);
        if (!known) return err({ type: 'station-unknown' as const });
        return ok({
          events: [
            { type: 'station-removed', facts: { station } },
            { type: 'device-revoked', facts: { station, why, hadCopy: known.standIn } },
          ],
          alongside: () => {
            store.stations.forget(station);
            if (known.standIn) dismiss(store, known.key);
            had.copy = known.standIn;
          },
          answer: () => ({}),
        });
      });
      if (done.ok) links.drop(station);
      if (done.ok && had.copy) parts.keysBack?.();
      return done;
    },
  };
}
