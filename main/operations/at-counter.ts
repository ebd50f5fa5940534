import type { NewEvent } from '../../domain/event.ts';
import type { CounterId } from '../../domain/ids.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { AtCounter } from '../../domain/ticket.ts';
import type { StaffedCounter } from '../store/counters-table.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { TicketRow } from '../store/tickets-table.ts';
import { staffedBy } from './at-staffed-counter.ts';
import { actorOf, type Caller } from './caller.ts';
import { ticketView } from './ticket-view.ts';

/** Whom the counter has before it, what it serves, and who staffs it. */
export interface Counter extends AtCounter {
  readonly current: TicketRow | null;
  readonly serves: readonly TicketRow['queue'][];
  readonly staffed: StaffedCounter;
}

interface Wish {
  readonly origin: Parameters<PointStore['perform']>[0]['origin'];
  readonly counter: CounterId;
}

/** The frame of every key: the counter is this terminal's, staffed by this person; the answer shows who stands there now. */
export function counterFrame(store: PointStore) {
  return <R extends Result<readonly NewEvent[], unknown>>(
    method: string,
    input: Wish,
    caller: Caller,
    decide: (at: Counter) => R,
  ) => {
    const { origin, counter } = input;
    const command = { origin, method, actor: actorOf(caller), opensDay: true };
    return store.perform(command, () => {
      const mine = staffedBy(store, caller, counter);
      if (!mine.ok) return mine;
      const staffed = mine.value;
      const decided = decide({ counter, current: store.tickets.atCounter(counter), serves: staffed.serves, staffed });
      if (!decided.ok) return decided as Extract<R, { ok: false }>;
      return ok({ events: decided.value, answer: () => ({ current: shown(store.tickets.atCounter(counter)) }) });
    });
  };
}

function shown(ticket: TicketRow | null) {
  return ticket && ticketView(ticket);
}
