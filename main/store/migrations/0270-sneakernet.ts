import type { Migration } from './migration.ts';

/** What a stick brought that is for others, and which bundles came and went. */
export const sneakernet: Migration = {
  version: 270,
  name: 'sneakernet',
  sql: `
CREATE TABLE carried_events (
  -- Events of other points' streams, verified and kept for the province until it has them. Two histories of one stream
  -- are both kept: which of them is true, the province finds out.
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (stream, seq, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE carried_heads (
  -- The ends that their writers signed: a segment goes on at one of them.
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  writer TEXT NOT NULL,
  signature TEXT NOT NULL,
  PRIMARY KEY (stream, seq, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE carried_done (
  -- Ends that the province said it has: what stands before one is carried no further. Kept, so that a stick that comes a
  -- second time, or late, brings nothing back.
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (stream, seq, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE carried_keys (
  -- Dossier keys of those streams, wrapped for the province: nothing here opens them.
  stream TEXT NOT NULL,
  dossier TEXT NOT NULL,
  wrapped TEXT NOT NULL,
  PRIMARY KEY (stream, dossier)
) STRICT, WITHOUT ROWID;

CREATE TABLE bundles (
  -- Which bundles came and went; one that came is not opened again.
  bundle TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('in', 'out')),
  place TEXT NOT NULL,
  events INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (bundle, way)
) STRICT, WITHOUT ROWID;
CREATE INDEX bundles_by_time ON bundles (at);
`,
};
