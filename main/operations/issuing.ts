import type { NewEvent } from '../../domain/event.ts';
import type { QueueId } from '../../domain/ids.ts';
import { expectedWait, laneOf } from '../../domain/queue.ts';
import { ticketId, ticketNumber } from '../../domain/ticket.ts';
import type { PriorityCategory } from '../../domain/ticket-words.ts';
import { practiceQueue } from '../../domain/training/practice-point.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { NewPrintJob } from '../store/print-jobs-table.ts';
import { actorOf, type Caller } from './caller.ts';
import { averageServiceMs } from './service-times.ts';

export interface Wish {
  readonly origin: Parameters<PointStore['perform']>[0]['origin'];
  readonly queue: QueueId;
  readonly priority: PriorityCategory | null;
  readonly language: string;
}

export interface Issued {
  readonly ticket: string;
  readonly number: string;
  readonly queue: string;
  readonly ahead: number;
  readonly expectedWait: { from: number; to: number } | null;
  readonly job: string;
  readonly issuedAt: number;
}

export interface Numbers {
  readonly events: readonly NewEvent[];
  readonly jobs: readonly NewPrintJob[];
  readonly tickets: Issued[];
}

/** The next numbers of a queue of this point with their papers. Inside `store.perform` only. */
export function nextNumbers(
  { store, clock, ids }: { store: PointStore; clock: Clock; ids: Ids },
  { origin, queue, priority, language }: Wish,
  count: number,
  caller: Caller,
): Numbers {
  const day = store.days.open();
  if (!day) throw new Error('assertion failed: a number before the day was opened');
  const letter = store.days.incarnationLetter(store.stream, day.day);
  // Practice counts all queues in one series, whose letter no real queue has.
  const series = store.point.practice ? practiceQueue : queue;
  const last = store.days.lastOrdinal(day.day, series, letter);
  const counters = store.counters.all();
  const waiting = store.figures.waitingByQueue(day.day);
  const inFront =
    laneOf({ priority }) === 'priority' ? store.tickets.priorityAhead(day.day, queue) : (waiting.get(queue) ?? 0);
  const average = averageServiceMs(store, day.day);
  const { terminal } = actorOf(caller);
  const events: NewEvent[] = [];
  const jobs: NewPrintJob[] = [];
  const tickets: Issued[] = [];
  for (let n = 0; n < count; n++) {
    const number = ticketNumber(series, letter, last + 1 + n);
    const ticket = ticketId(day.day, number);
    const ahead = inFront + n;
    const wait = expectedWait(queue, ahead, waiting, counters, average);
    const job = `${origin}.${n}`;
    const facts = { ticket, day: day.day, queue, number, priority, language, token: ids.token(16), ahead };
    events.push({ type: 'ticket-issued', facts });
    const paper = { kind: 'ticket' as const, subject: ticket, label: number, details: { ahead, wait } };
    jobs.push({ job, ...paper, terminal, copy: 0, copyOf: null });
    tickets.push({ ticket, number, queue, ahead, expectedWait: wait, job, issuedAt: clock.now() });
  }
  return { events, jobs, tickets };
}
