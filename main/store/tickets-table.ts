import type { CounterId, QueueId, TerminalId, TicketId } from '../../domain/ids.ts';
import type { Lane, Waiting } from '../../domain/queue.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { HelpNeed } from '../../domain/ticket-words.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** A ticket with the begin of its present state, as views show it. */
export interface TicketRow extends Ticket {
  readonly since: number;
  readonly order: number;
}

interface Row {
  ticket: TicketId;
  issue_order: number;
  day: number;
  number: string;
  queue: QueueId;
  priority: Ticket['priority'];
  language: string;
  token: string;
  state: Ticket['state'];
  counter: CounterId | null;
  calls: number;
  issued_at: number;
  called_at: number | null;
  ended_at: number | null;
  since: number;
  turn: number;
  place: Ticket['place'];
  parked_why: Ticket['parkedWhy'];
  mark: Ticket['mark'];
  needs: string;
  procedures: string;
  interpreter_called: number;
}

/** Between two numbers that were given, as many may be put at the end of a line. */
const PLACES_BETWEEN = 1_000_000;
/** Far before every other place. */
const HEAD = 1_000_000_000_000_000;

const WAITING = "state IN ('waiting', 'transferred')";

export function readTickets(db: ReadableDb) {
  const byId = db.prepare<[string], Row>('SELECT * FROM tickets WHERE ticket = ?');
  const atCounter = db.prepare<[string], Row>(
    "SELECT * FROM tickets WHERE counter = +? AND state IN ('called', 'serving')",
  );
  const waitingIn = db.prepare<[number, string], Row>(
    `SELECT * FROM tickets WHERE day = +? AND ${WAITING} AND queue IN (SELECT value FROM json_each(?)) ORDER BY turn, issue_order`,
  );
  const live = db.prepare<[number], Row>(
    "SELECT * FROM tickets WHERE day = ? AND state NOT IN ('no-show', 'done', 'voided') ORDER BY issue_order",
  );
  const setAside = db.prepare<[number, string], Row>(
    "SELECT * FROM tickets WHERE day = +? AND state IN ('parked', 'no-show') AND queue IN (SELECT value FROM json_each(?)) ORDER BY since",
  );
  const priorityAhead = db
    .prepare(`SELECT count(*) FROM tickets WHERE day = ? AND ${WAITING} AND queue = ? AND priority IS NOT NULL`)
    .pluck();
  const byToken = db.prepare<[number, string], Row>('SELECT * FROM tickets WHERE day = ? AND token = ?');
  const terminalOf = db.prepare('SELECT terminal FROM visit_intervals WHERE ticket = ? AND part = 0').pluck();
  const ahead = db
    .prepare(
      `SELECT count(*) FROM tickets WHERE day = +? AND ${WAITING} AND queue = ? AND turn < ? AND (priority IS NOT NULL OR ?)`,
    )
    .pluck();
  const undone = db.prepare<[number], { number: string; terminal: TerminalId; at: number }>(
    `SELECT number, terminal, ended_at AS at FROM tickets JOIN visit_intervals USING (ticket)
     WHERE day = +? AND tickets.state = 'voided' AND part = 0 ORDER BY ended_at DESC LIMIT 50`,
  );
  const lanes = db
    .prepare<[number, string, number]>(
      `SELECT CASE WHEN tickets.priority IS NOT NULL THEN 'priority' WHEN mark IS NOT NULL THEN 'come-back' ELSE 'normal' END AS lane
       FROM calls JOIN tickets USING (ticket)
       WHERE calls.day = +? AND is_recall = 0 AND tickets.queue IN (SELECT value FROM json_each(?))
       ORDER BY call_no DESC LIMIT ?`,
    )
    .pluck();
  const lastMissed = db.prepare<[number, string, number], Row>(
    `SELECT * FROM tickets WHERE day = +? AND counter = ? AND state = 'no-show' AND ended_at >= ? ORDER BY ended_at DESC LIMIT 1`,
  );
  const interpreted = db.prepare<[number], { number: string; language: string; counter: CounterId | null }>(
    'SELECT number, language, counter FROM tickets WHERE day = ? AND interpreter_called = 1 ORDER BY issue_order DESC LIMIT 50',
  );
  return {
    get: (ticket: string): TicketRow | undefined => ticketOf(byId.get(ticket)),
    /** Of that day, by the code on its paper. */
    byToken: (day: number, token: string): TicketRow | undefined => ticketOf(byToken.get(day, token)),
    /** The terminal that gave the number. */
    terminalOf: (ticket: string): string | null => (terminalOf.get(ticket) as string | undefined) ?? null,
    /** People of its queue who wait in front of it, as the paper counted them: a priority ticket only its own lane. */
    aheadOf: (row: TicketRow): number =>
      ahead.get(row.day, row.queue, row.order, row.priority === null ? 1 : 0) as number,
    /** Numbers taken back on that day, newest first. */
    undone: (day: number) => undone.all(day),
    atCounter: (counter: CounterId): TicketRow | null => ticketOf(atCounter.get(counter)) ?? null,
    waitingIn: (day: number, queues: readonly QueueId[]): TicketRow[] =>
      all(waitingIn.all(day, JSON.stringify(queues))),
    /** Whom this counter took for absent last, since that instant. */
    lastMissed: (day: number, counter: CounterId, from: number): TicketRow | null =>
      ticketOf(lastMissed.get(day, counter, from)) ?? null,
    /** Visits of a day in which somebody was asked to interpret, newest first. */
    interpreted: (day: number) => interpreted.all(day),
    /** Of a day, whoever has not ended. */
    live: (day: number): TicketRow[] => all(live.all(day)),
    setAside: (day: number, queues: readonly QueueId[]): TicketRow[] => all(setAside.all(day, JSON.stringify(queues))),
    /** People in front of a newcomer to the queue's priority lane; the others wait behind its whole queue. */
    priorityAhead: (day: number, queue: QueueId): number => priorityAhead.get(day, queue) as number,
    recentLanes: (day: number, queues: readonly QueueId[], count: number): Lane[] =>
      lanes.all(day, JSON.stringify(queues), count) as Lane[],
  };
}

