import type { TicketRow } from '../store/tickets-table.ts';

export function ticketView(row: TicketRow) {
  const { id, number, queue, priority, language, state, counter, calls, issuedAt, calledAt, since } = row;
  const visit = { parkedWhy: row.parkedWhy, mark: row.mark, interpreterCalled: row.interpreterCalled };
  const said = { needs: [...row.needs], procedures: [...row.procedures] };
  const times = { issuedAt, calledAt, since };
  return { ticket: id, number, queue, priority, language, state, counter, calls, ...times, ...visit, ...said };
}
