import type { AccountId } from '../../domain/ids.ts';
import type { AccountRole } from '../../domain/roles.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export interface Account {
  readonly id: AccountId;
  readonly login: string;
  readonly name: string;
  readonly role: AccountRole;
  /** From elsewhere: rights only while a secondment lasts. */
  readonly isGuest: boolean;
  /** BCP 47, what this person speaks with citizens. */
  readonly languages: readonly string[];
  /** argon2id, encoded. */
  readonly password: string;
  /** Given by the head; good for one sign-in, which sets another. */
  readonly isPasswordOnce: boolean;
  /** argon2id of the quick PIN, encoded. */
  readonly pin: string | null;
  readonly deactivatedAt: number | null;
}

export type NewAccount = Pick<Account, 'id' | 'login' | 'name' | 'role' | 'password'> &
  Partial<Pick<Account, 'isGuest' | 'languages' | 'isPasswordOnce'>>;

/** Wrong tries and the wait they cost, in milliseconds of the process `boot` from its `mono` on. */
export interface Tries {
  readonly failures: number;
  readonly waitMs: number;
  readonly boot: string;
  readonly mono: number;
}

type Row = Omit<Account, 'isGuest' | 'isPasswordOnce' | 'languages'> & {
  readonly isGuest: number;
  readonly isPasswordOnce: number;
  readonly languages: string;
};

export function readAccounts(db: ReadableDb) {
  const columns = `SELECT account AS id, login, name, role, is_guest AS isGuest, languages, password,
    is_password_once AS isPasswordOnce, pin, deactivated_at AS deactivatedAt FROM accounts`;
  const byLogin = db.prepare<[string], Row>(`${columns} WHERE login = ?`);
  const byId = db.prepare<[string], Row>(`${columns} WHERE account = ?`);
  const all = db.prepare<[], Row>(`${columns} ORDER BY name, account`);
  const count = db.prepare('SELECT count(*) FROM accounts').pluck();
  const tries = db.prepare<[string, string], Tries>(
    'SELECT failures, wait_ms AS waitMs, boot, mono FROM sign_in_tries WHERE login = ? AND terminal = ?',
  );
  const accountOf = (row: Row | undefined): Account | undefined =>
    row && {
      ...row,
      isGuest: row.isGuest === 1,
      isPasswordOnce: row.isPasswordOnce === 1,
      languages: JSON.parse(row.languages) as string[],
    };
  return {
    byLogin: (login: string): Account | undefined => accountOf(byLogin.get(login.toLowerCase())),
    byId: (id: string): Account | undefined => accountOf(byId.get(id)),
    all: (): Account[] => all.all().flatMap((row) => accountOf(row) ?? []),
    count: () => count.get() as number,
    tries: (login: string, terminal: string): Tries =>
      tries.get(login.toLowerCase(), terminal) ?? { failures: 0, waitMs: 0, boot: '', mono: 0 },
  };
}

export function writeAccounts(db: WritableDb) {
  const insert = db.prepare(
    `INSERT INTO accounts (account, login, name, role, is_guest, languages, password, is_password_once, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const note = db.prepare(
    `INSERT INTO sign_in_tries (login, terminal, failures, wait_ms, boot, mono) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (login, terminal) DO UPDATE SET failures = excluded.failures, wait_ms = excluded.wait_ms,
       boot = excluded.boot, mono = excluded.mono`,
  );
  const forgive = db.prepare('DELETE FROM sign_in_tries WHERE login = ?');
  const setPassword = db.prepare('UPDATE accounts SET password = ?, is_password_once = ? WHERE account = ?');
  const setPin = db.prepare('UPDATE accounts SET pin = ? WHERE account = ?');
  const voidPins = db.prepare('UPDATE accounts SET pin = NULL');
  const setLanguages = db.prepare('UPDATE accounts SET languages = ? WHERE account = ?');
  const setRole = db.prepare('UPDATE accounts SET role = ? WHERE account = ?');
  const setDeactivated = db.prepare('UPDATE accounts SET deactivated_at = ? WHERE account = ?');
  return {
    insert: (account: NewAccount, at: number) => {
      const { id, login, name, role, password, isGuest = false, languages = ['vi'], isPasswordOnce = false } = account;
      const flags = [isGuest ? 1 : 0, JSON.stringify(languages), password, isPasswordOnce ? 1 : 0];
      insert.run(id, login.toLowerCase(), name, role, ...flags, at);
    },
    setPassword: (id: AccountId, encoded: string, { once }: { once: boolean }) =>
      void setPassword.run(encoded, once ? 1 : 0, id),
    setPin: (id: AccountId, encoded: string | null) => void setPin.run(encoded, id),
    /** Of everybody: until it is set anew, a password is asked. */
    voidPins: () => void voidPins.run(),
    setLanguages: (id: AccountId, languages: readonly string[]) => void setLanguages.run(JSON.stringify(languages), id),
    setRole: (id: AccountId, role: AccountRole) => void setRole.run(role, id),
    setDeactivated: (id: AccountId, at: number | null) => void setDeactivated.run(at, id),
    noteTries: (login: string, terminal: string, { failures, waitMs, boot, mono }: Tries) =>
      void note.run(login.toLowerCase(), terminal, failures, waitMs, boot, mono),
    /** At every terminal: the head gave a new password. */
    forgiveTries: (login: string) => void forgive.run(login.toLowerCase()),
  };
}
