import type { WireEvent } from '../../contract/wire-words.ts';
import type { Sql, Transaction } from './database.ts';
import type { Parcel } from './inboxes.ts';

/** What follows from the log and nothing else. The codes of parked events stay: they say what people were told. */
const projections = ['business_days', 'ticket_days', 'dossiers', 'dossier_steps', 'custody_moves'] as const;

export async function everyPoint(sql: Sql): Promise<readonly string[]> {
  const rows = await sql.query<{ point_id: string }>('SELECT DISTINCT point_id FROM streams ORDER BY point_id');
  return rows.map(({ point_id }) => point_id);
}

/**
 * Points whose first or newest receipt left no step: an earlier build took it in, before steps were kept (migration 0070) or beside
 * the first process that kept them. Of each stream only what lies before its first receipt and behind its newest is read.
 */
export async function pointsBeforeSteps(sql: Sql): Promise<readonly string[]> {
  const receipt = (order: 'ASC' | 'DESC') => `
    (SELECT seq, canonical FROM events
     WHERE point_id = streams.point_id AND stream_id = streams.stream_id AND type = 'dossier-received'
       AND EXISTS (SELECT FROM event_origins AS first WHERE (first.point_id, first.stream_id, first.seq)
         = (events.point_id, events.stream_id, events.seq))
       AND NOT EXISTS (SELECT FROM parked WHERE (parked.point_id, parked.stream_id, parked.seq)
         = (events.point_id, events.stream_id, events.seq))
     ORDER BY seq ${order} LIMIT 1)`;
  const rows = await sql.query<{ point_id: string }>(
    `SELECT DISTINCT point_id FROM streams
       CROSS JOIN LATERAL (${receipt('ASC')} UNION ALL ${receipt('DESC')}) AS receipt
     WHERE NOT EXISTS (SELECT FROM dossier_steps AS step WHERE step.point_id = streams.point_id AND step.seq = receipt.seq
       AND step.dossier_id = receipt.canonical::jsonb -> 'facts' ->> 'dossier' AND step.type = 'dossier-received')
     ORDER BY point_id`,
  );
  return rows.map(({ point_id }) => point_id);
}

/** Nothing is taken in of this point until the transaction ends; its inbox is not filled either. */
export async function dropProjections(tx: Transaction, point: string): Promise<void> {
  await tx.query('SELECT 1 FROM streams WHERE point_id = $1 ORDER BY stream_id FOR UPDATE', [point]);
  await tx.query('SELECT 1 FROM inboxes WHERE point_id = $1 FOR UPDATE', [point]);
  await tx.query(
    `CREATE TEMPORARY TABLE told ON COMMIT DROP AS SELECT point_id, dossier_id, seq, type, exported, noted_at FROM dossier_steps
     WHERE point_id = '${named(point)}'`,
  );
  for (const table of projections) await tx.query(`DELETE FROM ${table} WHERE point_id = $1`, [point]);
  // What the province itself took back of a person stays.
  await tx.query('DELETE FROM revoked_accounts WHERE point_id = $1 AND by_point', [point]);
}

/** What the nation was told, and since when it waits to be: no event says that. */
export async function rememberTold(tx: Transaction): Promise<void> {
  await tx.query(
    `UPDATE dossier_steps AS step SET exported = told.exported, noted_at = told.noted_at FROM told
     WHERE (step.point_id, step.dossier_id, step.seq, step.type) = (told.point_id, told.dossier_id, told.seq, told.type)`,
  );
}

/** For statements that take no parameters. */
function named(point: string): string {
  if (!/^\d{5}-\d{1,2}$/.test(point)) throw new Error('assertion failed: no point');
  return point;
}

const atOnce = 2_000;

/** Every event that had an effect, in the batches in which they were stored: the same runs fold to the same rows. */
export async function* storedBatches(tx: Transaction, point: string): AsyncGenerator<readonly WireEvent[]> {
  await tx.query(
    `DECLARE stored NO SCROLL CURSOR FOR
     SELECT stored_at, stream_id, hash, canonical FROM events JOIN event_origins USING (point_id, stream_id, seq)
     WHERE point_id = '${named(point)}' ORDER BY stored_at, stream_id, events.seq`,
  );
  let batch: { key: string; events: WireEvent[] } = { key: '', events: [] };
  for (;;) {
    const rows = await tx.query<Row>(`FETCH ${atOnce} FROM stored`);
    for (const { stored_at, stream_id, hash, canonical } of rows) {
      const key = `${stored_at} ${stream_id}`;
      if (key !== batch.key) {
        if (batch.events.length > 0) yield batch.events;
        batch = { key, events: [] };
      }
      batch.events.push({ ...JSON.parse(canonical), hash } as WireEvent);
    }
    if (rows.length < atOnce) break;
  }
  if (batch.events.length > 0) yield batch.events;
  await tx.query('CLOSE stored');
}

interface Row {
  readonly stored_at: number;
  readonly stream_id: string;
  readonly hash: string;
  readonly canonical: string;
}

/** What the point was told by others, in the order in which it was. */
export async function inboxParcels(sql: Sql, point: string, after: number, most: number) {
  return sql.query<Parcel & { pos: number }>(
    `SELECT pos, from_point AS from, stream_id AS stream, seq, hash FROM inbox_items
     WHERE point_id = $1 AND pos > $2 ORDER BY pos LIMIT $3`,
    [point, after, most],
  );
}
