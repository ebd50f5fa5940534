import type { CounterId } from '../../domain/ids.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { accountOf, type Caller, standsAt } from './caller.ts';

/** Whether this caller may act at that counter: it is this terminal's, and open in this person's name. */
export function counterFault(store: PointStore, caller: Caller, counter: CounterId) {
  if (!standsAt(caller, counter)) return { type: 'not-your-counter' as const };
  const staffed = store.counters.get(counter);
  if (!staffed) return { type: 'counter-closed' as const };
  return staffed.account === accountOf(caller) ? null : { type: 'not-your-counter' as const };
}
