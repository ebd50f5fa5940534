import type { ParkedCode } from '../../contract/province-api.ts';
import { maxChainLinks } from '../../contract/site-log-api.ts';
import { pushLimits, type WireEvent } from '../../contract/wire-words.ts';
import type { Head } from '../../domain/chain.ts';
import type { ChainedEvent } from '../operations/read-segment.ts';
import { type Sql, type Transaction, together } from './database.ts';

/** The log itself. Nothing here changes or removes an event: the province never replaces a stored (stream, seq). */
export async function hashesBetween(
  sql: Sql,
  at: { point: string; stream: string; from: number; to: number },
): Promise<ReadonlyMap<number, string>> {
  const rows = await sql.query<{ seq: number; hash: string }>(
    'SELECT seq, hash FROM events WHERE point_id = $1 AND stream_id = $2 AND seq BETWEEN $3 AND $4',
    [at.point, at.stream, at.from, at.to],
  );
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
}

/** Ascending from `from`, at most `maxChainLinks`. */
export async function linksBetween(
  sql: Sql,
  at: { point: string; stream: string; from: number; to: number },
): Promise<Head[]> {
  return sql.query<{ seq: number; hash: string }>(
    `SELECT seq, hash FROM events WHERE point_id = $1 AND stream_id = $2 AND seq BETWEEN $3 AND $4
     ORDER BY seq LIMIT $5`,
    [at.point, at.stream, at.from, at.to, maxChainLinks],
  );
}

/** A page of a stream as it was written, within the limits of a push (one event at least, where there is one). */
export async function readEvents(sql: Sql, at: { point: string; stream: string; from: number }): Promise<WireEvent[]> {
  const rows = await sql.query<StoredEvent>(
    `SELECT hash, canonical FROM events WHERE point_id = $1 AND stream_id = $2 AND seq >= $3 ORDER BY seq LIMIT $4`,
    [at.point, at.stream, at.from, pushLimits.maxEvents],
  );
  return withinBytes(rows).map(asWritten);
}

export type StoredEvent = { hash: string; canonical: string };

/** The text that was hashed is the event without its hash. */
export function asWritten({ hash, canonical }: StoredEvent): WireEvent {
  return { ...(JSON.parse(canonical) as Omit<WireEvent, 'hash'>), hash };
}

export function withinBytes<T extends StoredEvent>(rows: readonly T[]): readonly T[] {
  let bytes = 0;
  const end = rows.findIndex(({ canonical }, index) => {
    bytes += Buffer.byteLength(canonical);
    return index > 0 && bytes > pushLimits.maxBytes;
  });
  return end < 0 ? rows : rows.slice(0, end);
}

/** Appends; says which seqs had an origin that was never stored before: nearly always all of them. */
export async function appendEvents(
  tx: Transaction,
  at: { point: string; stream: string; events: readonly ChainedEvent[]; now: number },
): Promise<ReadonlySet<number>> {
  const { point, stream, events, now } = at;
  const column = <T>(read: (each: ChainedEvent) => T): T[] => events.map(read);
  // canonical JSON and the contract's words hold no line break: joined by it they need no escaping, twice as fast
  const lines = (read: (each: ChainedEvent) => string): string => events.map(read).join('\n');
  const seqs = column(({ event }) => event.seq);
  const origins = lines(({ event }) => event.origin);
  const parts = column(({ event }) => event.part);
  const [, first] = await together([
    tx.query(
      `INSERT INTO events (point_id, stream_id, stored_at, seq, hash, origin, part, type, tv, canonical)
       SELECT $1, $2, $3, unnest($4::bigint[]), unnest(string_to_array($5, E'\\n')), unnest(string_to_array($6, E'\\n')),
         unnest($7::smallint[]), unnest(string_to_array($8, E'\\n')), unnest($9::smallint[]),
         unnest(string_to_array($10, E'\\n'))`,
      [
        ...[point, stream, now, seqs],
        lines(({ event }) => event.hash),
        ...[origins, parts],
        lines(({ event }) => event.type),
        column(({ event }) => event.tv),
        lines(({ canonical }) => canonical),
      ],
    ),
    takeOrigins(tx, { point, stream, seqs, origins, parts }),
  ]);
  return first;
}

interface Origins {
  readonly point: string;
  readonly stream: string;
  readonly seqs: readonly number[];
  /** One a line. */
  readonly origins: string;
  readonly parts: readonly number[];
}

/**
 * Whoever comes first has a command's one effect. All in one go where none is known; where one is, PostgreSQL refuses the
 * whole, and then each is asked for by itself, which costs it twice as much.
 */
async function takeOrigins(tx: Transaction, at: Origins): Promise<ReadonlySet<number>> {
  const take = (unlessKnown: '' | 'ON CONFLICT DO NOTHING RETURNING seq') =>
    tx.query<{ seq: number }>(
      `INSERT INTO event_origins (point_id, stream_id, seq, origin, part)
       SELECT $1, $2, unnest($3::bigint[]), unnest(string_to_array($4, E'\\n')), unnest($5::smallint[]) ${unlessKnown}`,
      [at.point, at.stream, at.seqs, at.origins, at.parts],
    );
  try {
    await together([tx.query('SAVEPOINT origins'), take('')]);
    return new Set(at.seqs);
  } catch (failure) {
    if (!isOriginKnown(failure)) throw failure;
    await tx.query('ROLLBACK TO SAVEPOINT origins');
    return new Set((await take('ON CONFLICT DO NOTHING RETURNING seq')).map(({ seq }) => seq));
  }
}

