import type { OfficerRole } from '../../contract/province-pages-api.ts';
import type { Sql, Transaction } from './database.ts';

/** Officers of the province, their sessions, and the tries at a password. */
export interface Officer {
  readonly login: string;
  readonly name: string;
  readonly role: OfficerRole;
  /** Null: the whole province. */
  readonly commune: Commune | null;
}

export interface Commune {
  readonly code: string;
  readonly name: string;
  readonly type: 'xa' | 'phuong';
}

/** A commune's code, or null for the whole province: what every query is limited by. */
export type Scope = string | null;

export interface NewOfficer {
  readonly login: string;
  readonly name: string;
  readonly role: OfficerRole;
  readonly commune: Scope;
  readonly passwordHash: string;
}

/** False when the login is taken. */
export async function addOfficer(sql: Sql, officer: NewOfficer, now: number): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO officers (login, name, role, commune_code, password_hash, made_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING RETURNING 1 AS added`,
    [officer.login, officer.name, officer.role, officer.commune, officer.passwordHash, now],
  );
  return rows.length === 1;
}

export async function findOfficer(
  sql: Sql,
  login: string,
): Promise<(Officer & { readonly passwordHash: string; readonly active: boolean }) | null> {
  const rows = await sql.query<OfficerColumns & { password_hash: string }>(`${officerQuery} WHERE login = $1`, [login]);
  const row = rows[0];
  return row ? { ...officerOf(row), passwordHash: row.password_hash, active: row.active } : null;
}

export async function listOfficers(
  sql: Sql,
  scope: Scope,
): Promise<readonly (Officer & { readonly active: boolean; readonly madeAt: number })[]> {
  const rows = await sql.query<OfficerColumns>(
    `${officerQuery} WHERE $1::text IS NULL OR commune_code = $1 ORDER BY commune_code NULLS FIRST, login`,
    [scope],
  );
  return rows.map((row) => ({ ...officerOf(row), active: row.active, madeAt: row.made_at }));
}

export async function changeOfficer(
  sql: Sql,
  set: { login: string; role: OfficerRole; commune: Scope; active: boolean; now: number },
): Promise<void> {
  await sql.query(
    `UPDATE officers SET role = $2, commune_code = $3,
       deactivated_at = CASE WHEN $4 THEN NULL ELSE coalesce(deactivated_at, $5) END WHERE login = $1`,
    [set.login, set.role, set.commune, set.active, set.now],
  );
}

/** The sessions of this login end, but for one. */
export async function setPasswordHash(
  tx: Transaction,
  set: { login: string; passwordHash: string; keep: string | null },
): Promise<void> {
  await tx.query('UPDATE officers SET password_hash = $2 WHERE login = $1', [set.login, set.passwordHash]);
  await tx.query('DELETE FROM sessions WHERE login = $1 AND token_hash IS DISTINCT FROM $2', [set.login, set.keep]);
}

interface OfficerColumns {
  login: string;
  name: string;
  role: OfficerRole;
  made_at: number;
  active: boolean;
  commune_code: string | null;
  commune_name: string | null;
  commune_type: Commune['type'] | null;
}

const officerQuery = `
SELECT login, officers.name, role, made_at, password_hash, deactivated_at IS NULL AS active, commune_code,
  communes.name AS commune_name, communes.type AS commune_type
FROM officers LEFT JOIN communes ON communes.code = commune_code`;

function officerOf({ login, name, role, commune_code, commune_name, commune_type }: OfficerColumns): Officer {
  const commune =
    commune_code === null || commune_name === null || commune_type === null
      ? null
      : { code: commune_code, name: commune_name, type: commune_type };
  return { login, name, role, commune };
}

/**
 * Counts a try as failed before the password is looked at, so that a hundred at once get no more than one after the
 * other. From the third on each waits 1, 2, 4 … seconds, at most five minutes. Null: too early, nothing was counted.
 */
export async function beginTry(sql: Sql, login: string, now: number): Promise<{ failures: number } | null> {
  const rows = await sql.query<{ failures: number }>(
    `INSERT INTO sign_in_tries AS old (login, failures, open_at, tried_at) VALUES ($1, 1, $2, $2)
     ON CONFLICT (login) DO UPDATE SET failures = least(old.failures + 1, 1000), tried_at = $2,
       open_at = CASE WHEN old.failures >= 2 THEN $2 + least(300000, 1000 * 2 ^ least(old.failures - 2, 20))::bigint ELSE $2 END
     WHERE old.open_at <= $2
     RETURNING failures`,
    [login, now],
  );
  return rows[0] ?? null;
}

/** UTC milliseconds from when a try is looked at again. */
export async function openAt(sql: Sql, login: string): Promise<number> {
  const rows = await sql.query<{ open_at: number }>('SELECT open_at FROM sign_in_tries WHERE login = $1', [login]);
  return rows[0]?.open_at ?? 0;
}

export async function forgetTries(sql: Sql, login: string): Promise<void> {
  await sql.query('DELETE FROM sign_in_tries WHERE login = $1', [login]);
}

export async function addSession(
  sql: Sql,
  session: { tokenHash: string; login: string; now: number; expiresAt: number },
): Promise<void> {
  await sql.query('INSERT INTO sessions (token_hash, login, made_at, expires_at) VALUES ($1, $2, $3, $4)', [
    session.tokenHash,
    session.login,
    session.now,
    session.expiresAt,
  ]);
}

/** The officer as of now: whoever was moved or stopped since is met by it at the next request. */
export async function findSession(
  sql: Sql,
  tokenHash: string,
): Promise<{ officer: Officer; active: boolean; expiresAt: number } | null> {
  const rows = await sql.query<OfficerColumns & { expires_at: number }>(
    `SELECT found.*, expires_at FROM sessions JOIN (${officerQuery}) AS found USING (login) WHERE token_hash = $1`,
    [tokenHash],
  );
  const row = rows[0];
  return row ? { officer: officerOf(row), active: row.active, expiresAt: row.expires_at } : null;
}

export async function endSession(sql: Sql, tokenHash: string): Promise<void> {
  await sql.query('DELETE FROM sessions WHERE token_hash = $1', [tokenHash]);
}

/** Sessions over for a day, so that "expired" can still be said, and tries a day old. */
export async function forgetOld(sql: Sql, before: number): Promise<void> {
  await sql.query('DELETE FROM sessions WHERE expires_at < $1', [before]);
  await sql.query('DELETE FROM sign_in_tries WHERE tried_at < $1 AND open_at < $1', [before]);
}

export async function communeName(sql: Sql, code: string): Promise<Pick<Commune, 'name' | 'type'> | null> {
  const rows = await sql.query<Pick<Commune, 'name' | 'type'>>('SELECT name, type FROM communes WHERE code = $1', [
    code,
  ]);
  return rows[0] ?? null;
}
