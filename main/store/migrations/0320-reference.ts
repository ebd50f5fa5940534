import type { Migration } from './migration.ts';

/** What the province published, as it signed it. */
export const reference: Migration = {
  version: 320,
  name: 'reference',
  sql: `
CREATE TABLE reference_versions (
  -- Not of the log: what the province says, kept with its signature. The highest version whose day has come counts.
  version INTEGER PRIMARY KEY,
  effective_from TEXT NOT NULL,
  text TEXT NOT NULL,
  signature TEXT NOT NULL,
  received_at INTEGER NOT NULL
) STRICT;
`,
};
