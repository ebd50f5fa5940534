import type { Migration } from './migration.ts';

/** Files of papers: what there is of each dossier, and where its name and the sealed bytes are. */
export const attachments: Migration = {
  version: 200,
  name: 'attachments',
  sql: `
CREATE TABLE attachments (
  -- fold(log). The bytes lie under the name of their SHA-256 in the folder's attachments/, sealed with the dossier's key.
  attachment TEXT PRIMARY KEY,
  dossier TEXT NOT NULL,
  file TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('pdf', 'jpeg', 'png')),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  -- The dossier it was handed in with before; NULL: scanned for this one.
  reused_from TEXT,
  at INTEGER NOT NULL,
  -- Which paper it shows, as the log sealed it.
  sealed_origin TEXT NOT NULL,
  sealed_part INTEGER NOT NULL,
  sealed TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX attachments_of_dossier ON attachments (dossier, at);
`,
};
