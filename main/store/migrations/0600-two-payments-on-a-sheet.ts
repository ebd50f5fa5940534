import type { Migration } from './migration.ts';

/** Which payment a sheet goes to, where two hosts of one point both named it and one of the two goes on another sheet. */
export const twoPaymentsOnASheet: Migration = {
  version: 600,
  name: 'two-payments-on-a-sheet',
  sql: `
CREATE INDEX fees_of_sheet ON fees (book, number) WHERE book IS NOT NULL;
`,
};
