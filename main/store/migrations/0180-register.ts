import type { Migration } from './migration.ts';

/** The register of each year: what was received before is numbered as it came. */
export const register: Migration = {
  version: 180,
  name: 'register',
  sql: `
CREATE TABLE register (
  -- Projection. Form 07: the number of every receipt in its year, from 1.
  year INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  dossier TEXT NOT NULL UNIQUE REFERENCES dossiers (dossier),
  PRIMARY KEY (year, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO register (year, ordinal, dossier)
  SELECT CAST(substr(received_at, 1, 4) AS INTEGER),
    row_number() OVER (PARTITION BY substr(received_at, 1, 4) ORDER BY events.position), dossier
  FROM dossiers JOIN events ON events.origin = sealed_origin AND events.part = sealed_part;

CREATE TABLE register_closes (
  -- Projection. The years whose book is closed.
  year INTEGER PRIMARY KEY,
  entries INTEGER NOT NULL,
  closed_on TEXT NOT NULL
) STRICT;
`,
};
