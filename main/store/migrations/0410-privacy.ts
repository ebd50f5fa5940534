import type { Migration } from './migration.ts';

/** What a person asked for: restricted, corrected, erased; and the reading of a dossier, found by the dossier. */
export const privacy: Migration = {
  version: 410,
  name: 'privacy',
  sql: `
CREATE TABLE dossier_privacy (
  -- Of the dossiers of which a person asked something.
  dossier TEXT PRIMARY KEY,
  restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
  -- Local time; its key is destroyed, and none that comes later is taken.
  erased_at TEXT,
  -- The last correction as it was sealed, and where in the log; null: what was received counts.
  sealed_origin TEXT,
  sealed_part INTEGER,
  sealed TEXT
) STRICT;

CREATE INDEX dossiers_ended ON dossiers (ended_on) WHERE guest = 0 AND ended_on IS NOT NULL;

CREATE INDEX events_opened ON events (json ->> '$.facts.dossier') WHERE type = 'dossier-opened';
`,
};
