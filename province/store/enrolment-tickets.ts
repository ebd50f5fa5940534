import type { Sql, Transaction } from './database.ts';

/** One-time permissions to register a key. */
export interface TicketRow {
  readonly point: string;
  readonly expiresAt: number;
  readonly usedBy: string | null;
}

export async function communeExists(sql: Sql, code: string): Promise<boolean> {
  return (await sql.query('SELECT 1 AS known FROM communes WHERE code = $1', [code])).length === 1;
}

export async function addTicket(
  tx: Transaction,
  at: { point: string; hash: string; now: number; expiresAt: number },
): Promise<void> {
  await tx.query('INSERT INTO points (point_id, made_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [at.point, at.now]);
  await tx.query('INSERT INTO enrolment_tickets (point_id, ticket_hash, made_at, expires_at) VALUES ($1, $2, $3, $4)', [
    at.point,
    at.hash,
    at.now,
    at.expiresAt,
  ]);
}

/** Found whatever the point, so that a ticket of another point can be named as such; its row is taken. */
export async function lockTicket(tx: Transaction, hash: string): Promise<TicketRow | null> {
  const rows = await tx.query<{ point_id: string; expires_at: number; used_by: string | null }>(
    'SELECT point_id, expires_at, used_by FROM enrolment_tickets WHERE ticket_hash = $1 FOR UPDATE',
    [hash],
  );
  const row = rows[0];
  return row ? { point: row.point_id, expiresAt: row.expires_at, usedBy: row.used_by } : null;
}

export async function spendTicket(
  tx: Transaction,
  at: { point: string; hash: string; usedBy: string; now: number },
): Promise<void> {
  await tx.query('UPDATE enrolment_tickets SET used_at = $3, used_by = $4 WHERE point_id = $1 AND ticket_hash = $2', [
    at.point,
    at.hash,
    at.now,
    at.usedBy,
  ]);
}
