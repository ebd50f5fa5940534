import type { Migration } from './migration.ts';

/** What another point said it wrote of a dossier is passed on with the dossier. */
export const pastsPassedOn: Migration = {
  version: 550,
  name: 'pasts-passed-on',
  sql: `
CREATE TABLE dossier_pasts (
  -- What other points signed that they wrote of a dossier before they offered it: by stick it goes on to whoever is next.
  -- The events themselves stand in foreign_events. Of two words of which one says all that the other does the longer one stays.
  dossier TEXT NOT NULL,
  point TEXT NOT NULL,
  events TEXT NOT NULL,
  writer TEXT NOT NULL,
  signature TEXT NOT NULL,
  PRIMARY KEY (dossier, point, signature)
) STRICT, WITHOUT ROWID;
`,
};
