import type { Head } from '../../domain/chain.ts';
import type { Sql, Transaction } from './database.ts';

/** How a point that speaks by stick has its own streams, as its newest bundle said: what it lacks goes back to it with the next. */
export interface OwnEnd {
  readonly stream: string;
  readonly head: Head;
  readonly acked: Head;
}

export async function keepOwnEnds(tx: Transaction, point: string, ends: readonly OwnEnd[]): Promise<void> {
  await tx.query('DELETE FROM own_ends WHERE point_id = $1', [point]);
  await tx.query(
    `INSERT INTO own_ends (point_id, stream_id, seq, hash, acked_seq, acked_hash)
     SELECT $1, * FROM unnest($2::text[], $3::bigint[], $4::text[], $5::bigint[], $6::text[]) ON CONFLICT DO NOTHING`,
    [
      point,
      ends.map(({ stream }) => stream),
      ends.map(({ head }) => head.seq),
      ends.map(({ head }) => head.hash),
      ends.map(({ acked }) => acked.seq),
      ends.map(({ acked }) => acked.hash),
    ],
  );
}

export async function ownEnds(sql: Sql, point: string): Promise<readonly OwnEnd[]> {
  const rows = await sql.query<{ stream_id: string; seq: number; hash: string; acked_seq: number; acked_hash: string }>(
    'SELECT stream_id, seq, hash, acked_seq, acked_hash FROM own_ends WHERE point_id = $1 ORDER BY stream_id',
    [point],
  );
  return rows.map(({ stream_id: stream, seq, hash, acked_seq, acked_hash }) => ({
    stream,
    head: { seq, hash },
    acked: { seq: acked_seq, hash: acked_hash },
  }));
}
