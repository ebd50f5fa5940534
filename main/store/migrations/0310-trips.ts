import type { Migration } from './migration.ts';

/** Folders that stayed where they were received when the work went ahead: the trip planner asks for them. */
export const trips: Migration = {
  version: 310,
  name: 'trips',
  sql: `
CREATE INDEX custody_left_behind ON custody (folder_at, work) WHERE folder_state = 'here';
`,
};
