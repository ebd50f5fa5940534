import type { Migration } from './migration.ts';

/** What happened to people's data is found in a long log without reading all of it. */
export const breaches: Migration = {
  version: 620,
  name: 'breaches',
  sql: `
CREATE INDEX events_breaches ON events (type)
  WHERE type IN ('breach-opened', 'breach-step-done', 'breach-given-out');
`,
};
