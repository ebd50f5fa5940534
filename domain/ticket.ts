import type { AnyLogEvent, NewEvent } from './event.ts';
import { type CounterId, type QueueId, TicketId } from './ids.ts';
import { type CallingRule, chooseNext, type Lane, type Waiting } from './queue.ts';
import { assert, err, ok, type Result } from './result.ts';
import type {
  HelpNeed,
  Outcome,
  OutOfOrderReason,
  ParkReason,
  PriorityCategory,
  TicketMark,
  TicketState,
  TransferPlace,
} from './ticket-words.ts';

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
  /** Where the last transfer put it; null: by its time of arrival. */
  readonly place: TransferPlace | null;
  /** Of a parked one; null else. */
  readonly parkedWhy: ParkReason | null;
  readonly mark: TicketMark | null;
  readonly needs: readonly HelpNeed[];
  /** National codes of what is to be done in this visit, as far as a clerk said it. */
  readonly procedures: readonly string[];
  /** Somebody was asked to interpret in this visit. */
  readonly interpreterCalled: boolean;
}

/** Queue letter + incarnation letter (none for the first of a day) + at least three digits: `A012`, `AB012`. */
export function ticketNumber(queue: QueueId, incarnationLetter: string, ordinal: number): string {
  return `${queue}${incarnationLetter}${String(ordinal).padStart(3, '0')}`;
}

export function ticketId(day: number, number: string): TicketId {
  return TicketId(`${day}.${number}`);
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
    const begins = { counter: null, calls: 0, issuedAt: at, calledAt: null, endedAt: null };
    return { ...fixed, state: 'waiting', ...begins, ...plain };
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
        parkedWhy: null,
      };
    }
    case 'ticket-carried':
      return { ...before, day: event.facts.day };
    case 'ticket-recalled':
      return { ...before, calls: before.calls + 1 };
    case 'service-started':
      return { ...before, state: 'serving' };
    case 'ticket-parked':
      return { ...before, state: 'parked', parkedWhy: event.facts.why };
    case 'ticket-transferred':
      return {
        ...before,
        state: 'transferred',
        queue: event.facts.to,
        counter: null,
        place: event.facts.place ?? null,
      };
    case 'ticket-rejoined':
      return { ...before, state: 'waiting', counter: null, place: null, parkedWhy: null, endedAt: null };
    case 'ticket-miss-undone':
      return { ...before, state: 'called', endedAt: null };
    case 'ticket-marked':
      return { ...before, mark: event.facts.mark };
    case 'ticket-needs-set':
      return { ...before, needs: event.facts.needs };
    case 'visit-procedures-set':
      return { ...before, procedures: event.facts.procedures };
    case 'interpreter-called':
      return { ...before, interpreterCalled: true };
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

const plain = {
  ...{ place: null, parkedWhy: null, mark: null, needs: [], procedures: [], interpreterCalled: false },
} as const;

/** How long the kiosk offers to take a tap back, and how much longer an answer may be on its way, milliseconds. */
export const undoForMs = 10_000;
export const undoGraceMs = 2_000;

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

/** What the office may set about a visit. */
export interface VisitRules {
  /** Recalls after which "next" takes the person for absent; null: never. */
  readonly missedAfterRecalls: number | null;
  /** Whoever speaks another language is left for a clerk who speaks it, while one is there. */
  readonly prefersSpeakers: boolean;
}

export const defaultVisitRules: VisitRules = { missedAfterRecalls: 3, prefersSpeakers: true };

/**
 * "Next": finishes whom the counter serves and calls whom the rule names. While a called ticket has not come yet,
 * pressing again recalls it; after as many recalls as the office says, it is missed, and the next one is called.
 * `outcome`: what the log already knows of the visit that ends.
 */
export function callNext(
  at: AtCounter,
  waiting: readonly Waiting[],
  recentLanes: readonly Lane[],
  rule: CallingRule,
  now: number,
  missedAfterRecalls: number | null = defaultVisitRules.missedAfterRecalls,
  outcome: Outcome = 'served',
): Decision {
  const { counter, current } = at;
  const isGivenUp = missedAfterRecalls !== null && (current?.calls ?? 0) > missedAfterRecalls;
  if (current?.state === 'called' && !isGivenUp) return ok([recalled(current, counter)]);
  const next = chooseNext(waiting, recentLanes, rule, now);
  const finished: NewEvent[] = current ? [leaves(current, counter, outcome)] : [];
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

/** To another queue; the number stays. By its time of arrival, or at the head or the end of the line there. */
export function transfer(at: AtCounter, to: QueueId, place: TransferPlace | null = null): Decision {
  return withCurrent(at, (ticket) => [
    {
      type: 'ticket-transferred',
      facts: { ticket: ticket.id, counter: at.counter, from: ticket.queue, to, ...(place ? { place } : {}) },
    },
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

/** By "next": whoever was served is done; whoever was called in vain is missed. */
function leaves(ticket: Ticket, counter: CounterId, outcome: Outcome): NewEvent {
  if (ticket.state === 'serving') return ended(ticket, counter, outcome);
  return { type: 'ticket-missed', facts: { ticket: ticket.id, counter, after: 'recalls' } };
}

function ended(ticket: Ticket, counter: CounterId, outcome: Outcome): NewEvent {
  return { type: 'ticket-finished', facts: { ticket: ticket.id, counter, outcome } };
}
