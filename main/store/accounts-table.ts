import type { AccountId } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export interface Account {
  readonly id: AccountId;
  readonly login: string;
  readonly name: string;
  readonly role: 'clerk' | 'head';
  /** argon2id, encoded. */
  readonly password: string;
}

export interface Tries {
  readonly failures: number;
  readonly notBefore: number;
}

export function readAccounts(db: ReadableDb) {
  const columns = 'SELECT account AS id, login, name, role, password FROM accounts';
  const byLogin = db.prepare<[string], Account>(`${columns} WHERE login = ?`);
  const byId = db.prepare<[string], Account>(`${columns} WHERE account = ?`);
  const count = db.prepare('SELECT count(*) FROM accounts').pluck();
  const tries = db.prepare<[string, string], Tries>(
    'SELECT failures, not_before AS notBefore FROM sign_in_tries WHERE login = ? AND terminal = ?',
  );
  return {
    byLogin: (login: string): Account | undefined => byLogin.get(login.toLowerCase()),
    byId: (id: string): Account | undefined => byId.get(id),
    count: () => count.get() as number,
    tries: (login: string, terminal: string): Tries =>
      tries.get(login.toLowerCase(), terminal) ?? { failures: 0, notBefore: 0 },
  };
}

export function writeAccounts(db: WritableDb) {
  const insert = db.prepare(
    'INSERT INTO accounts (account, login, name, role, password, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const note = db.prepare(
    `INSERT INTO sign_in_tries (login, terminal, failures, not_before) VALUES (?, ?, ?, ?)
     ON CONFLICT (login, terminal) DO UPDATE SET failures = excluded.failures, not_before = excluded.not_before`,
  );
  return {
    insert: (a: Account, at: number) => void insert.run(a.id, a.login.toLowerCase(), a.name, a.role, a.password, at),
    noteTries: (login: string, terminal: string, tries: Tries) =>
      void note.run(login.toLowerCase(), terminal, tries.failures, tries.notBefore),
  };
}
