import type { Migration } from './migration.ts';

/** What the head's page asks: who was reminded, what ended when, and whether the page is printed in the morning. */
export const headPage: Migration = {
  version: 190,
  name: 'head-page',
  sql: `
CREATE TABLE nudges (
  -- Projection. The head reminded whoever held it, last at.
  dossier TEXT PRIMARY KEY REFERENCES dossiers (dossier),
  holder TEXT,
  at INTEGER NOT NULL,
  times INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX nudges_of_holder ON nudges (holder) WHERE holder IS NOT NULL;

CREATE TABLE morning_paper (
  -- Projection. At most one row: whether the head's page comes out when a business day opens.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  prints INTEGER NOT NULL CHECK (prints IN (0, 1))
) STRICT;

CREATE INDEX dossiers_by_end ON dossiers (coalesce(ready_on, ended_on)) WHERE coalesce(ready_on, ended_on) IS NOT NULL;
CREATE INDEX days_by_date ON days (date);
`,
};
