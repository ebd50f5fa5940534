import type { Migration } from './migration.ts';

/** A folder and the result that came of it may be on two roads at once. */
export const twoRoads: Migration = {
  version: 220,
  name: 'two-roads',
  sql: `
-- The hand-over with which the result is on the road; that of the folder is hand_over.
ALTER TABLE custody ADD COLUMN result_hand_over TEXT;
`,
};
