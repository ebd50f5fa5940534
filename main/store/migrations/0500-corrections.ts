import type { Migration } from './migration.ts';

/** Whoever brought a dossier is corrected too, what was corrected is found by the dossier, and a visit at home can be forgotten. */
export const corrections: Migration = {
  version: 500,
  name: 'corrections',
  sql: `
ALTER TABLE dossier_privacy ADD COLUMN submitter_origin TEXT;
ALTER TABLE dossier_privacy ADD COLUMN submitter_part INTEGER;
ALTER TABLE dossier_privacy ADD COLUMN submitter_sealed TEXT;

CREATE INDEX events_corrected ON events (json ->> '$.facts.dossier')
  WHERE type IN ('person-corrected', 'submitter-corrected');

CREATE INDEX foreign_events_corrected ON foreign_events (json ->> '$.facts.dossier')
  WHERE type IN ('person-corrected', 'submitter-corrected');
`,
};
