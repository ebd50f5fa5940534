import type { Migration } from './migration.ts';

/** A stream that goes on after another is sure of its work once every point of the centre was heard. */
export const heardAll: Migration = {
  version: 430,
  name: 'heard-all',
  sql: `
-- 1: since it began, the province heard every point of the centre, and this one what they said.
ALTER TABLE streams ADD COLUMN heard_all INTEGER NOT NULL DEFAULT 0 CHECK (heard_all IN (0, 1));
`,
};
