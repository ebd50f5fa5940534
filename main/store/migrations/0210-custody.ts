import type { Migration } from './migration.ts';

/**
 * Who holds a dossier, hand-overs, and what other points wrote. Guests are dossiers of another point's receipt: the same rows,
 * so that every operation works on them, and counted nowhere here. The index of steps forgets its tie to `dossiers`: news of a
 * dossier may come before its receipt does.
 */
export const custody: Migration = {
  version: 210,
  name: 'custody',
  sql: `
ALTER TABLE dossiers ADD COLUMN guest INTEGER NOT NULL DEFAULT 0 CHECK (guest IN (0, 1));
DROP INDEX dossiers_by_state;
DROP INDEX dossiers_by_receipt;
CREATE INDEX dossiers_by_state ON dossiers (state, due_at, guest);
CREATE INDEX dossiers_by_receipt ON dossiers (received_at, guest);
-- Where a scan was made, to whose point its seals are bound; NULL: here.
ALTER TABLE attachments ADD COLUMN point TEXT;

CREATE TABLE kept_steps AS SELECT * FROM dossier_steps;
DROP TABLE dossier_steps;
CREATE TABLE dossier_steps (
  -- Projection. Which events are the life of a dossier; what they say stands in the log, or among the foreign events.
  dossier TEXT NOT NULL,
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (dossier, stream, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO dossier_steps SELECT * FROM kept_steps;
DROP TABLE kept_steps;

CREATE TABLE custody_steps (
  -- Projection. Which events are about who holds a dossier.
  dossier TEXT NOT NULL,
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (dossier, stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE custody (
  -- Projection. A dossier that went nowhere has no row: it is where it was received.
  dossier TEXT PRIMARY KEY,
  cv INTEGER NOT NULL,
  -- NULL: two claim it, or nobody knows.
  work TEXT,
  folder_state TEXT NOT NULL CHECK (folder_state IN ('here', 'in-transit', 'lost', 'with-citizen', 'conflict', 'unknown')),
  folder_at TEXT,
  folder_to TEXT,
  result_state TEXT CHECK (result_state IN ('here', 'in-transit', 'lost', 'with-citizen', 'conflict', 'unknown')),
  result_at TEXT,
  result_to TEXT,
  since TEXT NOT NULL,
  hand_over TEXT,
  -- JSON list of points; [] where they agree.
  claimants TEXT NOT NULL,
  -- Claimed by two, or looked for in vain.
  in_doubt INTEGER NOT NULL CHECK (in_doubt IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX custody_in_doubt ON custody (in_doubt) WHERE in_doubt = 1;

CREATE TABLE hand_over_events (
  -- Projection.
  hand_over TEXT NOT NULL,
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (hand_over, stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE hand_overs (
  -- Projection. One bag or armful from point to point; items, fees and differences are JSON.
  hand_over TEXT PRIMARY KEY,
  from_point TEXT NOT NULL,
  to_point TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('folders', 'results')),
  bag TEXT,
  at TEXT NOT NULL,
  items TEXT NOT NULL,
  fees TEXT NOT NULL,
  signature TEXT NOT NULL,
  how TEXT CHECK (how IN ('seal', 'one-by-one')),
  differences TEXT NOT NULL,
  under_way INTEGER NOT NULL CHECK (under_way IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX hand_overs_by_time ON hand_overs (under_way, at);

CREATE INDEX print_jobs_slips ON print_jobs (subject, queued_order) WHERE kind = 'hand-over-slip';

CREATE TABLE foreign_events (
  -- What other points wrote of dossiers this one may read: verified, never in its own stream. Kept in the order of arrival and
  -- with the place its own log had reached, so that everything folds again to the same rows.
  arrival INTEGER PRIMARY KEY,
  after_position INTEGER NOT NULL,
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  origin TEXT NOT NULL,
  part INTEGER NOT NULL,
  type TEXT NOT NULL,
  json TEXT NOT NULL,
  UNIQUE (stream, seq)
) STRICT;
CREATE INDEX foreign_events_origin ON foreign_events (origin, part);
CREATE INDEX foreign_events_asides ON foreign_events (type, arrival)
  WHERE type IN ('official-code-given', 'scan-removed');
`,
};
