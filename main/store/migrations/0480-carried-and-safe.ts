import type { Migration } from './migration.ts';

/** What was carried for others until two verified backups of the province hold it. */
export const carriedAndSafe: Migration = {
  version: 480,
  name: 'carried-and-safe',
  sql: `
-- 1: two verified backups of the province hold it: it is carried no further, and stays only while it speaks of a dossier
-- that may still be offered to this point.
ALTER TABLE carried_events ADD COLUMN safe INTEGER NOT NULL DEFAULT 0 CHECK (safe IN (0, 1));
`,
};
