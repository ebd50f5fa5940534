import type { Migration } from './migration.ts';

/** Which of the station's two printers a paper went to: a person must know where to look for it. */
export const secondPrinter: Migration = {
  version: 70,
  name: 'second-printer',
  sql: `
ALTER TABLE print_jobs ADD COLUMN printer TEXT CHECK (printer IN ('first', 'second'));
`,
};
