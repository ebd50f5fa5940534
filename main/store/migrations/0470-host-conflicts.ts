import type { Migration } from './migration.ts';

/** What a former host and the PC in its place both worked on. */
export const hostConflicts: Migration = {
  version: 470,
  name: 'host-conflicts',
  sql: `
CREATE TABLE host_conflicts (
  -- One thing in the hall, in a drawer or in a book, by its id.
  kind TEXT NOT NULL CHECK (kind IN ('ticket', 'dossier', 'fee', 'receipt')),
  subject TEXT NOT NULL,
  -- Of the former host: the first and the last of its events about it that came too late.
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  last INTEGER NOT NULL,
  -- who looked at it, and when; null: nobody yet
  seen_by TEXT,
  seen_at INTEGER,
  PRIMARY KEY (kind, subject, stream)
) STRICT, WITHOUT ROWID;
CREATE INDEX host_conflicts_open ON host_conflicts (stream, seq) WHERE seen_at IS NULL;
`,
};
