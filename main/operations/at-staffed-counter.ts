import type { CounterId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { StaffedCounter } from '../store/counters-table.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { accountOf, type Caller, standsAt } from './caller.ts';

type CounterFault = { readonly type: 'not-your-counter' } | { readonly type: 'counter-closed' };

/** The counter at which this caller may act: it is this terminal's, and open in this person's name. */
export function staffedBy(store: PointStore, caller: Caller, counter: CounterId): Result<StaffedCounter, CounterFault> {
  if (!standsAt(caller, counter)) return err({ type: 'not-your-counter' });
  const staffed = store.counters.get(counter);
  if (!staffed) return err({ type: 'counter-closed' });
  return staffed.account === accountOf(caller) ? ok(staffed) : err({ type: 'not-your-counter' });
}

/**
 * The same for taking a dossier in, giving its result and closing the counter: there the first question is whether the
 * counter is open at all, so that nobody is told of somebody else at a counter where nobody is.
 */
export function openedBy(store: PointStore, caller: Caller, counter: CounterId): Result<StaffedCounter, CounterFault> {
  return store.counters.get(counter) ? staffedBy(store, caller, counter) : err({ type: 'counter-closed' });
}

export function counterFault(store: PointStore, caller: Caller, counter: CounterId): CounterFault | null {
  const mine = staffedBy(store, caller, counter);
  return mine.ok ? null : mine.error;
}
