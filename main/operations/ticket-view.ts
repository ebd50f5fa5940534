import type { TicketRow } from '../store/tickets-table.ts';

export function ticketView(row: TicketRow) {
  const { id, number, queue, priority, language, state, counter, calls, issuedAt, calledAt, since } = row;
  return { ticket: id, number, queue, priority, language, state, counter, calls, issuedAt, calledAt, since };
}
