import type { AnyLogEvent } from '../../domain/event.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { WritableDb } from './open-database.ts';

export function writeVisitIntervals(db: WritableDb) {
  const end = db.prepare('UPDATE visit_intervals SET to_at = ? WHERE ticket = ? AND to_at IS NULL');
  const begin = db.prepare(
    `INSERT INTO visit_intervals (ticket, part, state, from_at, counter, account, terminal)
     VALUES (?, (SELECT coalesce(max(part) + 1, 0) FROM visit_intervals WHERE ticket = ?), ?, ?, ?, ?, ?)`,
  );
  return {
    /** Ends the open interval and begins the new state's; `done` is an open interval that stays. */
    change: (ticket: Ticket, event: AnyLogEvent) => {
      const { wall } = event.at;
      if (event.type !== 'ticket-issued') end.run(wall, ticket.id);
      begin.run(ticket.id, ticket.id, ticket.state, wall, ticket.counter, event.actor.account, event.actor.terminal);
    },
  };
}
