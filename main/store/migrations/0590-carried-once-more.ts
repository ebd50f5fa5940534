import type { Migration } from './migration.ts';

/**
 * A province that went back in time lacks again what it said it has: a stick tells that too. And whoever signs in another one's
 * name does not push that one's signature out.
 */
export const carriedOnceMore: Migration = {
  version: 590,
  name: 'carried-once-more',
  sql: `
ALTER TABLE carried_done ADD COLUMN at INTEGER NOT NULL DEFAULT 0;

CREATE TABLE carried_wanted (
  -- Of a stream that is carried, up to where the province had it when it said last that it lacks the rest: what it said before
  -- of a higher end (carried_done) counts no more. By the province's clock, so that the words may come in any order.
  stream TEXT NOT NULL PRIMARY KEY,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE carried_heads RENAME TO carried_heads_before;
CREATE TABLE carried_heads (
  -- The ends that somebody signed: a segment goes on at one of them. Whose signature is true the province knows, and whoever has
  -- the directory.
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  writer TEXT NOT NULL,
  signature TEXT NOT NULL,
  PRIMARY KEY (stream, seq, hash, writer)
) STRICT, WITHOUT ROWID;
INSERT INTO carried_heads SELECT stream, seq, hash, writer, signature FROM carried_heads_before;
DROP TABLE carried_heads_before;
`,
};
