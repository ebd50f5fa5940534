import type { AnyLogEvent } from '../../domain/event.ts';
import { type ConflictSubject, subjectsOf, workOnTickets } from '../../domain/host-conflict.ts';
import type { ReadableDb } from './open-database.ts';
import { readStreams } from './streams-table.ts';

const types = workOnTickets.map((each) => `'${each}'`).join(', ');

export type TouchedSince = ReturnType<typeof createTouchedSince>;

/**
 * Histories that part: what went on from a stream's fork has its own say about a number, a dossier or a sheet, and what the stream
 * itself says after the fork comes too late. A stream that went on is read once, and then what was added.
 */
export function createTouchedSince(db: ReadableDb) {
  const streams = readStreams(db);
  const inStream = db.prepare<[string, number], { position: number; json: string }>(
    'SELECT position, json FROM events WHERE stream = ? AND position > ? ORDER BY position',
  );
  const read = new Map<string, { upTo: number; readonly first: Map<string, number> }>();
  const now = { all: null as ReturnType<typeof streams.all> | null, fresh: new Set<string>() };
  const touched = (stream: string): ReadonlyMap<string, number> => {
    const known = read.get(stream) ?? { upTo: 0, first: new Map<string, number>() };
    read.set(stream, known);
    if (now.fresh.has(stream)) return known.first;
    now.fresh.add(stream);
    for (const { position, json } of inStream.iterate(stream, known.upTo)) {
      known.upTo = position;
      for (const each of subjectsOf(JSON.parse(json) as AnyLogEvent))
        if (!known.first.has(keyOf(each))) known.first.set(keyOf(each), position);
    }
    return known.first;
  };
  /** Streams that went on without what `stream` has from `seq` on. */
  const beside = (stream: string, seq: number): string[] => {
    now.all ??= streams.all();
    const { all } = now;
    const next = all.filter(({ parent }) => parent?.stream === stream && parent.seq < seq).map((row) => row.stream);
    for (const each of next) next.push(...all.filter(({ parent }) => parent?.stream === each).map((row) => row.stream));
    return next;
  };
  return {
    beside,
    /** Whoever went on from before that event had done something with this by then. */
    isTouched: (event: { stream: string; seq: number }, of: ConflictSubject, position: number): boolean =>
      beside(event.stream, event.seq).some((stream) => (touched(stream).get(keyOf(of)) ?? position) < position),
    /** Something may have been written since. */
    refresh: (): void => {
      now.all = null;
      now.fresh.clear();
    },
    /** Something that was written stands elsewhere now. */
    forget: (): void => read.clear(),
  };
}

const keyOf = ({ kind, subject }: ConflictSubject) => `${kind} ${subject}`;

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
