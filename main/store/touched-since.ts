import type { EventType } from '../../domain/event.ts';
import type { ReadableDb } from './open-database.ts';
import { readStreams } from './streams-table.ts';

/** What is done with a number that was given. */
export const onTickets = [
  ...['ticket-carried', 'ticket-called', 'ticket-recalled', 'service-started', 'ticket-parked'],
  ...['ticket-transferred', 'ticket-missed', 'ticket-finished', 'ticket-voided', 'ticket-rejoined'],
  ...['ticket-miss-undone', 'ticket-needs-set', 'visit-procedures-set', 'interpreter-called', 'ticket-marked'],
] as const satisfies readonly EventType[];

const types = onTickets.map((each) => `'${each}'`).join(', ');

/**
 * Histories that part: what went on from a stream's fork has its own say about a number, and what the stream itself says after
 * the fork comes too late. Read once per stream that went on.
 */
export function createTouchedSince(db: ReadableDb) {
  const streams = readStreams(db);
  const inStream = db.prepare<[string], { ticket: string; position: number }>(
    `SELECT json ->> '$.facts.ticket' AS ticket, min(position) AS position FROM events
     WHERE stream = ? AND type IN (${types}) GROUP BY 1`,
  );
  const read = new Map<string, ReadonlyMap<string, number>>();
  const touched = (stream: string): ReadonlyMap<string, number> => {
    const known = read.get(stream) ?? new Map(inStream.all(stream).map(({ ticket, position }) => [ticket, position]));
    read.set(stream, known);
    return known;
  };
  const rows = { all: null as ReturnType<typeof streams.all> | null };
  /** Streams that went on without what `stream` has from `seq` on. */
  const beside = (stream: string, seq: number): string[] => {
    rows.all ??= streams.all();
    const { all } = rows;
    const next = all.filter(({ parent }) => parent?.stream === stream && parent.seq < seq).map((row) => row.stream);
    for (const each of next) next.push(...all.filter(({ parent }) => parent?.stream === each).map((row) => row.stream));
    return next;
  };
  return {
    /** Whoever went on from before that event had done something with its ticket by then. */
    isTouched: (event: { stream: string; seq: number }, ticket: string, position: number): boolean =>
      beside(event.stream, event.seq).some((stream) => (touched(stream).get(ticket) ?? position) < position),
  };
}

/** Called by a former host at the end of its history, and nobody here has met them since: they wait again. */
export function readLeftStanding(db: ReadableDb) {
  const tail = db.prepare<[string, number], { ticket: string }>(
    `SELECT DISTINCT json ->> '$.facts.ticket' AS ticket FROM events
     WHERE stream = ? AND seq > ? AND type IN (${types})`,
  );
  const standing = db.prepare<[string], { ticket: string; counter: string; queue: string }>(
    "SELECT ticket, counter, queue FROM tickets WHERE ticket = ? AND state IN ('called', 'serving')",
  );
  const since = db.prepare(
    `SELECT 1 FROM events WHERE stream = ? AND type IN (${types}) AND json ->> '$.facts.ticket' = ? LIMIT 1`,
  );
  return (live: string, parent: { readonly stream: string; readonly seq: number } | null) =>
    parent === null
      ? []
      : tail
          .all(parent.stream, parent.seq)
          .flatMap(({ ticket }) => standing.get(ticket) ?? [])
          .filter(({ ticket }) => since.get(live, ticket) === undefined);
}