/** 23505 unique violation (PostgreSQL, appendix A). */
function isOriginKnown(failure: unknown): boolean {
  const { code, table } = failure as { code?: unknown; table?: unknown };
  return code === '23505' && table === 'event_origins';
}

export interface ParkedEvent {
  readonly seq: number;
  readonly code: ParkedCode;
}

export async function park(
  tx: Transaction,
  at: { point: string; stream: string; events: readonly ParkedEvent[]; now: number },
): Promise<void> {
  if (at.events.length === 0) return;
  await tx.query(
    `INSERT INTO parked (point_id, stream_id, seq, code, parked_at)
     SELECT $1, $2, seq, code, $3 FROM unnest($4::bigint[], $5::text[]) AS event (seq, code)`,
    [at.point, at.stream, at.now, at.events.map(({ seq }) => seq), at.events.map(({ code }) => code)],
  );
}

export async function parkedBetween(
  sql: Sql,
  at: { point: string; stream: string; from: number; to: number },
): Promise<readonly ParkedEvent[]> {
  return sql.query<{ seq: number; code: ParkedCode }>(
    'SELECT seq, code FROM parked WHERE point_id = $1 AND stream_id = $2 AND seq BETWEEN $3 AND $4 ORDER BY seq',
    [at.point, at.stream, at.from, at.to],
  );
}

export async function keepDossierKeys(
  tx: Transaction,
  at: { point: string; keys: readonly { dossier: string; wrapped: string }[]; carried: boolean; now: number },
): Promise<void> {
  if (at.keys.length === 0) return;
  // a second wrapping of a key opens the same dossier: the first stays, unless only a carrier vouched for it
  await tx.query(
    `INSERT INTO dossier_keys AS kept (point_id, dossier_id, wrapped, received_at, carried)
     SELECT DISTINCT ON (dossier) $1, dossier, wrapped, $2::bigint, $5::boolean
     FROM unnest($3::text[], $4::text[]) AS key (dossier, wrapped)
     WHERE NOT EXISTS (SELECT 1 FROM erased_dossiers AS gone WHERE gone.point_id = $1 AND gone.dossier_id = dossier)
     ORDER BY dossier
     ON CONFLICT (point_id, dossier_id) DO UPDATE SET wrapped = excluded.wrapped, carried = false
     WHERE kept.carried AND NOT excluded.carried`,
    [at.point, at.now, at.keys.map(({ dossier }) => dossier), at.keys.map(({ wrapped }) => wrapped), at.carried],
  );
}

export interface WaitingEvent {
  readonly point: string;
  readonly stream: string;
  readonly code: ParkedCode;
  readonly type: string;
  readonly hash: string;
  readonly canonical: string;
}

/** Set aside for a later build to apply: in the order of each stream. */
export async function parkedForLater(sql: Sql): Promise<readonly WaitingEvent[]> {
  return sql.query<WaitingEvent & Record<string, unknown>>(
    `SELECT point_id AS point, stream_id AS stream, code, type, hash, canonical
     FROM parked JOIN events USING (point_id, stream_id, seq)
     WHERE code IN ('type-unknown', 'facts-unreadable', 'projection-failed') ORDER BY point_id, stream_id, seq`,
  );
}

/** Of one point all that is parked but for what another incarnation said first. */
export async function parkedOfPoint(tx: Transaction, point: string): Promise<readonly WaitingEvent[]> {
  return tx.query<WaitingEvent & Record<string, unknown>>(
    `SELECT point_id AS point, stream_id AS stream, code, type, hash, canonical
     FROM parked JOIN events USING (point_id, stream_id, seq)
     WHERE point_id = $1 AND code <> 'origin-repeated' ORDER BY stream_id, seq FOR UPDATE OF parked`,
    [point],
  );
}

/** In the order of each stream. */
export async function eventsOfPoint(sql: Sql, point: string, types: readonly string[]): Promise<readonly WireEvent[]> {
  const rows = await sql.query<StoredEvent>(
    'SELECT hash, canonical FROM events WHERE point_id = $1 AND type = ANY ($2) ORDER BY stream_id, seq',
    [point, types],
  );
  return rows.map(asWritten);
}

/** Says which of them were still parked. */
export async function unpark(
  tx: Transaction,
  at: { point: string; stream: string; seqs: readonly number[] },
): Promise<readonly number[]> {
  const rows = await tx.query<{ seq: number }>(
    `DELETE FROM parked WHERE point_id = $1 AND stream_id = $2 AND seq = ANY ($3::bigint[]) RETURNING seq`,
    [at.point, at.stream, at.seqs],
  );
  return rows.map(({ seq }) => seq);
}

/** Some events of several streams, of these types only; in the order of each stream. */
export async function eventsOfTypes(
  sql: Sql,
  places: readonly { readonly from: string; readonly stream: string; readonly seq: number }[],
  types: readonly string[],
): Promise<readonly WireEvent[]> {
  const rows = await sql.query<{ hash: string; canonical: string }>(
    `SELECT hash, canonical FROM events
     WHERE (point_id, stream_id, seq) IN (SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[])) AND type = ANY ($4)
     ORDER BY point_id, stream_id, seq`,
    [places.map(({ from }) => from), places.map(({ stream }) => stream), places.map(({ seq }) => seq), types],
  );
  return rows.map(({ hash, canonical }) => ({ ...JSON.parse(canonical), hash }) as WireEvent);
}
