import type { Queue } from '../../domain/queue.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { undo } from '../../domain/ticket.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { NotWritable } from '../store/point-writer.ts';
import { actorOf, type Caller, type Handlers } from './caller.ts';
import { type Issued, nextNumbers, type Wish } from './issuing.ts';
import { mayIssue } from './reception-now.ts';

/** Numbers: one by one at the kiosk or a counter, a strip of up to twenty when the kiosk is dead; a wrong tap taken back. */
export function ticketOperations(parts: {
  store: PointStore;
  clock: Clock;
  ids: Ids;
}): Handlers<'issueTicket' | 'issueStrip' | 'undoTicket'> {
  const { store, clock } = parts;

  const issue = <Refusal = never>(
    wish: Wish,
    count: number,
    caller: Caller,
    may: (queue: Queue) => Result<null, Refusal>,
  ): Result<{ tickets: Issued[] }, { type: 'queue-unknown' } | Refusal | NotWritable> => {
    const method = count === 1 ? 'issueTicket' : 'issueStrip';
    return store.perform({ origin: wish.origin, method, actor: actorOf(caller), opensDay: true }, () => {
      const asked = store.point.queues.find((each) => each.id === wish.queue);
      if (!asked) return err({ type: 'queue-unknown' as const });
      const allowed = may(asked);
      if (!allowed.ok) return allowed;
      const { events, jobs, tickets } = nextNumbers(parts, wish, count, caller);
      return ok({ events, jobs, answer: () => ({ tickets }) });
    });
  };

  return {
    issueTicket: (input, caller) => {
      const issued = issue(input, 1, caller, (queue) => mayIssue(parts, queue, caller));
      if (!issued.ok) return issued;
      const [first] = issued.value.tickets;
      if (!first) throw new Error('assertion failed: one ticket was asked for');
      return ok(first);
    },
    issueStrip: (input, caller) => issue({ ...input, priority: null }, input.count, caller, () => ok(null)),

    undoTicket: ({ origin, ticket }, caller) =>
      store.perform({ origin, method: 'undoTicket', actor: actorOf(caller), opensDay: false }, () => {
        const given = store.tickets.get(ticket);
        const isOurs = given && store.tickets.terminalOf(ticket) === actorOf(caller).terminal;
        if (!isOurs) return err({ type: 'ticket-unknown' as const });
        const decided = undo(given, clock.now());
        if (!decided.ok) return decided;
        // What no printer has begun is not printed; a paper on its way out stays, and its number leads nowhere.
        const alongside = () => {
          for (const job of store.jobs.queuedOfTicket(ticket)) store.spool.move(job, 'withdrawn', 'undone');
        };
        return ok({ events: decided.value, alongside, answer: () => ({}) });
      }),
  };
}