export function waitingOf(row: TicketRow): Waiting & { queue: QueueId; language: string } {
  const { id: ticket, priority, order, mark, place, queue, language } = row;
  // Who was put at the end waits from that moment on, or the rule against long waits would bring it to the front at once.
  const since = place === 'last' ? row.since : row.issuedAt;
  return { ticket, priority, since, order, mark, placedFirst: place === 'first', queue, language };
}

export function writeTickets(db: WritableDb) {
  const insert = db.prepare(
    `INSERT INTO tickets (ticket, day, number, queue, priority, language, token, state, counter, calls, issued_at, called_at, ended_at, since, turn)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(issue_order), 0) + 1 FROM tickets) * ${PLACES_BETWEEN})`,
  );
  const update = db.prepare(
    `UPDATE tickets SET day = ?, queue = ?, state = ?, counter = ?, calls = ?, called_at = ?, ended_at = ?, since = ?,
       place = ?, parked_why = ?, mark = ?, needs = ?, procedures = ?, interpreter_called = ? WHERE ticket = ?`,
  );
  const byTime = db.prepare(`UPDATE tickets SET turn = issue_order * ${PLACES_BETWEEN} WHERE ticket = ?`);
  const atEnd = db.prepare('UPDATE tickets SET turn = (SELECT max(turn) FROM tickets) + 1 WHERE ticket = ?');
  const atHead = db.prepare(`UPDATE tickets SET turn = (SELECT max(turn) FROM tickets) + 1 - ${HEAD} WHERE ticket = ?`);
  return {
    insert: (t: Ticket, since: number) => {
      insert.run(
        t.id,
        t.day,
        t.number,
        t.queue,
        t.priority,
        t.language,
        t.token,
        t.state,
        t.counter,
        t.calls,
        t.issuedAt,
        t.calledAt,
        t.endedAt,
        since,
      );
    },
    update: (t: Ticket, since: number) => {
      const visit = [t.place, t.parkedWhy, t.mark, JSON.stringify(t.needs), JSON.stringify(t.procedures)];
      const first = [t.day, t.queue, t.state, t.counter, t.calls, t.calledAt, t.endedAt, since];
      update.run(...first, ...visit, t.interpreterCalled ? 1 : 0, t.id);
    },
    /** Its place in line, anew: at the head, at the end, or (null) by its time of arrival. */
    put: (ticket: string, place: Ticket['place']) =>
      void { first: atHead, last: atEnd, 'by-time': byTime }[place ?? 'by-time'].run(ticket),
  };
}

function all(rows: Row[]): TicketRow[] {
  return rows.map((row) => ticketOf(row));
}

function ticketOf(row: Row): TicketRow;
function ticketOf(row: Row | undefined): TicketRow | undefined;
function ticketOf(row: Row | undefined): TicketRow | undefined {
  if (!row) return undefined;
  const { day, number, queue, priority, language, token, state, counter, calls, since } = row;
  const times = { issuedAt: row.issued_at, calledAt: row.called_at, endedAt: row.ended_at, since };
  return {
    id: row.ticket,
    day,
    number,
    queue,
    priority,
    language,
    token,
    state,
    counter,
    calls,
    ...times,
    order: row.turn,
    ...{ place: row.place, parkedWhy: row.parked_why, mark: row.mark },
    needs: JSON.parse(row.needs) as HelpNeed[],
    procedures: JSON.parse(row.procedures) as string[],
    interpreterCalled: row.interpreter_called === 1,
  };
}
