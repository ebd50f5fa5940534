import type { AnyLogEvent, NewEvent } from './event.ts';
import { type CounterId, type QueueId, TicketId } from './ids.ts';
import { type CallingRule, chooseNext, type Lane } from './queue.ts';
import { assert, err, ok, type Result } from './result.ts';
import type { Outcome, OutOfOrderReason, ParkReason, PriorityCategory, TicketState } from './ticket-words.ts';

export interface Ticket {
  readonly id: TicketId;
  readonly day: number;
  readonly number: string;
  readonly queue: QueueId;
  readonly priority: PriorityCategory | null;
  readonly language: string;
  readonly token: string;
  readonly state: TicketState;
  /** The counter that called, serves, parked or finished it. */
  readonly counter: CounterId | null;
  readonly calls: number;
  readonly issuedAt: number;
  readonly calledAt: number | null;
  readonly endedAt: number | null;
}

/** Queue letter + incarnation letter (none for the first of a day) + at least three digits: `A012`, `AB012`. */
export function ticketNumber(queue: QueueId, incarnationLetter: string, ordinal: number): string {
  return `${queue}${incarnationLetter}${String(ordinal).padStart(3, '0')}`;
}

export function ticketId(day: number, number: string): TicketId {
  return TicketId(`${day}.${number}`);
}

export function laneOf(ticket: Pick<Ticket, 'priority'>): Lane {
  return ticket.priority === null ? 'normal' : 'priority';
}

export function isWaiting(ticket: Pick<Ticket, 'state'>): boolean {
  return ticket.state === 'waiting' || ticket.state === 'transferred';
}

/** What a ticket becomes by an event: the one place that knows the states of a visit. */
export function foldTicket(before: Ticket | undefined, event: AnyLogEvent): Ticket {
  const at = event.at.wall;
  if (event.type === 'ticket-issued') {
    const { ticket, day, number, queue, priority, language, token } = event.facts;
    const fixed = { id: ticket, day, number, queue, priority, language, token };
    return { ...fixed, state: 'waiting', counter: null, calls: 0, issuedAt: at, calledAt: null, endedAt: null };
  }
  assert(before, `${event.type} for a ticket that was never issued`);
  switch (event.type) {
    case 'ticket-called': {
      const { counter } = event.facts;
      return {
        ...before,
        state: 'called',
        counter,
        calls: before.calls + 1,
        calledAt: before.calledAt ?? at,
        endedAt: null,
      };
    }
    case 'ticket-carried':
      return { ...before, day: event.facts.day };
    case 'ticket-recalled':
      return { ...before, calls: before.calls + 1 };
    case 'service-started':
      return { ...before, state: 'serving' };
    case 'ticket-parked':
      return { ...before, state: 'parked' };
    case 'ticket-transferred':
      return { ...before, state: 'transferred', queue: event.facts.to, counter: null };
    case 'ticket-missed':
      return { ...before, state: 'no-show', endedAt: at };
    case 'ticket-finished':
      return { ...before, state: 'done', endedAt: at };
    case 'ticket-voided':
      return { ...before, state: 'voided', endedAt: at };
    default:
      throw new Error(`assertion failed: ${event.type} is not about a ticket`);
  }
}

/** How long the kiosk offers to take a tap back, and how much longer an answer may be on its way, milliseconds. */
export const undoForMs = 10_000;
const undoGraceMs = 2_000;

export type UndoError =
  | { readonly type: 'undo-too-late' }
  | { readonly type: 'ticket-not-waiting'; readonly number: string };

/** A wrong tap is taken back: only while nobody has called the number. It is never given again. */
export function undo(ticket: Ticket, now: number): Result<readonly NewEvent[], UndoError> {
  if (ticket.state !== 'waiting') return err({ type: 'ticket-not-waiting', number: ticket.number });
  if (now - ticket.issuedAt > undoForMs + undoGraceMs) return err({ type: 'undo-too-late' });
  return ok([{ type: 'ticket-voided', facts: { ticket: ticket.id } }]);
}

