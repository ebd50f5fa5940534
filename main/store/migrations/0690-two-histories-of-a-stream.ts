import type { Migration } from './migration.ts';

/**
 * A point whose whole disk went back writes other things at numbers that others read before: what it says now was refused there for
 * good, and an acceptance was never heard of. Both stand beside each other.
 */
export const twoHistoriesOfAStream: Migration = {
  version: 690,
  name: 'two-histories-of-a-stream',
  sql: `
ALTER TABLE foreign_events RENAME TO foreign_events_before;
CREATE TABLE foreign_events (
  -- What other points wrote of dossiers this one may read: verified, never in its own stream. Kept in the order of arrival and
  -- with the place its own log had reached, so that everything folds again to the same rows. Two at one number: its disk went back.
  arrival INTEGER PRIMARY KEY,
  after_position INTEGER NOT NULL,
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  origin TEXT NOT NULL,
  part INTEGER NOT NULL,
  type TEXT NOT NULL,
  json TEXT NOT NULL,
  UNIQUE (stream, seq, hash)
) STRICT;
INSERT INTO foreign_events (arrival, after_position, stream, seq, hash, origin, part, type, json)
  SELECT arrival, after_position, stream, seq, hash, origin, part, type, json FROM foreign_events_before;
DROP TABLE foreign_events_before;
CREATE INDEX foreign_events_origin ON foreign_events (origin, part);
CREATE INDEX foreign_events_asides ON foreign_events (type, arrival)
  WHERE type IN ('official-code-given', 'scan-removed');
CREATE INDEX foreign_events_corrected ON foreign_events (json ->> '$.facts.dossier')
  WHERE type IN ('person-corrected', 'submitter-corrected');
`,
};
