import type { Migration } from './migration.ts';

/** Indexes for questions that would otherwise read more with every year of history. A tap writes none of them. */
export const findWithoutScans: Migration = {
  version: 20,
  name: 'find-without-scans',
  sql: `
-- How long today's visits lasted, asked at every tap, and how many each counter served.
CREATE INDEX tickets_done ON tickets (day, counter, called_at, ended_at) WHERE state = 'done';
-- Which copy of a paper comes next; originals, by far the most, are not in it.
CREATE INDEX print_jobs_copies ON print_jobs (subject, kind, copy) WHERE copy > 0;
-- The receipt of a dossier that a clerk has found.
CREATE INDEX print_jobs_receipts ON print_jobs (subject, queued_order) WHERE kind = 'receipt';
-- What came in and what went out on a day.
CREATE INDEX dossiers_by_receipt ON dossiers (received_at);
CREATE INDEX dossiers_by_return ON dossiers (returned_on) WHERE returned_on IS NOT NULL;
`,
};
