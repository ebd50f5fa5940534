import type { NewEvent } from './event.ts';
import { err, ok, type Result } from './result.ts';
import { type AtCounter, type Ticket, undoForMs, undoGraceMs } from './ticket.ts';
import type { RejoinReason } from './ticket-words.ts';

/** What becomes of who was set aside or did not come. */
export type RejoinError = { readonly type: 'ticket-not-aside'; readonly number: string };

/** In line again with the number and the time of arrival: whoever only lacked a paper does not wait anew. */
export function rejoin(ticket: Ticket, why: RejoinReason): Result<readonly NewEvent[], RejoinError> {
  if (ticket.state !== 'parked' && ticket.state !== 'no-show')
    return err({ type: 'ticket-not-aside', number: ticket.number });
  return ok([{ type: 'ticket-rejoined', facts: { ticket: ticket.id, why } }]);
}

/** Same-day applicants wait on the number they have, and are called again when the result is there. */
export function resultReadyFor(ticket: Ticket | undefined, today: number): readonly NewEvent[] {
  const waits = ticket?.day === today && ticket.state === 'parked' && ticket.parkedWhy === 'waiting-result';
  return waits ? [{ type: 'ticket-rejoined', facts: { ticket: ticket.id, why: 'result-ready' } }] : [];
}

export type UndoMissError =
  | { readonly type: 'miss-undo-too-late' }
  | { readonly type: 'ticket-not-aside'; readonly number: string }
  | { readonly type: 'counter-busy'; readonly number: string };

/** "Nobody came" taken back within seconds at the same counter, while nobody else stands there. */
export function undoNoShow(at: AtCounter, ticket: Ticket, now: number): Result<readonly NewEvent[], UndoMissError> {
  if (at.current) return err({ type: 'counter-busy', number: at.current.number });
  if (ticket.state !== 'no-show' || ticket.counter !== at.counter)
    return err({ type: 'ticket-not-aside', number: ticket.number });
  if (now - (ticket.endedAt ?? 0) > undoForMs + undoGraceMs) return err({ type: 'miss-undo-too-late' });
  return ok([{ type: 'ticket-miss-undone', facts: { ticket: ticket.id, counter: at.counter } }]);
}
