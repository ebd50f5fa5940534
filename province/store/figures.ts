import type { Sql } from './database.ts';
import type { Scope } from './officers.ts';

export interface CommuneFigures {
  readonly code: string;
  readonly name: string;
  readonly type: 'xa' | 'phuong';
  readonly tickets: number;
  readonly received: number;
  readonly returned: number;
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  readonly events: number;
  readonly lastSeen: number | null;
  readonly parked: number;
}

/** Every commune, also those that never reported; `from` and `to` are local dates, both included. */
export async function communeFigures(
  sql: Sql,
  of: { from: string; to: string; scope: Scope },
): Promise<readonly CommuneFigures[]> {
  return sql.query<CommuneFigures>(figures, [of.from, of.to, of.scope]);
}

export async function communesReporting(sql: Sql, scope: Scope): Promise<number> {
  const rows = await sql.query<{ count: number }>(
    `SELECT count(DISTINCT left(point_id, 5))::integer AS count FROM streams
     WHERE $1::text IS NULL OR left(point_id, 5) = $1`,
    [scope],
  );
  return rows[0]?.count ?? 0;
}

const figures = `
WITH tickets AS (
  SELECT left(point_id, 5) AS code, sum(issued) AS issued
  FROM ticket_days JOIN business_days USING (point_id, day)
  WHERE date BETWEEN $1 AND $2 GROUP BY 1
), received AS (
  SELECT left(point_id, 5) AS code, count(*) AS dossiers
  FROM dossiers WHERE received_on BETWEEN $1 AND $2 GROUP BY 1
), returned AS (
  SELECT left(point_id, 5) AS code, count(*) AS dossiers,
    count(*) FILTER (WHERE timeliness = 'early') AS early,
    count(*) FILTER (WHERE timeliness = 'on-time') AS on_time,
    count(*) FILTER (WHERE timeliness = 'late') AS late
  FROM dossiers WHERE returned_on BETWEEN $1 AND $2 GROUP BY 1
), logs AS (
  SELECT left(point_id, 5) AS code, sum(head_seq) AS events, max(last_seen_at) AS last_seen
  FROM streams GROUP BY 1
), set_aside AS (
  SELECT left(point_id, 5) AS code, count(*) AS events FROM parked GROUP BY 1
)
SELECT communes.code, communes.name, communes.type,
  coalesce(tickets.issued, 0)::integer AS tickets,
  coalesce(received.dossiers, 0)::integer AS received,
  coalesce(returned.dossiers, 0)::integer AS returned,
  coalesce(returned.early, 0)::integer AS early,
  coalesce(returned.on_time, 0)::integer AS "onTime",
  coalesce(returned.late, 0)::integer AS late,
  coalesce(logs.events, 0)::bigint AS events,
  logs.last_seen AS "lastSeen",
  coalesce(set_aside.events, 0)::integer AS parked
FROM communes
  LEFT JOIN tickets USING (code)
  LEFT JOIN received USING (code)
  LEFT JOIN returned USING (code)
  LEFT JOIN logs USING (code)
  LEFT JOIN set_aside USING (code)
WHERE $3::text IS NULL OR communes.code = $3
ORDER BY communes.code`;
