import type { Sql } from './database.ts';

/** Officers of the province, their sessions, and the tries at a password. */
export interface OfficerRow {
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string;
}

/** False when the login is taken. */
export async function addOfficer(sql: Sql, officer: OfficerRow, now: number): Promise<boolean> {
  const rows = await sql.query(
    `INSERT INTO officers (login, name, password_hash, made_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING RETURNING 1 AS added`,
    [officer.login, officer.name, officer.passwordHash, now],
  );
  return rows.length === 1;
}

export async function findOfficer(sql: Sql, login: string): Promise<OfficerRow | null> {
  const rows = await sql.query<{ name: string; password_hash: string }>(
    'SELECT name, password_hash FROM officers WHERE login = $1',
    [login],
  );
  const row = rows[0];
  return row ? { login, name: row.name, passwordHash: row.password_hash } : null;
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

export async function findSession(sql: Sql, tokenHash: string): Promise<{ login: string; expiresAt: number } | null> {
  const rows = await sql.query<{ login: string; expires_at: number }>(
    'SELECT login, expires_at FROM sessions WHERE token_hash = $1',
    [tokenHash],
  );
  const row = rows[0];
  return row ? { login: row.login, expiresAt: row.expires_at } : null;
}

export async function endSession(sql: Sql, tokenHash: string): Promise<void> {
  await sql.query('DELETE FROM sessions WHERE token_hash = $1', [tokenHash]);
}

/** Sessions over for a day, so that "expired" can still be said, and tries a day old. */
export async function forgetOld(sql: Sql, before: number): Promise<void> {
  await sql.query('DELETE FROM sessions WHERE expires_at < $1', [before]);
  await sql.query('DELETE FROM sign_in_tries WHERE tried_at < $1 AND open_at < $1', [before]);
}
