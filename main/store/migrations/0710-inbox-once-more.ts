import type { Migration } from './migration.ts';

/**
 * What was refused before two histories could stand at one number stayed missing: the cursor had passed it. The inbox is read once
 * more from its beginning; what is here already is known by its hash, and a point that was told nothing has nothing to miss.
 */
export const inboxOnceMore: Migration = {
  version: 710,
  name: 'inbox-once-more',
  sql: `
DELETE FROM memory WHERE key IN ('inbox-cursor', 'inbox-pages-ahead') AND EXISTS (SELECT 1 FROM foreign_events);
`,
};
