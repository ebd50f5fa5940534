import type { CounterId } from '../../domain/ids.ts';
import { undoForMs } from '../../domain/ticket.ts';
import type { Clock } from '../ports/clock.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { languagesAt } from './next-in-line.ts';

/** What a counter's view says of itself and of the visit beside the number. */
export function visitExtras(
  { store, clock }: { store: PointStore; clock: Clock },
  counter: CounterId,
  current: string | null,
) {
  const staffed = store.counters.get(counter);
  const day = store.days.open()?.day ?? 0;
  const missed = current === null ? store.tickets.lastMissed(day, counter, clock.now() - undoForMs) : null;
  return {
    paused: staffed?.paused ?? null,
    profile: profileView(store, counter),
    speaks: staffed ? [...languagesAt(store, counter, staffed.account)] : [],
    received: current === null ? [] : store.dossiers.proceduresOf(current),
    missed: missed && { ticket: missed.id, number: missed.number, until: (missed.endedAt ?? 0) + undoForMs },
  };
}

export function profileView(store: PointStore, counter: CounterId) {
  const profile = store.visits.profile(counter);
  if (!profile) return null;
  const { queues, fields, languages } = profile;
  return { counter, queues: [...queues], fields: [...fields], languages: [...languages] };
}
