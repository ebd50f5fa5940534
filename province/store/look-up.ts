import type { Sql } from './database.ts';

/** Dossiers with this code, ours or the provincial system's; a handful at most. */
export async function dossiersCalled(sql: Sql, code: string) {
  return sql.query<{ point: string; dossier: string }>(
    `SELECT point_id AS point, dossier_id AS dossier FROM dossiers WHERE code = $1
     UNION SELECT point_id, dossier_id FROM dossiers WHERE official_code = $1 LIMIT 5`,
    [code],
  );
}

/** Also revoked ones: a receipt stays true when the PC that signed it is gone. */
export async function keysOfCommune(sql: Sql, commune: string): Promise<readonly string[]> {
  const rows = await sql.query<{ key: string }>(
    `SELECT public_key AS key FROM devices
     WHERE point_id IN (SELECT point_id FROM points WHERE commune_code = $1)`,
    [commune],
  );
  return rows.map(({ key }) => key);
}

/** Until when everybody is known who may have written of it last: where it was received, and between whom it moved last. */
export async function lastSeenOf(sql: Sql, { point, dossier }: { point: string; dossier: string }) {
  const rows = await sql.query<{ seen: number | null }>(
    `WITH moves AS (
       SELECT point_id, to_point, cv FROM custody_moves WHERE dossier_id = $2 AND left(point_id, 5) = left($1, 5)
     ), last AS (
       SELECT point_id, to_point FROM moves WHERE cv = (SELECT max(cv) FROM moves)
     ), asked AS (
       SELECT $1 AS point_id UNION SELECT point_id FROM last UNION SELECT to_point FROM last
     ), heard AS (
       SELECT max(last_seen_at) AS seen FROM streams WHERE point_id IN (SELECT point_id FROM asked) GROUP BY point_id
     )
     SELECT min(seen) AS seen FROM heard`,
    [point, dossier],
  );
  return rows[0]?.seen ?? null;
}
