import type { HeartbeatFacts } from '../../contract/heartbeat-api.ts';
import type { Sql } from './database.ts';

/** Only of the stream's own writer; false: it is nobody's, or another's. */
export async function keepHeartbeat(
  sql: Sql,
  at: { point: string; keyId: string; stream: string; facts: HeartbeatFacts; now: number },
): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO heartbeats AS known (point_id, stream_id, said_at, facts)
     SELECT point_id, stream_id, $4, $5::jsonb FROM streams WHERE point_id = $1 AND stream_id = $2 AND key_id = $3
     ON CONFLICT (point_id, stream_id) DO UPDATE SET said_at = excluded.said_at, facts = excluded.facts
     RETURNING 1 AS kept`,
    [at.point, at.stream, at.keyId, at.now, JSON.stringify(at.facts)],
  );
  return rows.length === 1;
}
