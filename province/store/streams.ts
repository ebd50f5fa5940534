import type { Head } from '../../domain/chain.ts';
import { pointOfKey } from '../operations/device-keys.ts';
import type { Signer } from '../operations/proven-by-slip.ts';
import type { Sql, Transaction } from './database.ts';
import { touchPoint } from './directory.ts';

export interface SpentNonce {
  readonly point: string;
  readonly keyId: string;
  readonly nonce: string;
  readonly now: number;
}

/** Streams and the devices that write them. */
export interface Device {
  readonly point: string;
  readonly keyId: string;
  readonly publicKey: string;
  /** X25519: whom a dossier's key is wrapped for when this device asks; null until it said so. */
  readonly sealTo: string | null;
  readonly revoked: boolean;
}

export interface StreamRow {
  readonly have: Head;
  readonly durable: Head;
}

export async function findDevice(sql: Sql, keyId: string): Promise<Device | null> {
  const [device = null] = await devicesByKey(sql, [keyId]);
  return device;
}

/** In the order of the keys; null: nobody's. */
export async function devicesByKey(sql: Sql, keyIds: readonly string[]): Promise<(Device | null)[]> {
  const rows = await sql.query<DeviceColumns & { point_id: string }>(
    `SELECT point_id, key_id, public_key, seal_to, revoked_at IS NOT NULL AS revoked
     FROM unnest($1::text[], $2::text[]) AS asked (point_id, key_id) JOIN devices USING (point_id, key_id)`,
    [keyIds.map(pointOfKey), keyIds],
  );
  const found = new Map(rows.map((row) => [row.key_id, row]));
  return keyIds.map((keyId) => deviceOf(pointOfKey(keyId), found.get(keyId)));
}

/** Whoever signed with it was enrolled once. */
export async function deviceByKey(sql: Sql, point: string, publicKey: string): Promise<Device | null> {
  const rows = await sql.query<DeviceColumns>(
    `SELECT key_id, public_key, seal_to, revoked_at IS NOT NULL AS revoked FROM devices
     WHERE point_id = $1 AND public_key = $2`,
    [point, publicKey],
  );
  return deviceOf(point, rows[0]);
}

/** Keys that may have signed for a point, with when each was revoked. */
export async function signersOf(sql: Sql, point: string): Promise<readonly Signer[]> {
  return sql.query<Signer & Record<string, string | number | null>>(
    'SELECT public_key AS key, revoked_at AS "revokedAt" FROM devices WHERE point_id = $1 ORDER BY key_id',
    [point],
  );
}

/** Whose signature a stream's segments bear, whoever carries them here. */
export async function writerOf(sql: Sql, point: string, stream: string): Promise<Device | null> {
  const rows = await sql.query<DeviceColumns>(
    `SELECT key_id, public_key, seal_to, revoked_at IS NOT NULL AS revoked
     FROM streams JOIN devices USING (point_id, key_id) WHERE point_id = $1 AND stream_id = $2`,
    [point, stream],
  );
  return deviceOf(point, rows[0]);
}

interface DeviceColumns {
  key_id: string;
  public_key: string;
  seal_to: string | null;
  revoked: boolean;
}

function deviceOf(point: string, row: DeviceColumns | undefined): Device | null {
  if (!row) return null;
  return { point, keyId: row.key_id, publicKey: row.public_key, sealTo: row.seal_to, revoked: row.revoked };
}

export async function streamOfPoint(
  sql: Sql,
  point: string,
  stream: string,
): Promise<(StreamRow & { headSignature: string | null }) | null> {
  const rows = await sql.query<StreamColumns & { head_signature: string | null }>(
    `SELECT head_seq, head_hash, durable_seq, durable_hash, head_signature FROM streams
     WHERE point_id = $1 AND stream_id = $2`,
    [point, stream],
  );
  const row = rows[0];
  return row ? { ...rowOf(row), headSignature: row.head_signature } : null;
}

/** In the order of what is spent; false: that nonce was seen before, or stands here twice and this is the second. */
export async function spendNonces(sql: Sql, spent: readonly SpentNonce[]): Promise<boolean[]> {
  const rows = await sql.query<{ key_id: string; nonce: string }>(
    `INSERT INTO nonces (point_id, key_id, nonce, seen_at)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[])
     ON CONFLICT DO NOTHING RETURNING key_id, nonce`,
    [
      spent.map(({ point }) => point),
      spent.map(({ keyId }) => keyId),
      spent.map(({ nonce }) => nonce),
      spent.map(({ now }) => now),
    ],
  );
  const fresh = new Set(rows.map(({ key_id, nonce }) => `${key_id} ${nonce}`));
  return spent.map(({ keyId, nonce }) => fresh.delete(`${keyId} ${nonce}`));
}