/** Whom a counter has before it: at most one ticket, `called` or `serving`. */
export interface AtCounter {
  readonly counter: CounterId;
  readonly current: Ticket | null;
}

export type CounterError =
  | { readonly type: 'nobody-waiting' }
  | { readonly type: 'nobody-at-counter' }
  | { readonly type: 'counter-busy'; readonly number: string }
  | { readonly type: 'ticket-not-callable'; readonly number: string; readonly state: TicketState };

type Decision = Result<readonly NewEvent[], CounterError>;

/**
 * "Next": finishes whom the counter serves and calls whom the rule names. While a called ticket has not come yet,
 * pressing again recalls it and never skips.
 */
export function callNext(
  at: AtCounter,
  waiting: readonly {
    readonly ticket: TicketId;
    readonly priority: PriorityCategory | null;
    readonly since: number;
    readonly order: number;
  }[],
  recentLanes: readonly Lane[],
  rule: CallingRule,
  now: number,
): Decision {
  const { counter, current } = at;
  if (current?.state === 'called') return ok([recalled(current, counter)]);
  const next = chooseNext(waiting, recentLanes, rule, now);
  const finished: NewEvent[] = current ? [ended(current, counter, 'served')] : [];
  if (!next) return current ? ok(finished) : err({ type: 'nobody-waiting' });
  return ok([...finished, { type: 'ticket-called', facts: { ticket: next.ticket, counter, why: next.why } }]);
}

/** A call out of order, or of someone parked or missed: always with its reason. */
export function callOutOfOrder(at: AtCounter, ticket: Ticket, why: OutOfOrderReason): Decision {
  if (at.current) return err({ type: 'counter-busy', number: at.current.number });
  if (!isWaiting(ticket) && ticket.state !== 'parked' && ticket.state !== 'no-show')
    return err({ type: 'ticket-not-callable', number: ticket.number, state: ticket.state });
  return ok([{ type: 'ticket-called', facts: { ticket: ticket.id, counter: at.counter, why } }]);
}

export function recall(at: AtCounter): Decision {
  return withCurrent(at, (ticket) => [recalled(ticket, at.counter)]);
}

/** The citizen stands at the counter; a no-op when service has begun. */
export function startService(at: AtCounter): Decision {
  return withCurrent(at, (ticket) =>
    ticket.state === 'serving' ? [] : [{ type: 'service-started', facts: { ticket: ticket.id, counter: at.counter } }],
  );
}

/** Set aside with its place kept: it is called again by hand. */
export function park(at: AtCounter, why: ParkReason): Decision {
  return withCurrent(at, (ticket) => [
    { type: 'ticket-parked', facts: { ticket: ticket.id, counter: at.counter, why } },
  ]);
}

/** To another queue; number and time of arrival stay. */
export function transfer(at: AtCounter, to: QueueId): Decision {
  return withCurrent(at, (ticket) => [
    { type: 'ticket-transferred', facts: { ticket: ticket.id, counter: at.counter, from: ticket.queue, to } },
  ]);
}

export function markNoShow(at: AtCounter): Decision {
  return withCurrent(at, (ticket) => [{ type: 'ticket-missed', facts: { ticket: ticket.id, counter: at.counter } }]);
}

export function finish(at: AtCounter, outcome: Outcome): Decision {
  return withCurrent(at, (ticket) => [ended(ticket, at.counter, outcome)]);
}

function withCurrent(at: AtCounter, decide: (ticket: Ticket) => readonly NewEvent[]): Decision {
  return at.current ? ok(decide(at.current)) : err({ type: 'nobody-at-counter' });
}

function recalled(ticket: Ticket, counter: CounterId): NewEvent {
  return { type: 'ticket-recalled', facts: { ticket: ticket.id, counter } };
}

function ended(ticket: Ticket, counter: CounterId, outcome: Outcome): NewEvent {
  return { type: 'ticket-finished', facts: { ticket: ticket.id, counter, outcome } };
}
