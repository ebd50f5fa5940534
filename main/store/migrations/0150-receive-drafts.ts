import type { Migration } from './migration.ts';

/** What a clerk has typed of a dossier and not saved yet, so that a power cut costs a second of it. */
export const receiveDrafts: Migration = {
  version: 150,
  name: 'receive-drafts',
  sql: `
CREATE TABLE receive_drafts (
  -- Not in the log: nothing was received yet. One for each person at each counter; gone when the dossier is saved.
  account TEXT NOT NULL,
  counter TEXT NOT NULL,
  -- AES-256-GCM under a key of its own, that key wrapped by the vault.
  wrapped BLOB NOT NULL,
  sealed BLOB NOT NULL,
  kept_at INTEGER NOT NULL,
  PRIMARY KEY (account, counter)
) STRICT, WITHOUT ROWID;
`,
};
