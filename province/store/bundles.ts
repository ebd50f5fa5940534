import type { BundleSegment } from '../../contract/bundle.ts';
import type { Head } from '../../domain/chain.ts';
import type { Sql, Transaction } from './database.ts';

/** Of what a bundle of a point speaks: how the point itself stands, and what it carries for others. */
export interface Speaks {
  readonly ofItself: boolean;
  readonly ofOthers: boolean;
}

/** What the province keeps of bundles, and what it puts into one. */
export async function markBundle(
  sql: Sql,
  at: { point: string; bundle: string; way: 'in' | 'out'; created: number; now: number; events: number } & Speaks,
): Promise<void> {
  await sql.query(
    `INSERT INTO bundles (point_id, bundle_id, way, created_at, moved_at, events, of_itself, of_others)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [at.point, at.bundle, at.way, at.created, at.now, at.events, at.ofItself, at.ofOthers],
  );
}

/** When the newest one was made that speaks of it, of all that were taken in of this point; an older one tells no news. */
export async function newestBundle(
  sql: Sql,
  point: string,
): Promise<{ readonly ofItself: number; readonly ofOthers: number }> {
  const rows = await sql.query<{ itself: number | null; others: number | null }>(
    `SELECT max(created_at) FILTER (WHERE of_itself) AS itself, max(created_at) FILTER (WHERE of_others) AS others
     FROM bundles WHERE point_id = $1 AND way = 'in'`,
    [point],
  );
  return { ofItself: rows[0]?.itself ?? 0, ofOthers: rows[0]?.others ?? 0 };
}

/** Bundles of a point that were taken in, with what was in them; the newest. */
export async function takenOf(sql: Sql, point: string): Promise<readonly string[]> {
  const rows = await sql.query<{ bundle_id: string }>(
    "SELECT bundle_id FROM bundles WHERE point_id = $1 AND way = 'in' ORDER BY moved_at DESC, bundle_id LIMIT 500",
    [point],
  );
  return rows.map(({ bundle_id }) => bundle_id);
}

export async function keepCarriedEnds(
  tx: Transaction,
  point: string,
  holds: readonly { readonly stream: string; readonly head: Head }[],
): Promise<void> {
  await tx.query('DELETE FROM carried_ends WHERE point_id = $1', [point]);
  await tx.query(
    `INSERT INTO carried_ends (point_id, stream_id, seq, hash)
     SELECT $1, stream, seq, hash FROM unnest($2::text[], $3::bigint[], $4::text[]) AS carried (stream, seq, hash)
     ON CONFLICT DO NOTHING`,
    [point, holds.map(({ stream }) => stream), holds.map(({ head }) => head.seq), holds.map(({ head }) => head.hash)],
  );
}

export async function keepCursor(tx: Transaction, point: string, cursor: Head): Promise<void> {
  await tx.query(
    `INSERT INTO inbox_cursors (point_id, seq, hash) VALUES ($1, $2, $3)
     ON CONFLICT (point_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
    [point, cursor.seq, cursor.hash],
  );
}

export async function cursorOf(sql: Sql, point: string): Promise<Head | null> {
  const rows = await sql.query<{ seq: number; hash: string }>(
    'SELECT seq, hash FROM inbox_cursors WHERE point_id = $1',
    [point],
  );
  return rows[0] ?? null;
}

export async function carriedEnds(sql: Sql, point: string): Promise<readonly { stream: string; head: Head }[]> {
  const rows = await sql.query<{ stream_id: string; seq: number; hash: string }>(
    'SELECT stream_id, seq, hash FROM carried_ends WHERE point_id = $1 ORDER BY stream_id, seq, hash',
    [point],
  );
  return rows.map(({ stream_id: stream, seq, hash }) => ({ stream, head: { seq, hash } }));
}

export interface StationStream {
  readonly stream: string;
  readonly keyId: string;
  readonly have: Head;
  readonly durable: Head;
}

export async function streamsOf(sql: Sql, point: string): Promise<readonly StationStream[]> {
  const rows = await sql.query<Record<'stream_id' | 'key_id' | 'head_hash' | 'durable_hash', string> & Seqs>(
    `SELECT stream_id, key_id, head_seq, head_hash, durable_seq, durable_hash FROM streams
     WHERE point_id = $1 ORDER BY enrolled_at, stream_id`,
    [point],
  );
  return rows.map((row) => ({
    stream: row.stream_id,
    keyId: row.key_id,
    have: { seq: row.head_seq, hash: row.head_hash },
    durable: { seq: row.durable_seq, hash: row.durable_hash },
  }));
}

type Seqs = Record<'head_seq' | 'durable_seq', number>;

/** Whom a bundle for this point is sealed to; the newest last. */
export async function readersAt(sql: Sql, point: string): Promise<readonly { keyId: string; sealTo: string }[]> {
  const rows = await sql.query<{ key_id: string; seal_to: string }>(
    `SELECT key_id, seal_to FROM devices WHERE point_id = $1 AND revoked_at IS NULL AND seal_to IS NOT NULL
     ORDER BY enrolled_at, key_id`,
    [point],
  );
  return rows.map(({ key_id: keyId, seal_to: sealTo }) => ({ keyId, sealTo }));
}

export async function readRights(
  sql: Sql,
  point: string,
): Promise<{ readonly validDays: number | null; readonly revoked: readonly string[] }> {
  const [row] = await sql.query<{ validDays: number | null; revoked: string[] }>(
    `SELECT (SELECT valid_days FROM point_rights WHERE point_id = $1) AS "validDays",
       ARRAY(SELECT account_id FROM revoked_accounts WHERE point_id = $1 ORDER BY account_id) AS revoked`,
    [point],
  );
  return row ?? { validDays: null, revoked: [] };
}

export async function setRightsDays(sql: Sql, point: string, days: number): Promise<void> {
  await sql.query(
    `INSERT INTO point_rights (point_id, valid_days) VALUES ($1, $2)
     ON CONFLICT (point_id) DO UPDATE SET valid_days = excluded.valid_days`,
    [point, days],
  );
}

export async function revokeAccount(sql: Sql, point: string, account: string, now: number): Promise<void> {
  await sql.query(
    `INSERT INTO revoked_accounts (point_id, account_id, revoked_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [point, account, now],
  );
}

/** More than a point writes in a year of bundles that came in the wrong order; a stranger's stick fills no disk. */
const mostEarly = 2_000;

export async function keepEarly(
  sql: Sql,
  { point, segment, now }: { point: string; segment: BundleSegment; now: number },
): Promise<void> {
  const { stream, from, events } = segment;
  await sql.query(
    `INSERT INTO early_segments (point_id, stream_id, from_seq, to_hash, segment, kept_at)
     SELECT $1, $2, $3, $4, $5, $6
     WHERE (SELECT count(*) FROM early_segments WHERE point_id = $1) < $7 ON CONFLICT DO NOTHING`,
    [point, stream, from.seq, events.at(-1)?.hash ?? '', JSON.stringify(segment), now, mostEarly],
  );
}

/** In the order in which they fit. */
export async function earlySegments(sql: Sql, point: string, stream: string): Promise<readonly BundleSegment[]> {
  const rows = await sql.query<{ segment: BundleSegment }>(
    'SELECT segment FROM early_segments WHERE point_id = $1 AND stream_id = $2 ORDER BY from_seq, to_hash',
    [point, stream],
  );
  return rows.map(({ segment }) => segment);
}

export async function forgetEarly(sql: Sql, point: string, { stream, from, events }: BundleSegment): Promise<void> {
  await sql.query(
    'DELETE FROM early_segments WHERE point_id = $1 AND stream_id = $2 AND from_seq = $3 AND to_hash = $4',
    [point, stream, from.seq, events.at(-1)?.hash ?? ''],
  );
}
