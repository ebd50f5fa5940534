import type { WireEvent } from '../../contract/wire-words.ts';
import type { WaitingSlip } from '../operations/proven-by-slip.ts';
import type { Sql } from './database.ts';

/** Acceptances whose slip bears a key that nobody knew when they came: its PC may be enrolled later than its paper travels. */
export async function noteWaitingSlips(
  sql: Sql,
  { point, stream }: { readonly point: string; readonly stream: string },
  waiting: readonly WaitingSlip[],
): Promise<void> {
  if (waiting.length === 0) return;
  await sql.query(
    `INSERT INTO waiting_slips AS known (point_id, stream_id, seq, from_point, keys)
     SELECT $1, $2, * FROM unnest($3::bigint[], $4::text[], $5::integer[])
     ON CONFLICT (point_id, stream_id, seq) DO UPDATE SET keys = excluded.keys`,
    [
      ...[point, stream, waiting.map(({ seq }) => seq), waiting.map(({ from }) => from)],
      waiting.map(({ keys }) => keys),
    ],
  );
}

export interface SlipToJudge {
  readonly point: string;
  readonly event: WireEvent;
}

/** Whose sender has more keys than it was judged by; normally none. */
export async function slipsToJudge(sql: Sql, most: number): Promise<readonly SlipToJudge[]> {
  const rows = await sql.query<{ point: string; canonical: string }>(
    `SELECT event.point_id AS point, event.canonical
     FROM waiting_slips AS slip JOIN events AS event USING (point_id, stream_id, seq)
     WHERE slip.keys < (SELECT count(*) FROM devices WHERE devices.point_id = slip.from_point)
     ORDER BY point_id, stream_id, seq LIMIT $1`,
    [most],
  );
  return rows.map(({ point, canonical }) => ({ point, event: JSON.parse(canonical) as WireEvent }));
}

export async function forgetWaitingSlip(sql: Sql, { point, event: { stream, seq } }: SlipToJudge): Promise<void> {
  await sql.query('DELETE FROM waiting_slips WHERE point_id = $1 AND stream_id = $2 AND seq = $3', [
    point,
    stream,
    seq,
  ]);
}
