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

export async function lastSeenOf(sql: Sql, point: string): Promise<number | null> {
  const rows = await sql.query<{ seen: number | null }>(
    'SELECT max(last_seen_at) AS seen FROM streams WHERE point_id = $1',
    [point],
  );
  return rows[0]?.seen ?? null;
}
