import type { Migration } from './migration.ts';

/** How the centre stands to the provincial system; a dossier may get that system's code after it was received. */
export const beside: Migration = {
  version: 170,
  name: 'beside',
  sql: `
CREATE TABLE centre_mode (
  -- Projection. One row once the office has said it; without one the centre works beside the provincial system.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  mode TEXT NOT NULL CHECK (mode IN ('beside', 'alone')),
  -- Fields in the order of the foreign form, JSON.
  form_fields TEXT NOT NULL,
  -- Local date: dossiers received since then without an official code have to be entered in the provincial system.
  since TEXT NOT NULL
) STRICT;
CREATE INDEX dossiers_without_official_code ON dossiers (received_at) WHERE official_code IS NULL;
`,
};
