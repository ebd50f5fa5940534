import type { Migration } from './migration.ts';

export const procedureNotes: Migration = {
  version: 400,
  name: 'procedure-notes',
  sql: `
CREATE TABLE procedure_notes (
  -- What the point wrote down about a procedure and has not taken back.
  note TEXT PRIMARY KEY,
  procedure TEXT NOT NULL,
  text TEXT NOT NULL,
  account TEXT,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX procedure_notes_of ON procedure_notes (procedure, at);
`,
};
