import type { Migration } from './migration.ts';

/**
 * Seven roles, secondments, quick PINs, a locked screen, and lock-outs that no clock forgives. The CHECK of a role changes
 * only with a new table; what points at it is set aside and put back.
 */
export const peopleOfTheCentre: Migration = {
  version: 140,
  name: 'people-of-the-centre',
  sql: `
CREATE TABLE kept_sessions AS SELECT * FROM sessions;
CREATE TABLE kept_attach_codes AS SELECT * FROM attach_codes;
CREATE TABLE kept_accounts AS SELECT * FROM accounts;
CREATE TABLE kept_tries AS SELECT * FROM sign_in_tries;
DROP TABLE sessions;
DROP TABLE attach_codes;
DROP TABLE accounts;
DROP TABLE sign_in_tries;

CREATE TABLE accounts (
  -- People of the centre who sign in; no projection.
  account TEXT PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('clerk', 'specialist', 'cashier', 'post-agent', 'head', 'technician', 'auditor')),
  -- 1: from elsewhere, with rights only while a secondment lasts.
  is_guest INTEGER NOT NULL CHECK (is_guest IN (0, 1)),
  -- JSON array of BCP 47: what this person speaks with citizens.
  languages TEXT NOT NULL,
  -- argon2id of the password, bound to this PC by the vault's pepper.
  password TEXT NOT NULL,
  -- 1: given by the head, good for one sign-in that sets another.
  is_password_once INTEGER NOT NULL CHECK (is_password_once IN (0, 1)),
  -- argon2id of the quick PIN, bound to this PC and this account.
  pin TEXT,
  deactivated_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO accounts (account, login, name, role, is_guest, languages, password, is_password_once, created_at)
  SELECT account, login, name, role, 0, '["vi"]', password, 0, created_at FROM kept_accounts;

CREATE TABLE attach_codes (
  -- One-time codes that attach a terminal, as SHA-256.
  code_hash TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  counter TEXT,
  account TEXT REFERENCES accounts (account),
  is_set_up INTEGER NOT NULL CHECK (is_set_up IN (0, 1)),
  expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO attach_codes (code_hash, role, counter, account, is_set_up, expires_at)
  SELECT code_hash, role, counter, account, is_set_up, expires_at FROM kept_attach_codes;

CREATE TABLE sessions (
  -- Bearer tokens as SHA-256: a terminal, and a person while signed in.
  token_hash TEXT PRIMARY KEY,
  terminal TEXT NOT NULL,
  role TEXT NOT NULL,
  counter TEXT,
  account TEXT REFERENCES accounts (account),
  is_set_up INTEGER NOT NULL CHECK (is_set_up IN (0, 1)),
  expires_at INTEGER,
  -- 1: the person went away without signing out; only an unlock brings their rights back.
  is_locked INTEGER NOT NULL CHECK (is_locked IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO sessions (token_hash, terminal, role, counter, account, is_set_up, expires_at, is_locked)
  SELECT token_hash, terminal, role, counter, account, is_set_up, expires_at, 0 FROM kept_sessions;
CREATE INDEX sessions_of_account ON sessions (account) WHERE account IS NOT NULL;

CREATE TABLE sign_in_tries (
  -- Tries are durable before the answer, so that a restart forgives nothing; the wait counts in running time of one
  -- process, so that no clock shortens it.
  login TEXT NOT NULL,
  terminal TEXT NOT NULL,
  failures INTEGER NOT NULL,
  wait_ms INTEGER NOT NULL,
  -- The process that noted it, and its milliseconds then; after a restart the wait begins anew.
  boot TEXT NOT NULL,
  mono INTEGER NOT NULL,
  PRIMARY KEY (login, terminal)
) STRICT, WITHOUT ROWID;
INSERT INTO sign_in_tries (login, terminal, failures, wait_ms, boot, mono)
  SELECT login, terminal, failures,
    CASE WHEN failures > 2 THEN min(900000, 1000 << min(failures - 3, 10)) ELSE 0 END, '', 0
  FROM kept_tries;

DROP TABLE kept_sessions;
DROP TABLE kept_attach_codes;
DROP TABLE kept_accounts;
DROP TABLE kept_tries;

CREATE TABLE secondments (
  -- Projection. Who works where as what, from one day to another; the last day ends it, no event does.
  secondment TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  role TEXT NOT NULL,
  point TEXT NOT NULL,
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX secondments_of_account ON secondments (account, from_date);

-- What somebody has to do, for whoever leaves.
CREATE INDEX dossiers_by_holder ON dossiers (holder, due_at)
  WHERE holder IS NOT NULL AND state IN ('received', 'forwarded', 'in-process', 'waiting-payment', 'waiting-supplement');
`,
};
