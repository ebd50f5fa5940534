import type { Migration } from './migration.ts';

/** The PC that receives a copy of everything, and the host that came back as one of its successor's stations. */
export const standIn: Migration = {
  version: 340,
  name: 'stand-in',
  sql: `
CREATE TABLE stations_before AS SELECT * FROM stations;
DROP TABLE stations;
CREATE TABLE stations (
  -- fold(log).
  station TEXT PRIMARY KEY,
  -- SHA-256 of its public key (SPKI), hex: what it proves itself with, and all that counts.
  key TEXT NOT NULL,
  -- JSON lists.
  roles TEXT NOT NULL,
  counters TEXT NOT NULL,
  -- 'host': it was the host, and its stand-in knew its key.
  proof TEXT NOT NULL CHECK (proof IN ('code', 'digits', 'host')),
  paired_at INTEGER NOT NULL,
  paired_by TEXT,
  removed_at INTEGER,
  -- 1: receives a copy of everything. One PC at most.
  stand_in INTEGER NOT NULL DEFAULT 0 CHECK (stand_in IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO stations (station, key, roles, counters, proof, paired_at, paired_by, removed_at)
  SELECT station, key, roles, counters, proof, paired_at, paired_by, removed_at FROM stations_before;
DROP TABLE stations_before;
CREATE UNIQUE INDEX stations_key ON stations (key) WHERE removed_at IS NULL;
`,
};
