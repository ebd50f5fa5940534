import type { CounterId } from '../../domain/ids.ts';
import { withoutOthersPeople } from '../../domain/speakers.ts';
import type { StaffedCounter } from '../store/counters-table.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { waitingOf } from '../store/tickets-table.ts';

/** Whom this counter may call now, in the order of the line; where the centre prefers it, without whom a colleague understands better. */
export function callableFor(store: PointStore, staffed: StaffedCounter, now: number) {
  const day = store.days.open()?.day ?? 0;
  const waiting = store.tickets.waitingIn(day, staffed.serves).map(waitingOf);
  if (!store.visits.get().prefersSpeakers) return waiting;
  const others = store.counters.all().filter((each) => each.counter !== staffed.counter && !each.paused);
  const speaking = others.map(({ counter, account, serves }) => ({
    serves,
    languages: languagesAt(store, counter, account),
  }));
  const mine = languagesAt(store, staffed.counter, staffed.account);
  return withoutOthersPeople(waiting, mine, speaking, store.point.callingRule, now);
}

/** What is spoken at a counter: by whoever staffs it, and what its profile says (an interpreter who sits there). */
export function languagesAt(store: PointStore, counter: CounterId, account: string): readonly string[] {
  const own = store.accounts.byId(account)?.languages ?? [];
  return [...new Set([...own, ...(store.visits.profile(counter)?.languages ?? [])])];
}
