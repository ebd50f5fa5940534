import type { Migration } from './migration.ts';

/** What the doctors of the other PCs found last: it is known after a restart of the host too, with its age. */
export const pcFindings: Migration = {
  version: 540,
  name: 'pc-findings',
  sql: `
CREATE TABLE pc_findings (
  -- Of another PC of the point, as it is called in the log.
  station TEXT PRIMARY KEY,
  -- JSON: the checks, each by its name.
  findings TEXT NOT NULL,
  -- When the host heard it.
  at INTEGER NOT NULL
) STRICT;
`,
};
