import type { ReferenceKind } from '../../domain/reference.ts';
import type { Sql, Transaction } from './database.ts';
import type { Commune, Scope } from './officers.ts';

export interface VersionRow {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly publishedAt: number;
  readonly publishedBy: string;
  readonly note: string;
}

export async function readDrafts(sql: Sql): Promise<ReadonlyMap<string, string>> {
  const rows = await sql.query<{ kind: string; rows: string }>('SELECT kind, rows FROM reference_drafts');
  return new Map(rows.map(({ kind, rows: text }) => [kind, text]));
}

/** One change after the other: the row is the lock of its list. */
export async function lockDraft(tx: Transaction, kind: ReferenceKind): Promise<string> {
  await tx.query('SELECT pg_advisory_xact_lock(47200, hashtext($1))', [kind]);
  const rows = await tx.query<{ rows: string }>('SELECT rows FROM reference_drafts WHERE kind = $1', [kind]);
  return rows[0]?.rows ?? '[]';
}

export async function writeDraft(
  tx: Transaction,
  at: { kind: ReferenceKind; rows: string; by: string; now: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO reference_drafts (kind, rows, changed_by, changed_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (kind) DO UPDATE SET rows = excluded.rows, changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [at.kind, at.rows, at.by, at.now],
  );
}

export async function listVersions(sql: Sql): Promise<readonly VersionRow[]> {
  return sql.query<VersionRow>(
    `SELECT version, effective_from AS "effectiveFrom", published_at AS "publishedAt", officers.name AS "publishedBy", note
     FROM reference_versions JOIN officers ON login = published_by ORDER BY version DESC`,
  );
}

/** The newest, whether or not its day has come. */
export async function lastVersion(
  sql: Sql,
): Promise<{ readonly version: number; readonly effectiveFrom: string; readonly tables: string } | null> {
  const rows = await sql.query<{ version: number; effectiveFrom: string; tables: string }>(
    `SELECT version, effective_from AS "effectiveFrom", tables FROM reference_versions ORDER BY version DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}

export async function lockVersions(tx: Transaction): Promise<void> {
  await tx.query('LOCK TABLE reference_versions IN EXCLUSIVE MODE');
}

export async function addVersion(
  tx: Transaction,
  at: {
    version: number;
    effectiveFrom: string;
    tables: string;
    signature: string;
    note: string;
    by: string;
    now: number;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO reference_versions (version, effective_from, tables, signature, note, published_by, published_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [at.version, at.effectiveFrom, at.tables, at.signature, at.note, at.by, at.now],
  );
}

/** What counts on a day and what comes later, above what somebody knows: older ones would never count again. */
export async function versionsAbove(sql: Sql, known: number, today: string) {
  return sql.query<{ version: number; effectiveFrom: string; tables: string }>(
    `SELECT version, effective_from AS "effectiveFrom", tables FROM reference_versions
     WHERE version > $1 AND version >= coalesce(
       (SELECT max(version) FROM reference_versions WHERE effective_from <= $2::date), 0)
     ORDER BY version`,
    [known, today],
  );
}

export async function noteHeld(sql: Sql, point: string, version: number, now: number): Promise<void> {
  await sql.query(
    `INSERT INTO reference_held (point_id, version, said_at) VALUES ($1, $2, $3)
     ON CONFLICT (point_id) DO UPDATE SET version = excluded.version, said_at = excluded.said_at`,
    [point, version, now],
  );
}

/** The highest version a point said it has; 0: it never said. */
export async function heldBy(sql: Sql, point: string): Promise<number> {
  const rows = await sql.query<{ version: number }>('SELECT version FROM reference_held WHERE point_id = $1', [point]);
  return rows[0]?.version ?? 0;
}

export async function pointsHolding(sql: Sql, scope: Scope) {
  return sql.query<Commune & { point: string; version: number | null; saidAt: number | null }>(
    `SELECT points.point_id AS point, communes.code, communes.name, communes.type, version, said_at AS "saidAt"
     FROM points JOIN communes ON communes.code = commune_code LEFT JOIN reference_held USING (point_id)
     WHERE $1::text IS NULL OR commune_code = $1 ORDER BY points.point_id`,
    [scope],
  );
}

/** Dossiers received on the days asked, and those whose code is asked for on any day. */
export async function receivedDossiers(
  sql: Sql,
  of: { scope: Scope; from: string; to: string; codes: readonly string[] },
) {
  return sql.query<{ dossier: string; point: string; code: string; officialCode: string | null; receivedOn: string }>(
    `SELECT dossier_id AS dossier, point_id AS point, code, official_code AS "officialCode", received_on AS "receivedOn"
     FROM dossiers WHERE ($1::text IS NULL OR left(point_id, 5) = $1)
       AND (received_on BETWEEN $2::date AND $3::date OR official_code = ANY ($4::text[]))`,
    [of.scope, of.from, of.to, of.codes],
  );
}
