import type { Channel } from '../../domain/dossier-words.ts';
import type { NationalAway } from '../ports.ts';
import type { Sql } from './database.ts';
import type { Scope } from './officers.ts';

/** A dossier with steps the nation was not told. */
export interface DueExport {
  /** Where it was received. */
  readonly point: string;
  readonly commune: string;
  readonly dossier: string;
  readonly wasSent: boolean;
  readonly tries: number;
  /** Until then no other process takes it. */
  readonly takenUntil: number;
}

/** Oldest receipt first; taken for a minute, so that two processes never send the same. */
export async function dueExports(
  sql: Sql,
  of: { now: number; settleMs: number; since: string; communes: readonly string[]; most: number },
): Promise<readonly DueExport[]> {
  return sql.query<DueExport>(
    `WITH waiting AS (
       SELECT DISTINCT left(point_id, 5) AS commune, dossier_id FROM dossier_steps
       WHERE NOT exported AND left(point_id, 5) = ANY ($1::text[])
     ), due AS (
       SELECT dossiers.point_id, dossiers.dossier_id, dossiers.received_at FROM waiting
         JOIN points ON points.commune_code = waiting.commune
         JOIN dossiers ON dossiers.point_id = points.point_id AND dossiers.dossier_id = waiting.dossier_id
         LEFT JOIN national_exports export ON export.point_id = dossiers.point_id AND export.dossier_id = dossiers.dossier_id
       WHERE dossiers.received_on >= $2::date AND coalesce(export.next_at, 0) <= $3 AND export.parked IS NULL
         AND NOT EXISTS (SELECT FROM dossier_steps fresh WHERE fresh.point_id = dossiers.point_id
           AND fresh.dossier_id = dossiers.dossier_id AND fresh.noted_at > $3 - $4::bigint AND $4 > 0)
       ORDER BY dossiers.received_at, dossiers.dossier_id LIMIT $5
     ), taken AS (
       INSERT INTO national_exports AS old (point_id, dossier_id, next_at, changed_at)
       SELECT point_id, dossier_id, $3 + 60000, $3 FROM due
       ON CONFLICT (point_id, dossier_id) DO UPDATE SET next_at = excluded.next_at WHERE old.next_at <= $3
       RETURNING point_id, dossier_id, sent_at, tries, next_at
     )
     SELECT point_id AS point, left(point_id, 5) AS commune, dossier_id AS dossier, sent_at IS NOT NULL AS "wasSent", tries,
       next_at AS "takenUntil"
     FROM taken JOIN due USING (point_id, dossier_id) ORDER BY received_at, dossier_id`,
    [of.communes, of.since, of.now, of.settleMs, of.most],
  );
}

/** For as long as one dossier may take with all its calls; false: another process took it meanwhile. */
export async function claimExport(sql: Sql, { point, dossier, takenUntil }: DueExport, now: number): Promise<boolean> {
  const mine = await sql.query(
    `UPDATE national_exports SET next_at = $4 WHERE point_id = $1 AND dossier_id = $2 AND next_at = $3 RETURNING 1 AS mine`,
    [point, dossier, takenUntil, now + 10 * 60_000],
  );
  return mine.length > 0;
}

export interface ExportRow {
  readonly code: string;
  readonly officialCode: string | null;
  readonly procedure: string;
  readonly channel: Channel;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly steps: readonly StepToExport[];
}

export interface StepToExport {
  readonly point: string;
  readonly type: string;
  readonly undone: string | null;
  readonly at: string;
  readonly seq: number;
  readonly exported: boolean;
}

export async function dossierForExport(sql: Sql, { point, commune, dossier }: DueExport): Promise<ExportRow | null> {
  const [row] = await sql.query<Omit<ExportRow, 'steps'>>(
    `SELECT code, official_code AS "officialCode", procedure, channel, received_at AS "receivedAt", due_at AS "dueAt"
     FROM dossiers WHERE point_id = $1 AND dossier_id = $2`,
    [point, dossier],
  );
  if (!row) return null;
  const steps = await sql.query<StepToExport & Record<string, unknown>>(
    `SELECT point_id AS point, type, undone, at, seq, exported FROM dossier_steps
     WHERE point_id IN (SELECT point_id FROM points WHERE commune_code = $1) AND dossier_id = $2
     ORDER BY at, point_id, seq`,
    [commune, dossier],
  );
  return { ...row, steps };
}

