import type { Head } from '../../domain/chain.ts';
import { writerAfter } from '../../domain/incarnation.ts';
import type { Sql, Transaction } from './database.ts';
import { openStream } from './streams.ts';

/** A stream of a point as the others of the same point are told of it. */
export interface Incarnation {
  readonly stream: string;
  readonly have: Head;
  readonly letter: string;
  readonly parent: (Head & { readonly stream: string }) | null;
  readonly supersededBy: string | null;
  /** Whoever wrote it heard that it is superseded, or its key was taken back: a person knows that the PC is not used. */
  readonly told: boolean;
}

/** Streams of which the province was told who writes for the point. */
export async function registeredOf(sql: Sql, point: string): Promise<string[]> {
  const rows = await sql.query<{ stream_id: string }>(
    'SELECT stream_id FROM incarnations WHERE point_id = $1 ORDER BY registered_at, stream_id',
    [point],
  );
  return rows.map(({ stream_id }) => stream_id);
}

export interface Registering {
  readonly stream: string;
  readonly reason: string;
  readonly parent: (Head & { readonly stream: string }) | null;
  readonly letter: string;
  /** Begun by itself after its database was lost; `ended`: streams that PC wrote and ended itself. */
  readonly healed?: { readonly ended: readonly string[] } | undefined;
  readonly successor?: string | undefined;
}

/** Every stream of a point, the registered ones in the order they came. */
export async function incarnationsOf(sql: Sql, point: string): Promise<Incarnation[]> {
  const rows = await sql.query<Row>(
    `SELECT stream_id, head_seq, head_hash, coalesce(letter, '') AS letter, parent_stream, parent_seq, parent_hash,
       superseded_by, told_at IS NOT NULL OR EXISTS
         (SELECT 1 FROM devices WHERE (devices.point_id, key_id) = (streams.point_id, streams.key_id) AND revoked_at IS NOT NULL) AS told
     FROM streams LEFT JOIN incarnations USING (point_id, stream_id) WHERE point_id = $1
     ORDER BY coalesce(registered_at, enrolled_at), stream_id`,
    [point],
  );
  return rows.map((row) => ({
    stream: row.stream_id,
    have: { seq: row.head_seq, hash: row.head_hash },
    letter: row.letter,
    parent:
      row.parent_stream === null
        ? null
        : { stream: row.parent_stream, seq: row.parent_seq ?? 0, hash: row.parent_hash ?? '' },
    supersededBy: row.superseded_by,
    told: row.told,
  }));
}

interface Row {
  stream_id: string;
  head_seq: number;
  head_hash: string;
  letter: string;
  parent_stream: string | null;
  parent_seq: number | null;
  parent_hash: string | null;
  superseded_by: string | null;
  told: boolean;
}

/** The newest registered writes for the point; the same one said again changes nothing. */
export async function register(
  tx: Transaction,
  at: Registering & { point: string; keyId: string; now: number; isTold?: boolean },
): Promise<void> {
  const { point, stream, now } = at;
  // one after the other: of two that come at once one is the newer
  await tx.query('SELECT 1 FROM points WHERE point_id = $1 FOR NO KEY UPDATE', [point]);
  await openStream(tx, at);
  const named = at.successor ?? (await tookOverMeanwhile(tx, at));
  const successor = named === null ? null : await successorOf(tx, { ...at, successor: named });
  const fresh = await tx.query(
    `INSERT INTO incarnations
       (point_id, stream_id, reason, parent_stream, parent_seq, parent_hash, letter, registered_at, superseded_by, told_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, CASE WHEN $9::text IS NULL OR NOT $10 THEN NULL ELSE $8::bigint END)
     ON CONFLICT DO NOTHING RETURNING 1 AS fresh`,
    [
      ...[point, stream, at.reason],
      ...[at.parent?.stream ?? null, at.parent?.seq ?? null, at.parent?.hash ?? null],
      ...[at.letter, now, successor, at.isTold ?? true],
    ],
  );
  if (fresh.length === 0 || named !== null) return;
  await tx.query(
    `INSERT INTO incarnations AS old (point_id, stream_id, reason, letter, superseded_by, registered_at)
     SELECT point_id, stream_id, 'created', '', $2, enrolled_at FROM streams WHERE point_id = $1 AND stream_id <> $2
     ON CONFLICT (point_id, stream_id) DO UPDATE SET superseded_by = $2 WHERE old.superseded_by IS NULL`,
    [point, stream],
  );
}

/**
 * A host that lost its database goes on by itself and does not know that a person put another PC in its place meanwhile: that one writes
 * on, the healed one takes nobody's place. Where people want it otherwise two of them restore in the office, and that is no `healed`.
 */
async function tookOverMeanwhile(
  tx: Transaction,
  { point, stream, reason, parent, healed }: Registering & { readonly point: string },
): Promise<string | null> {
  if (!healed || reason !== 'restored') return null;
  const rows = await tx.query<{ stream_id: string }>(
    `SELECT stream_id FROM incarnations
     WHERE point_id = $1 AND stream_id <> $2 AND reason = 'taken-over' AND superseded_by IS NULL
     ORDER BY registered_at DESC`,
    [point, stream],
  );
  const writing = rows[0]?.stream_id ?? null;
  return writing === null || writing === parent?.stream || healed.ended.includes(writing) ? null : writing;
}

/**
 * Who goes on in this stream's place. Of an old word that comes after the province went back it may be said since that this stream goes
 * on in the named one's place: two that follow each other would leave nobody who writes.
 */
async function successorOf(
  tx: Transaction,
  { point, stream, successor }: { readonly point: string; readonly stream: string; readonly successor: string },
): Promise<string | null> {
  const rows = await tx.query<{ stream_id: string; superseded_by: string | null }>(
    'SELECT stream_id, superseded_by FROM incarnations WHERE point_id = $1',
    [point],
  );
  const followers = new Map(rows.map(({ stream_id, superseded_by }) => [stream_id, superseded_by]));
  if (writerAfter(successor, followers) !== stream) return successor;
  return rows.find(({ superseded_by }) => superseded_by === null)?.stream_id ?? null;
}

/** A hello of a superseded stream was answered: its writer knows. Of one that the same device ended itself nobody has to hear. */
export async function noteTold(sql: Sql, at: { point: string; stream: string; now: number }): Promise<void> {
  await sql.query('UPDATE incarnations SET told_at = $3 WHERE point_id = $1 AND stream_id = $2 AND told_at IS NULL', [
    at.point,
    at.stream,
    at.now,
  ]);
}
