import type { NewEvent } from '../../domain/event.ts';
import type { QueueId } from '../../domain/ids.ts';
import { expectedWait, type Queue } from '../../domain/queue.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { laneOf, ticketId, ticketNumber } from '../../domain/ticket.ts';
import type { PriorityCategory } from '../../domain/ticket-words.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { NewPrintJob } from '../store/print-jobs-table.ts';
import { actorOf, type Caller, type Handlers } from './caller.ts';
import { mayIssue } from './reception-now.ts';
import { averageServiceMs } from './service-times.ts';

/** Numbers: one by one at the kiosk or a counter, or a strip of up to twenty when the kiosk is dead. */
export function ticketOperations(parts: {
  store: PointStore;
  clock: Clock;
  ids: Ids;
}): Handlers<'issueTicket' | 'issueStrip'> {
  const { store, ids, clock } = parts;

  const issue = <Refusal = never>(
    wish: Wish,
    count: number,
    caller: Caller,
    may: (queue: Queue) => Result<null, Refusal>,
  ): Result<{ tickets: Issued[] }, { type: 'queue-unknown' } | Refusal | { type: 'log-not-writable' }> => {
    const { origin, queue, language, priority } = wish;
    const command = {
      origin,
      method: count === 1 ? 'issueTicket' : 'issueStrip',
      actor: actorOf(caller),
      opensDay: true,
    };
    return store.perform(command, () => {
      const asked = store.point.queues.find((each) => each.id === queue);
      if (!asked) return err({ type: 'queue-unknown' as const });
      const allowed = may(asked);
      if (!allowed.ok) return allowed;
      const day = store.days.open();
      if (!day) throw new Error('assertion failed: a number before the day was opened');
      const letter = store.days.incarnationLetter(store.stream, day.day);
      const last = store.days.lastOrdinal(day.day, queue, letter);
      const counters = store.counters.all();
      const waiting = store.figures.waitingByQueue(day.day);
      const inFront =
        laneOf({ priority }) === 'priority' ? store.tickets.priorityAhead(day.day, queue) : (waiting.get(queue) ?? 0);
      const average = averageServiceMs(store, day.day);
      const events: NewEvent[] = [];
      const jobs: NewPrintJob[] = [];
      const tickets: Issued[] = [];
      for (let n = 0; n < count; n++) {
        const number = ticketNumber(queue, letter, last + 1 + n);
        const ticket = ticketId(day.day, number);
        const ahead = inFront + n;
        const wait = expectedWait(queue, ahead, waiting, counters, average);
        const job = `${origin}.${n}`;
        const facts = { ticket, day: day.day, queue, number, priority, language, token: ids.token(16), ahead };
        events.push({ type: 'ticket-issued', facts });
        const terminal = actorOf(caller).terminal;
        jobs.push({
          job,
          kind: 'ticket',
          subject: ticket,
          label: number,
          details: { ahead, wait },
          terminal,
          copy: 0,
          copyOf: null,
        });
        tickets.push({ ticket, number, queue, ahead, expectedWait: wait, job, issuedAt: clock.now() });
      }
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
  };
}

interface Wish {
  readonly origin: Parameters<PointStore['perform']>[0]['origin'];
  readonly queue: QueueId;
  readonly priority: PriorityCategory | null;
  readonly language: string;
}

interface Issued {
  readonly ticket: string;
  readonly number: string;
  readonly queue: string;
  readonly ahead: number;
  readonly expectedWait: { from: number; to: number } | null;
  readonly job: string;
  readonly issuedAt: number;
}
