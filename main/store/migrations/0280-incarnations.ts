import type { Migration } from './migration.ts';

/**
 * Several streams in one database: why each began, where it came from, how long its letter stands, and which is written.
 * One origin may stand in two streams (a tail that was re-homed, a command that came again after a restore); it has its
 * effect once, where it came first.
 */
export const incarnations: Migration = {
  version: 280,
  name: 'incarnations',
  sql: `
PRAGMA defer_foreign_keys = ON;
CREATE TABLE streams_before AS SELECT * FROM streams;
DROP TABLE streams;
CREATE TABLE streams (
  -- One row per incarnation this database wrote or learnt. The one that did not end is written.
  stream TEXT PRIMARY KEY,
  point TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  -- 'learnt': written elsewhere, or by this PC before it lost it; it came back from the province.
  reason TEXT NOT NULL CHECK (reason IN ('created', 'restored', 'moved', 'contradicted', 'taken-over', 'learnt')),
  parent_stream TEXT,
  parent_seq INTEGER,
  parent_hash TEXT,
  -- Between queue letter and digits up to this local date; '' for the first incarnation of a day.
  letter TEXT NOT NULL,
  letter_until TEXT,
  -- Business days up to this ordinal were opened by an earlier incarnation: none of them opens again.
  day_floor INTEGER NOT NULL DEFAULT 0,
  ended_at INTEGER,
  -- The incarnation elsewhere that writes for the point now; this database only reads then.
  superseded_by TEXT,
  -- 1: the province knows it as an incarnation of the point.
  registered INTEGER NOT NULL DEFAULT 0,
  -- Of a learnt stream: what its writer signed, to hand it on when the province lost it.
  signed_seq INTEGER,
  signature TEXT
) STRICT;
INSERT INTO streams (stream, point, opened_at, reason, parent_stream, parent_seq, letter, letter_until)
  SELECT stream, point, opened_at, reason, parent_stream, parent_seq, letter, NULL FROM streams_before;
DROP TABLE streams_before;

-- 1: it came back from the province, and what it says was fitted in as far as it could be.
ALTER TABLE events ADD COLUMN learnt INTEGER NOT NULL DEFAULT 0;
DROP INDEX events_origin;
CREATE UNIQUE INDEX events_origin ON events (origin, part, stream);

CREATE TABLE forked_events (
  -- The tail of a stream that the province has otherwise, as it was hashed. What it says goes on in another incarnation.
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  moved_to TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (stream, seq, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE unapplied_events (
  -- Projection. Learnt events that changed nothing here, and why; replayed when a later build knows more.
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  why TEXT NOT NULL CHECK (why IN ('type-unknown', 'does-not-fit', 'origin-repeated', 'of-its-moment')),
  -- What a clerk should see: a number that two people hold.
  number TEXT,
  PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE folders_to_recount (
  -- Projection. Dossiers of which this incarnation does not know whether their folder is here.
  dossier TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
`,
};
