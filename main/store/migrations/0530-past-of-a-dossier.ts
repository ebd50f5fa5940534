import type { Migration } from './migration.ts';

/** What was said of a dossier beside its steps is found when the dossier goes to another point by stick. */
export const pastOfADossier: Migration = {
  version: 530,
  name: 'past-of-a-dossier',
  sql: `
CREATE INDEX events_beside_steps ON events (json ->> '$.facts.dossier')
  WHERE type IN ('official-code-given', 'document-scanned', 'document-reused', 'scan-removed', 'dossier-restricted',
    'dossier-erased', 'post-item-taken', 'post-item-taken-back', 'post-delivery-failed');
`,
};