/** The receipt as it lies in the log, sealed, and its key as it was wrapped for us. */
export interface ReceiptRow {
  readonly point: string;
  readonly dossier: string;
  readonly origin: string;
  readonly part: number;
  readonly sealed: string | null;
  readonly wrapped: string | null;
  /** What counts of the applicant since; null: what was received does. */
  readonly correction: { readonly origin: string; readonly part: number; readonly sealed: string | null } | null;
}

export async function receiptOf(sql: Sql, { point, dossier }: DueExport): Promise<ReceiptRow | null> {
  const [row] = await sql.query<{ origin: string; part: number; canonical: string; wrapped: string | null }>(
    `SELECT origin, part, canonical, wrapped
     FROM dossier_steps step JOIN streams USING (point_id) JOIN events USING (point_id, stream_id, seq)
       LEFT JOIN dossier_keys ON dossier_keys.point_id = step.point_id AND dossier_keys.dossier_id = step.dossier_id
     WHERE step.point_id = $1 AND step.dossier_id = $2 AND step.type = 'dossier-received'
       AND events.type = 'dossier-received' AND events.canonical::json -> 'facts' ->> 'dossier' = $2 LIMIT 1`,
    [point, dossier],
  );
  if (!row) return null;
  const { sealed } = JSON.parse(row.canonical) as { sealed: string | null };
  const { origin, part, wrapped } = row;
  return { point, dossier, origin, part, sealed, wrapped, correction: await correctionOf(sql, { point, dossier }) };
}

/** The last one of the point that received it: nobody else may. */
async function correctionOf(sql: Sql, { point, dossier }: Pick<DueExport, 'point' | 'dossier'>) {
  const [row] = await sql.query<{ origin: string; part: number; canonical: string }>(
    `SELECT origin, part, canonical FROM events
     WHERE point_id = $1 AND type = 'person-corrected' AND canonical::json -> 'facts' ->> 'dossier' = $2
     ORDER BY stored_at DESC, seq DESC LIMIT 1`,
    [point, dossier],
  );
  if (!row) return null;
  const { sealed } = JSON.parse(row.canonical) as { sealed: string | null };
  return { origin: row.origin, part: row.part, sealed };
}

/** The dossier itself is there: what follows of it is an update. */
export async function noteSent(sql: Sql, { point, dossier }: DueExport, now: number): Promise<void> {
  await sql.query(
    `UPDATE national_exports SET sent_at = coalesce(sent_at, $3), changed_at = $3 WHERE point_id = $1 AND dossier_id = $2`,
    [point, dossier, now],
  );
}

export async function markSent(
  sql: Sql,
  { point, dossier }: DueExport,
  steps: readonly StepToExport[],
  now: number,
): Promise<void> {
  await sql.query(
    `WITH told AS (
       UPDATE dossier_steps SET exported = true
       FROM unnest($3::text[], $4::text[], $5::bigint[], $6::text[]) AS said (point, at, seq, type)
       WHERE point_id = said.point AND dossier_id = $2 AND dossier_steps.at = said.at AND dossier_steps.seq = said.seq
         AND dossier_steps.type = said.type
     )
     UPDATE national_exports SET tries = 0, next_at = 0, changed_at = $7 WHERE point_id = $1 AND dossier_id = $2`,
    [
      ...[point, dossier, steps.map((step) => step.point), steps.map(({ at }) => at), steps.map(({ seq }) => seq)],
      ...[steps.map(({ type }) => type), now],
    ],
  );
}

export async function leaveForLater(
  sql: Sql,
  { point, dossier }: DueExport,
  at: { now: number; nextAt: number; counts: boolean },
): Promise<void> {
  await sql.query(
    `UPDATE national_exports SET next_at = $3, tries = tries + $4, changed_at = $5 WHERE point_id = $1 AND dossier_id = $2`,
    [point, dossier, at.nextAt, at.counts ? 1 : 0, at.now],
  );
}

export async function parkExport(sql: Sql, { point, dossier }: DueExport, code: string, now: number): Promise<void> {
  await sql.query(
    `UPDATE national_exports SET parked = $3, tries = tries + 1, changed_at = $4 WHERE point_id = $1 AND dossier_id = $2`,
    [point, dossier, code.slice(0, 40), now],
  );
}

