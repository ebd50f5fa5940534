import type { Directory, DirectoryPoint } from '../../domain/directory.ts';
import type { PointKind } from '../../domain/event.ts';
import { PointId } from '../../domain/ids.ts';
import type { Sql } from './database.ts';

/** The points of a commune that were given a ticket, with the keys of their stations. */
export async function readDirectory(sql: Sql, commune: string): Promise<Directory> {
  const rows = await sql.query<Row>(
    `SELECT points.point_id, name, kind, changed_at, key_id, public_key, seal_to, revoked_at IS NOT NULL AS revoked
     FROM points LEFT JOIN devices USING (point_id) WHERE commune_code = $1 ORDER BY points.point_id, enrolled_at, key_id`,
    [commune],
  );
  const points = [...Map.groupBy(rows, ({ point_id }) => point_id).values()].map(pointOf);
  return { commune, changedAt: Math.max(0, ...rows.map(({ changed_at }) => changed_at)), points };
}

function pointOf(rows: readonly Row[]): DirectoryPoint {
  const [first] = rows;
  return {
    point: PointId(first?.point_id ?? ''),
    name: first?.name ?? null,
    kind: first?.kind ?? null,
    keys: rows.flatMap(({ key_id: keyId, public_key: publicKey, seal_to: sealTo, revoked }) =>
      keyId === null || publicKey === null ? [] : [{ keyId, publicKey, sealTo, revoked }],
    ),
  };
}

interface Row {
  point_id: string;
  name: string | null;
  kind: PointKind | null;
  changed_at: number;
  key_id: string | null;
  public_key: string | null;
  seal_to: string | null;
  revoked: boolean;
}

/** What a point calls itself stays until the province names it. */
export async function namePoint(
  sql: Sql,
  at: { point: string; name: string; kind: PointKind; by: 'point' | 'province'; now: number },
): Promise<void> {
  await sql.query(
    `UPDATE points SET name = $2, kind = $3, named_by = $4, changed_at = $5 WHERE point_id = $1
       AND (named_by IS NULL OR named_by <> 'province' OR $4 = 'province') AND (name, kind) IS DISTINCT FROM ($2, $3)`,
    [at.point, at.name, at.kind, at.by, at.now],
  );
}

/** Whom to wrap for when this device asks. */
export async function keepSealTo(
  sql: Sql,
  at: { point: string; keyId: string; sealTo: string; now: number },
): Promise<void> {
  const rows = await sql.query(
    `UPDATE devices SET seal_to = $3 WHERE point_id = $1 AND key_id = $2 AND seal_to IS DISTINCT FROM $3
     RETURNING 1 AS changed`,
    [at.point, at.keyId, at.sealTo],
  );
  if (rows.length === 1) await touchPoint(sql, at.point, at.now);
}

export async function touchPoint(sql: Sql, point: string, now: number): Promise<void> {
  await sql.query('UPDATE points SET changed_at = $2 WHERE point_id = $1 AND changed_at < $2', [point, now]);
}
