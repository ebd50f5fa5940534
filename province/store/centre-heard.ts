import type { Sql } from './database.ts';

/**
 * Whether every other point of the commune told all it knew since the last of them began another stream; what a neighbour or an
 * older stick brought of it does not say that. Who was not seen since
 * `silentBefore` is not waited for, and a post office whose log the province writes has nothing more to tell.
 */
export async function isCentreHeard(sql: Sql, point: string, silentBefore: number): Promise<boolean> {
  const rows = await sql.query<{ waiting: boolean }>(
    `WITH centre AS (
       SELECT point_id FROM points
       WHERE commune_code = (SELECT commune_code FROM points WHERE point_id = $1)
         AND NOT EXISTS (SELECT 1 FROM hosted_points WHERE hosted_points.point_id = points.point_id)
     ), last AS (
       SELECT max(greatest(enrolled_at, coalesce(registered_at, 0))) AS began
       FROM streams LEFT JOIN incarnations USING (point_id, stream_id) WHERE point_id IN (SELECT point_id FROM centre)
     ), told AS (
       SELECT point_id, max(last_seen_at) AS seen,
         max(said_at) FILTER (WHERE head_seq >= coalesce(said_seq, 0)) AS all_told
       FROM streams WHERE point_id IN (SELECT point_id FROM centre) GROUP BY point_id
     )
     SELECT EXISTS (
       SELECT 1 FROM told, last WHERE point_id <> $1 AND seen >= $2 AND (all_told IS NULL OR all_told < began)
     ) AS waiting`,
    [point, silentBefore],
  );
  return rows[0]?.waiting === false;
}
