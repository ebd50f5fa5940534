import type { Sql } from './database.ts';
import type { Scope } from './officers.ts';

/** What one point did today and how it stands with the province. */
export interface PointNumbers {
  readonly point: string;
  readonly named: string | null;
  readonly code: string;
  readonly name: string;
  readonly type: 'xa' | 'phuong';
  readonly tickets: number;
  readonly served: number;
  readonly missed: number;
  readonly received: number;
  readonly returned: number;
  readonly open: number;
  readonly overdue: number;
  /** Results given back since the first of the month. */
  readonly early: number;
  readonly onTime: number;
  readonly late: number;
  readonly lastSeen: number | null;
  readonly backlog: number;
  readonly parked: number;
  readonly version: string | null;
}

export async function pointNumbers(
  sql: Sql,
  of: { today: string; monthFrom: string; scope: Scope },
): Promise<readonly PointNumbers[]> {
  return sql.query<PointNumbers>(numbers, [of.today, of.monthFrom, of.scope]);
}

export async function parkedCounts(sql: Sql, of: { scope: Scope; point: string | null }) {
  return sql.query<{ code: string; events: number }>(
    `SELECT code, count(*)::integer AS events FROM parked WHERE ${within} GROUP BY code ORDER BY 2 DESC, 1`,
    [of.scope, of.point],
  );
}

export async function parkedList(sql: Sql, of: { scope: Scope; point: string | null }) {
  return sql.query<{ point: string; stream: string; seq: number; type: string; code: string; parkedAt: number }>(
    `SELECT point_id AS point, stream_id AS stream, seq, events.type, code, parked_at AS "parkedAt"
     FROM parked JOIN events USING (point_id, stream_id, seq)
     WHERE ${within} ORDER BY parked_at DESC, point_id, stream_id, seq LIMIT 200`,
    [of.scope, of.point],
  );
}

const within = `($1::text IS NULL OR left(point_id, 5) = $1) AND ($2::text IS NULL OR point_id = $2)`;

const numbers = `
WITH tickets AS (
  SELECT point_id, sum(issued) AS issued, sum(finished) AS served, sum(missed) AS missed
  FROM ticket_days JOIN business_days USING (point_id, day) WHERE date = $1::date GROUP BY 1
), work AS (
  SELECT point_id, count(*) FILTER (WHERE received_on = $1::date) AS received,
    count(*) FILTER (WHERE returned_on = $1::date) AS returned,
    count(*) FILTER (WHERE state = 'received') AS open,
    count(*) FILTER (WHERE state = 'received' AND due_on < $1::date) AS overdue,
    count(*) FILTER (WHERE returned_on BETWEEN $2::date AND $1::date AND timeliness = 'early') AS early,
    count(*) FILTER (WHERE returned_on BETWEEN $2::date AND $1::date AND timeliness = 'on-time') AS on_time,
    count(*) FILTER (WHERE returned_on BETWEEN $2::date AND $1::date AND timeliness = 'late') AS late
  FROM dossiers GROUP BY 1
), logs AS (
  SELECT point_id, max(last_seen_at) AS last_seen, sum(greatest(coalesce(said_seq, 0) - head_seq, 0)) AS backlog,
    (array_agg(said_version ORDER BY last_seen_at DESC NULLS LAST))[1] AS version
  FROM streams GROUP BY 1
), set_aside AS (
  SELECT point_id, count(*) AS events FROM parked GROUP BY 1
)
SELECT points.point_id AS point, points.name AS named, communes.code, communes.name, communes.type,
  coalesce(tickets.issued, 0)::integer AS tickets,
  coalesce(tickets.served, 0)::integer AS served,
  coalesce(tickets.missed, 0)::integer AS missed,
  coalesce(work.received, 0)::integer AS received,
  coalesce(work.returned, 0)::integer AS returned,
  coalesce(work.open, 0)::integer AS open,
  coalesce(work.overdue, 0)::integer AS overdue,
  coalesce(work.early, 0)::integer AS early,
  coalesce(work.on_time, 0)::integer AS "onTime",
  coalesce(work.late, 0)::integer AS late,
  logs.last_seen AS "lastSeen",
  coalesce(logs.backlog, 0)::integer AS backlog,
  coalesce(set_aside.events, 0)::integer AS parked,
  logs.version
FROM points JOIN communes ON communes.code = points.commune_code
  LEFT JOIN tickets USING (point_id)
  LEFT JOIN work USING (point_id)
  LEFT JOIN logs USING (point_id)
  LEFT JOIN set_aside USING (point_id)
WHERE $3::text IS NULL OR communes.code = $3
ORDER BY points.point_id`;
