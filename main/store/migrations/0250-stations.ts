import type { Migration } from './migration.ts';

/** The point's other PCs: who may open what, how they came in, and the papers that are printed where they stand. */
export const stations: Migration = {
  version: 250,
  name: 'stations',
  sql: `
CREATE TABLE stations (
  -- fold(log).
  station TEXT PRIMARY KEY,
  -- SHA-256 of its public key (SPKI), hex: what it proves itself with, and all that counts.
  key TEXT NOT NULL,
  -- JSON lists.
  roles TEXT NOT NULL,
  counters TEXT NOT NULL,
  proof TEXT NOT NULL CHECK (proof IN ('code', 'digits')),
  paired_at INTEGER NOT NULL,
  paired_by TEXT,
  removed_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX stations_key ON stations (key) WHERE removed_at IS NULL;

CREATE TABLE station_notes (
  -- What is said of a station beside the log: its name is typed by people.
  station TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  has_printer INTEGER NOT NULL CHECK (has_printer IN (0, 1)),
  last_seen INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE pairing (
  -- The one invitation that is open, if any. The secret's 128 bits lie here as SHA-256.
  pairing TEXT PRIMARY KEY,
  secret_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  counters TEXT NOT NULL,
  wrong INTEGER NOT NULL,
  -- Running time of one start, so that a clock set back makes no code last longer.
  expires_at INTEGER NOT NULL,
  boot TEXT NOT NULL,
  -- Who opened it, and where: they approve whoever comes with the code.
  account TEXT NOT NULL,
  terminal TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A code attaches a terminal of that PC and of no other.
ALTER TABLE attach_codes ADD COLUMN station TEXT;

-- Where it is printed; NULL: at the host.
ALTER TABLE print_jobs ADD COLUMN station TEXT;
`,
};
