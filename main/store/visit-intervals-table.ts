import type { AnyLogEvent } from '../../domain/event.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { WritableDb } from './open-database.ts';

/**
 * `+?` here and in other statements of every tap: beside MAX, GROUP BY or ORDER BY, SQLite weighs whether `= ?` is often
 * 0 or 1 and compiles the statement anew at each binding (its ExprIsInteger heuristic with better-sqlite3's cleared
 * bindings; 20 µs each). A unary plus opts out and changes nothing else.
 */
export function writeVisitIntervals(db: WritableDb) {
  const end = db.prepare('UPDATE visit_intervals SET to_at = ? WHERE ticket = ? AND to_at IS NULL');
  const lastPart = db.prepare('SELECT max(part) FROM visit_intervals WHERE ticket = +?').pluck();
  const begin = db.prepare(
    'INSERT INTO visit_intervals (ticket, part, state, from_at, counter, account, terminal) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    /** Ends the open interval and begins the new state's; `done` is an open interval that stays. */
    change: (ticket: Ticket, event: AnyLogEvent) => {
      const { wall } = event.at;
      const isFirst = event.type === 'ticket-issued';
      if (!isFirst) end.run(wall, ticket.id);
      const part = isFirst ? 0 : (lastPart.get(ticket.id) as number) + 1;
      const { account, terminal } = event.actor;
      begin.run(ticket.id, part, ticket.state, wall, ticket.counter, account, terminal);
    },
  };
}
