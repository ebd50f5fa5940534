import { createHash } from 'node:crypto';
import type { WrappedKey } from '../../contract/wire-words.ts';
import { pushLimits } from '../../contract/wire-words.ts';
import { genesis, type Head } from '../../domain/chain.ts';
import type { Sql, Transaction } from './database.ts';
import { type StoredEvent, withinBytes } from './events.ts';

/** An event on its way, with the hash its inbox is chained by. */
export interface Parcel {
  readonly from: string;
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
}

export async function readersWaiting(sql: Sql): Promise<readonly string[]> {
  const rows = await sql.query<{ reader: string }>('SELECT DISTINCT reader FROM outgoing');
  return rows.map(({ reader }) => reader);
}

export async function someParcels(sql: Sql, reader: string, most: number): Promise<readonly Parcel[]> {
  return sql.query<{ from: string; stream: string; seq: number; hash: string }>(
    `SELECT point_id AS from, stream_id AS stream, seq, hash FROM outgoing JOIN events USING (point_id, stream_id, seq)
     WHERE reader = $1 ORDER BY point_id, stream_id, seq LIMIT $2`,
    [reader, most],
  );
}

/** At dense positions, each event once whoever brings it how often; under the lock of the inbox's row. Answers the new ones. */
export async function putIntoInbox(
  tx: Transaction,
  point: string,
  parcels: readonly Parcel[],
): Promise<readonly Parcel[]> {
  await tx.query('INSERT INTO inboxes (point_id) VALUES ($1) ON CONFLICT DO NOTHING', [point]);
  const head = await inboxHead(tx, point, 'FOR UPDATE');
  const streams = parcels.map(({ stream }) => stream);
  const seqs = parcels.map(({ seq }) => seq);
  const there = await tx.query<{ stream_id: string; seq: number }>(
    `SELECT stream_id, seq FROM inbox_items WHERE point_id = $1
       AND (stream_id, seq) IN (SELECT * FROM unnest($2::text[], $3::bigint[]))`,
    [point, streams, seqs],
  );
  const known = new Set(there.map(({ stream_id, seq }) => `${stream_id} ${seq}`));
  const fresh = parcels.filter(({ stream, seq }) => !known.has(`${stream} ${seq}`));
  if (fresh.length === 0) return [];
  const hashes: string[] = [];
  for (const { hash } of fresh) hashes.push(nextHash(hashes.at(-1) ?? head.hash, hash));
  await tx.query(
    `INSERT INTO inbox_items (point_id, pos, hash, from_point, stream_id, seq)
     SELECT $1, $2 + nth, hash, from_point, stream_id, seq
     FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[])
       WITH ORDINALITY AS item (hash, from_point, stream_id, seq, nth)`,
    [
      ...[point, head.seq, hashes],
      fresh.map(({ from }) => from),
      fresh.map(({ stream }) => stream),
      fresh.map(({ seq }) => seq),
    ],
  );
  await tx.query('UPDATE inboxes SET head_pos = $2, head_hash = $3 WHERE point_id = $1', [
    ...[point, head.seq + fresh.length, hashes.at(-1)],
  ]);
  return fresh;
}

/** The rule of `inbox` in the contract; a point computes the same. */
function nextHash(before: string, event: string): string {
  return createHash('sha256')
    .update(before + event)
    .digest('hex');
}

export async function forgetParcels(sql: Sql, reader: string, parcels: readonly Parcel[]): Promise<void> {
  for (const [point, some] of Map.groupBy(parcels, ({ from }) => from))
    await sql.query(
      `DELETE FROM outgoing WHERE point_id = $1 AND reader = $2
         AND (stream_id, seq) IN (SELECT * FROM unnest($3::text[], $4::bigint[]))`,
      [point, reader, some.map(({ stream }) => stream), some.map(({ seq }) => seq)],
    );
}

export async function inboxHead(sql: Sql, point: string, lock: 'FOR UPDATE' | '' = ''): Promise<Head> {
  const rows = await sql.query<{ seq: number; hash: string }>(
    `SELECT head_pos AS seq, head_hash AS hash FROM inboxes WHERE point_id = $1 ${lock}`,
    [point],
  );
  return rows[0] ?? genesis;
}

/** Null: there is no such position. */
export async function inboxHashAt(sql: Sql, point: string, pos: number): Promise<string | null> {
  if (pos === 0) return genesis.hash;
  const rows = await sql.query<{ hash: string }>('SELECT hash FROM inbox_items WHERE point_id = $1 AND pos = $2', [
    point,
    pos,
  ]);
  return rows[0]?.hash ?? null;
}

export type InboxRow = StoredEvent & { readonly pos: number; readonly chained: string };

export async function readInbox(sql: Sql, point: string, after: number): Promise<readonly InboxRow[]> {
  const rows = await sql.query<InboxRow>(
    `SELECT item.pos, item.hash AS chained, event.hash, event.canonical
     FROM inbox_items AS item JOIN events AS event
       ON event.point_id = item.from_point AND event.stream_id = item.stream_id AND event.seq = item.seq
     WHERE item.point_id = $1 AND item.pos > $2 ORDER BY item.pos LIMIT $3`,
    [point, after, pushLimits.maxEvents],
  );
  return withinBytes(rows);
}

/** Keys, wrapped for the province, of other points' dossiers that this point may open. */
export async function keysOfGuests(
  sql: Sql,
  point: string,
  dossiers: readonly string[],
): Promise<readonly WrappedKey[]> {
  if (dossiers.length === 0) return [];
  return sql.query<WrappedKey & Record<string, string>>(
    `SELECT key.point_id AS point, key.dossier_id AS dossier, key.wrapped
     FROM dossier_homes AS home JOIN dossier_keys AS key
       ON key.point_id = home.home_point AND key.dossier_id = home.dossier_id
     WHERE home.point_id = $1 AND home.home_point <> $1 AND home.dossier_id = ANY ($2::text[])`,
    [point, dossiers],
  );
}
