import type { Migration } from './migration.ts';

/** Whose rights were taken back at once, and which device was given up. */
export const revocations: Migration = {
  version: 460,
  name: 'revocations',
  sql: `
CREATE TABLE revocations (
  -- Where in the log it stands: what the province acknowledged is compared with it.
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'device')),
  -- an account or a station
  subject TEXT NOT NULL,
  why TEXT NOT NULL,
  by TEXT,
  at INTEGER NOT NULL,
  -- of a device: everything of the point lies on it
  had_copy INTEGER NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;
`,
};