/** A person has looked: they are tried again. */
export async function unparkExports(sql: Sql, now: number): Promise<void> {
  await sql.query(
    'UPDATE national_exports SET parked = NULL, tries = 0, next_at = 0, changed_at = $1 WHERE parked IS NOT NULL',
    [now],
  );
}

/** Told in another way, says this officer: what waited of it counts as told, and what comes of it later is sent as always. */
export async function settleExport(
  sql: Sql,
  { point, dossier }: { readonly point: string; readonly dossier: string },
  by: { readonly login: string; readonly now: number },
): Promise<boolean> {
  const settled = await sql.query(
    `WITH settled AS (
       UPDATE national_exports SET parked = NULL, tries = 0, next_at = 0, changed_at = $4, settled_by = $3, settled_at = $4
       WHERE point_id = $1 AND dossier_id = $2 AND parked IS NOT NULL RETURNING dossier_id
     ), told AS (
       UPDATE dossier_steps SET exported = true FROM settled
       WHERE dossier_steps.dossier_id = settled.dossier_id AND NOT exported
         AND point_id IN (SELECT point_id FROM points WHERE commune_code = left($1, 5))
     )
     SELECT 1 AS settled FROM settled`,
    [point, dossier, by.login, by.now],
  );
  return settled.length > 0;
}

/** Null: it answered. */
export async function noteNationalAnswer(sql: Sql, away: string | null, now: number): Promise<void> {
  await sql.query(
    `UPDATE server SET national_away = $1, national_heard_at = CASE WHEN $1::text IS NULL THEN $2 ELSE national_heard_at END,
       national_away_since = CASE WHEN $1::text IS NULL THEN NULL ELSE coalesce(national_away_since, $2) END
     WHERE id = 1`,
    [away, now],
  );
}

/** `of`: what the export is set up for; nothing else waits for it. */
export async function exportsOf(
  sql: Sql,
  scope: Scope,
  of: { readonly since: string; readonly communes: readonly string[] },
) {
  const [counts] = await sql.query<{ sent: number; refused: number }>(
    `SELECT count(*) FILTER (WHERE sent_at IS NOT NULL)::integer AS sent,
       count(*) FILTER (WHERE parked IS NOT NULL)::integer AS refused
     FROM national_exports WHERE $1::text IS NULL OR left(point_id, 5) = $1`,
    [scope],
  );
  const [waiting] = await sql.query<{ dossiers: number }>(
    `WITH waiting AS (
       SELECT DISTINCT left(point_id, 5) AS commune, dossier_id FROM dossier_steps
       WHERE NOT exported AND left(point_id, 5) = ANY ($2::text[]) AND ($1::text IS NULL OR left(point_id, 5) = $1)
     )
     SELECT count(*)::integer AS dossiers FROM waiting JOIN points ON points.commune_code = waiting.commune
       JOIN dossiers ON dossiers.point_id = points.point_id AND dossiers.dossier_id = waiting.dossier_id
       LEFT JOIN national_exports export ON export.point_id = dossiers.point_id AND export.dossier_id = dossiers.dossier_id
     WHERE dossiers.received_on >= $3::date AND export.parked IS NULL`,
    [scope, of.communes, of.since],
  );
  const parked = await sql.query<{ point: string; dossier: string; code: string; why: string; since: number }>(
    `SELECT point_id AS point, dossier_id AS dossier, code, parked AS why, changed_at AS since
     FROM national_exports JOIN dossiers USING (point_id, dossier_id)
     WHERE parked IS NOT NULL AND ($1::text IS NULL OR left(point_id, 5) = $1) ORDER BY changed_at DESC LIMIT 100`,
    [scope],
  );
  const [heard] = await sql.query<{ heardAt: number | null; why: NationalAway | null; since: number | null }>(
    `SELECT national_heard_at AS "heardAt", national_away AS why, national_away_since AS since FROM server WHERE id = 1`,
  );
  const { why = null, since = null } = heard ?? {};
  return {
    ...{ sent: counts?.sent ?? 0, refused: counts?.refused ?? 0, waiting: waiting?.dossiers ?? 0, parked },
    heardAt: heard?.heardAt ?? null,
    away: why === null || since === null ? null : { why, since },
  };
}
