import type { Migration } from './migration.ts';

/**
 * Fees, receipt books, the close of a day. The spool's kinds of paper are no list in SQL any more: they grow with every
 * form, and the domain's `paperKinds` says them. SQLite changes a CHECK only by making the table anew.
 */
export const fees: Migration = {
  version: 130,
  name: 'fees',
  sql: `
CREATE TABLE kept_print_jobs AS SELECT * FROM print_jobs;
-- Dropping a table looks for each row's copies: without an index that is every row for every row.
CREATE INDEX kept_copies_of_jobs ON print_jobs (copy_of);
DROP TABLE print_jobs;
CREATE TABLE print_jobs (
  -- The spool: a row is committed with the event it prints.
  job TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  -- Ticket, dossier, appointment, procedure, fee or close it shows; the paper is drawn at printing time, so no personal data lies here.
  subject TEXT NOT NULL,
  label TEXT NOT NULL,
  -- Facts drawn on it that change later (people ahead, wait), JSON.
  details TEXT NOT NULL,
  terminal TEXT NOT NULL,
  copy INTEGER NOT NULL,
  copy_of TEXT REFERENCES print_jobs (job),
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'confirmed', 'unknown', 'failed', 'replaced', 'withdrawn')),
  why TEXT,
  queued_order INTEGER NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  printer TEXT CHECK (printer IN ('first', 'second'))
) STRICT;
INSERT INTO print_jobs (job, kind, subject, label, details, terminal, copy, copy_of, state, why, queued_order, at, printer)
  SELECT job, kind, subject, label, details, terminal, copy, copy_of, state, why, queued_order, at, printer
  FROM kept_print_jobs ORDER BY queued_order;
DROP TABLE kept_print_jobs;
CREATE INDEX print_jobs_open ON print_jobs (state, queued_order);
CREATE INDEX print_jobs_copies ON print_jobs (subject, kind, copy) WHERE copy > 0;
CREATE INDEX print_jobs_receipts ON print_jobs (subject, queued_order) WHERE kind = 'receipt';

CREATE TABLE fees (
  -- Projection. What is owed for a dossier or a visit, whole dong, and the payment that stands.
  fee TEXT PRIMARY KEY,
  dossier TEXT,
  ticket TEXT,
  counter TEXT NOT NULL,
  lines TEXT NOT NULL,
  total INTEGER NOT NULL,
  set_at INTEGER NOT NULL,
  payment TEXT UNIQUE,
  way TEXT CHECK (way IN ('cash', 'transfer')),
  amount INTEGER,
  given INTEGER,
  book TEXT,
  number INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX fees_of_dossier ON fees (dossier) WHERE dossier IS NOT NULL;
CREATE INDEX fees_of_ticket ON fees (ticket) WHERE ticket IS NOT NULL;
CREATE INDEX fees_unpaid ON fees (set_at) WHERE payment IS NULL AND total > 0;
CREATE INDEX fees_paid ON fees (set_at) WHERE payment IS NOT NULL;

CREATE TABLE receipt_books (
  -- Projection. Books of printed fee receipts that lie at the point, and each one's next sheet.
  book TEXT PRIMARY KEY,
  form TEXT NOT NULL,
  series TEXT NOT NULL,
  from_number INTEGER NOT NULL,
  to_number INTEGER NOT NULL,
  counter TEXT,
  next INTEGER NOT NULL,
  is_closed INTEGER NOT NULL CHECK (is_closed IN (0, 1)),
  opened_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE fee_receipts (
  -- Projection. Each used sheet of a book, for ever: a cancelled one stays with its reason.
  book TEXT NOT NULL REFERENCES receipt_books (book),
  number INTEGER NOT NULL,
  fee TEXT NOT NULL REFERENCES fees (fee),
  payment TEXT NOT NULL,
  cancelled_why TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (book, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE till (
  -- Projection. What happened between two closes of the day; the newest row is still running.
  close INTEGER PRIMARY KEY,
  received INTEGER NOT NULL DEFAULT 0,
  returned INTEGER NOT NULL DEFAULT 0,
  no_shows INTEGER NOT NULL DEFAULT 0,
  cash INTEGER NOT NULL DEFAULT 0,
  transfer INTEGER NOT NULL DEFAULT 0,
  payments INTEGER NOT NULL DEFAULT 0,
  cancelled INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE day_closes (
  -- Projection. Each close as it was counted; it is never changed.
  close INTEGER PRIMARY KEY,
  day INTEGER NOT NULL,
  date TEXT NOT NULL,
  facts TEXT NOT NULL,
  account TEXT,
  at INTEGER NOT NULL
) STRICT;
`,
};
