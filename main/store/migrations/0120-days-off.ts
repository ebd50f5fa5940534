import type { Migration } from './migration.ts';

/** What the office says of a date, over the table that came with the product. */
export const daysOff: Migration = {
  version: 120,
  name: 'days-off',
  sql: `
CREATE TABLE days_off (
  -- Projection. The last word of the office on a date; without a row the product's table decides.
  date TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('off', 'worked', 'ordinary')),
  name TEXT NOT NULL,
  certainty TEXT NOT NULL CHECK (certainty IN ('confirmed', 'reported', 'proposed')),
  source TEXT NOT NULL,
  set_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
