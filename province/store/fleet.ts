import type { HeartbeatFacts } from '../../contract/heartbeat-api.ts';
import type { Sql } from './database.ts';
import type { Commune, Scope } from './officers.ts';

export interface FleetRow extends Commune {
  readonly point: string;
  readonly lastSeen: number | null;
  readonly saidAt: number | null;
  readonly facts: HeartbeatFacts | null;
  readonly backlog: number;
  readonly parked: number;
  readonly version: string | null;
  readonly wanted: string | null;
}

/** One row a point, of the newest heartbeat of any of its streams. */
export async function fleetRows(sql: Sql, scope: Scope): Promise<readonly FleetRow[]> {
  return sql.query<FleetRow>(rows, [scope]);
}

export async function communesWithoutPoints(sql: Sql, scope: Scope): Promise<Commune[]> {
  return sql.query<Commune & { code: string }>(
    `SELECT code, name, type FROM communes
     WHERE ($1::text IS NULL OR code = $1) AND NOT EXISTS (SELECT FROM points WHERE commune_code = code) ORDER BY code`,
    [scope],
  );
}

const rows = `
WITH logs AS (
  SELECT point_id, max(last_seen_at) AS last_seen, sum(greatest(coalesce(said_seq, 0) - head_seq, 0)) AS backlog,
    (array_agg(said_version ORDER BY last_seen_at DESC NULLS LAST))[1] AS version
  FROM streams GROUP BY 1
), beats AS (
  SELECT DISTINCT ON (point_id) point_id, said_at, facts FROM heartbeats ORDER BY point_id, said_at DESC
), set_aside AS (
  SELECT point_id, count(*) AS events FROM parked GROUP BY 1
)
SELECT points.point_id AS point, communes.code, communes.name, communes.type,
  greatest(logs.last_seen, beats.said_at) AS "lastSeen", beats.said_at AS "saidAt", beats.facts,
  coalesce(logs.backlog, 0)::integer AS backlog,
  coalesce(set_aside.events, 0)::integer AS parked,
  coalesce(beats.facts->>'version', logs.version) AS version,
  word.version AS wanted
FROM points JOIN communes ON communes.code = points.commune_code
  LEFT JOIN logs USING (point_id)
  LEFT JOIN beats USING (point_id)
  LEFT JOIN set_aside USING (point_id)
  LEFT JOIN LATERAL (
    SELECT version FROM wanted_versions
    WHERE commune_code IS NULL OR commune_code = points.commune_code ORDER BY change DESC LIMIT 1) AS word ON true
WHERE $1::text IS NULL OR communes.code = $1
ORDER BY points.point_id`;
