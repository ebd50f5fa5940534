import type { Migration } from './migration.ts';

/**
 * A stream that goes on after another is sure of its work once every point of the centre was heard. Which scans went out in which
 * bundle, and which of these the province said it took.
 */
export const heardAndCarried: Migration = {
  version: 430,
  name: 'heard-and-carried',
  sql: `
-- 1: since it began, the province heard every point of the centre, and this one what they said.
ALTER TABLE streams ADD COLUMN heard_all INTEGER NOT NULL DEFAULT 0 CHECK (heard_all IN (0, 1));

CREATE TABLE carried_scans (
  -- A scan once for each bundle it went out in: a stick that was lost says nothing.
  file TEXT NOT NULL,
  bundle TEXT NOT NULL,
  -- 1: the province took the bundle with this scan in it.
  there INTEGER NOT NULL DEFAULT 0 CHECK (there IN (0, 1)),
  PRIMARY KEY (file, bundle)
) STRICT, WITHOUT ROWID;
CREATE INDEX carried_scans_by_bundle ON carried_scans (bundle);
`,
};
