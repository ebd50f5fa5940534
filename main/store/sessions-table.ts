import type { Role } from '../../contract/words.ts';
import type { AccountId, CounterId, StationId, TerminalId } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** What a bearer token stands for: a terminal, and a person while signed in. */
export interface Session {
  readonly terminal: TerminalId;
  readonly role: Role;
  readonly counter: CounterId | null;
  readonly account: AccountId | null;
  readonly isSetUp: boolean;
  readonly expiresAt: number | null;
  /** The person went away without signing out: the terminal shows, and does nothing in their name. */
  readonly isLocked: boolean;
}

export interface AttachCode {
  readonly role: Role;
  readonly counter: CounterId | null;
  readonly account: AccountId | null;
  readonly isSetUp: boolean;
  readonly expiresAt: number;
  /** The PC whose terminal it attaches; null: the host's own. */
  readonly station: StationId | null;
}

export function readSessions(db: ReadableDb) {
  const byHash = db.prepare<[string], Omit<Session, 'isSetUp' | 'isLocked'> & { isSetUp: number; isLocked: number }>(
    `SELECT terminal, role, counter, account, is_set_up AS isSetUp, expires_at AS expiresAt, is_locked AS isLocked
     FROM sessions WHERE token_hash = ?`,
  );
  const screens = db.prepare<[string, number], Pick<Session, 'terminal' | 'role' | 'counter'>>(
    `SELECT DISTINCT terminal, role, counter FROM sessions WHERE account = ? AND (expires_at IS NULL OR expires_at > ?)
     ORDER BY terminal`,
  );
  const people = db
    .prepare<[string, number], AccountId>(
      `SELECT DISTINCT account FROM sessions
       WHERE terminal LIKE '%@' || ? AND account IS NOT NULL AND (expires_at IS NULL OR expires_at > ?) ORDER BY account`,
    )
    .pluck();
  return {
    /** Where somebody is signed in. */
    screensOf: (account: string, now: number) => screens.all(account, now),
    /** Who is signed in at another PC. */
    peopleAt: (station: string, now: number): readonly AccountId[] => people.all(station, now) as AccountId[],
    get: (tokenHash: string): Session | undefined => {
      const row = byHash.get(tokenHash);
      return row && { ...row, isSetUp: row.isSetUp === 1, isLocked: row.isLocked === 1 };
    },
  };
}

export function writeSessions(db: WritableDb) {
  const insert = db.prepare(
    `INSERT INTO sessions (token_hash, terminal, role, counter, account, is_set_up, expires_at, is_locked)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const lock = db.prepare('UPDATE sessions SET is_locked = ? WHERE token_hash = ?');
  const signOut = db.prepare('UPDATE sessions SET account = NULL, expires_at = NULL, is_locked = 0 WHERE account = ?');
  const end = db.prepare('DELETE FROM sessions WHERE token_hash = ?');
  const addCode = db.prepare(
    'INSERT INTO attach_codes (code_hash, role, counter, account, is_set_up, expires_at, station) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const takeCode = db.prepare<[string], Omit<AttachCode, 'isSetUp'> & { isSetUp: number }>(
    `DELETE FROM attach_codes WHERE code_hash = ?
     RETURNING role, counter, account, is_set_up AS isSetUp, expires_at AS expiresAt, station`,
  );
  const forgetOld = db.prepare('DELETE FROM attach_codes WHERE expires_at < ?');
  return {
    insert: (tokenHash: string, s: Session) =>
      void insert.run(
        tokenHash,
        s.terminal,
        s.role,
        s.counter,
        s.account,
        s.isSetUp ? 1 : 0,
        s.expiresAt,
        s.isLocked ? 1 : 0,
      ),
    setLocked: (tokenHash: string, isLocked: boolean) => void lock.run(isLocked ? 1 : 0, tokenHash),
    /** Everywhere this person is signed in: the terminals stay attached. */
    signOutEverywhere: (account: AccountId) => void signOut.run(account),
    end: (tokenHash: string) => void end.run(tokenHash),
    addCode: (codeHash: string, c: AttachCode) =>
      void addCode.run(codeHash, c.role, c.counter, c.account, c.isSetUp ? 1 : 0, c.expiresAt, c.station),
    /** A code works once: it is gone with the answer, whatever the answer. */
    takeCode: (codeHash: string): AttachCode | undefined => {
      const row = takeCode.get(codeHash);
      return row && { ...row, isSetUp: row.isSetUp === 1 };
    },
    forgetCodesBefore: (at: number) => void forgetOld.run(at),
  };
}