export async function forgetNonces(sql: Sql, before: number): Promise<void> {
  await sql.query('DELETE FROM nonces WHERE seen_at < $1', [before]);
}

/** Takes the stream's row until the end of the transaction; null when this device does not write this stream. */
export async function lockStream(tx: Transaction, device: Device, stream: string): Promise<StreamRow | null> {
  const rows = await tx.query<StreamColumns>(
    `SELECT head_seq, head_hash, durable_seq, durable_hash FROM streams
     WHERE point_id = $1 AND stream_id = $2 AND key_id = $3 FOR UPDATE`,
    [device.point, stream, device.keyId],
  );
  return rows[0] ? rowOf(rows[0]) : null;
}

function rowOf(row: StreamColumns): StreamRow {
  return {
    have: { seq: row.head_seq, hash: row.head_hash },
    durable: { seq: row.durable_seq, hash: row.durable_hash },
  };
}

interface StreamColumns {
  head_seq: number;
  head_hash: string;
  durable_seq: number;
  durable_hash: string;
}

/** Of the stream's own writer, who is told what is here; null of a stream that another device writes. */
export async function noteHello(
  sql: Sql,
  at: { device: Device; stream: string; said: number; version: string; now: number },
): Promise<StreamRow | null> {
  const rows = await sql.query<StreamColumns>(
    `UPDATE streams SET last_seen_at = $3, said_at = $3, said_seq = $4, said_version = $5
     WHERE point_id = $1 AND stream_id = $2 AND key_id = $6
     RETURNING head_seq, head_hash, durable_seq, durable_hash`,
    [at.device.point, at.stream, at.now, at.said, at.version, at.device.keyId],
  );
  return rows[0] ? rowOf(rows[0]) : null;
}

/** A stick of the point itself, newer than those before, says the same but for the version. */
export async function noteByStick(
  tx: Transaction,
  at: { point: string; ends: readonly { stream: string; head: Head }[]; now: number },
): Promise<void> {
  await tx.query(
    `UPDATE streams SET last_seen_at = $2, said_at = $2, said_seq = said.seq
     FROM unnest($3::text[], $4::bigint[]) AS said (stream, seq) WHERE point_id = $1 AND stream_id = said.stream`,
    [at.point, at.now, at.ends.map(({ stream }) => stream), at.ends.map(({ head }) => head.seq)],
  );
}

export async function moveHead(
  tx: Transaction,
  at: { point: string; stream: string; head: Head; signature: string; now: number },
): Promise<void> {
  await tx.query(
    `UPDATE streams SET head_seq = $3, head_hash = $4, head_signature = nullif($5, ''), last_seen_at = $6
     WHERE point_id = $1 AND stream_id = $2`,
    [at.point, at.stream, at.head.seq, at.head.hash, at.signature, at.now],
  );
}

/** Registers a key and gives it a stream; the newest enrolment of a stream is its writer. */
export async function enrolDevice(
  tx: Transaction,
  at: { point: string; keyId: string; publicKey: string; sealTo: string | null; stream: string; now: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO devices AS known (point_id, key_id, public_key, seal_to, enrolled_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (point_id, key_id) DO UPDATE SET seal_to = coalesce(excluded.seal_to, known.seal_to)`,
    [at.point, at.keyId, at.publicKey, at.sealTo, at.now],
  );
  await touchPoint(tx, at.point, at.now);
  await tx.query(
    `INSERT INTO streams (point_id, stream_id, key_id, enrolled_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (point_id, stream_id) DO UPDATE SET key_id = excluded.key_id`,
    [at.point, at.stream, at.keyId, at.now],
  );
}

/** Of a device that is known; a stream that is known stays its writer's. */
export async function openStream(
  sql: Sql,
  at: { point: string; stream: string; keyId: string; now: number },
): Promise<void> {
  await sql.query(
    'INSERT INTO streams (point_id, stream_id, key_id, enrolled_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [at.point, at.stream, at.keyId, at.now],
  );
}

export async function revokeDevice(sql: Sql, point: string, keyId: string, now: number): Promise<boolean> {
  await touchPoint(sql, point, now);
  const rows = await sql.query(
    `UPDATE devices SET revoked_at = coalesce(revoked_at, $3) WHERE point_id = $1 AND key_id = $2 RETURNING 1 AS done`,
    [point, keyId, now],
  );
  return rows.length === 1;
}
