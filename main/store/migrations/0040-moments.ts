import type { Migration } from './migration.ts';

/**
 * What happens between a citizen and the centre: numbers taken back, calls for help, appointments, scans, ratings.
 * SQLite changes a CHECK only by making the table anew: its rows are set aside and put back, children of `tickets` first
 * out and last in, so that no row ever points at nothing.
 */
export const moments: Migration = {
  version: 40,
  name: 'moments',
  sql: `
CREATE TABLE kept_calls AS SELECT * FROM calls;
CREATE TABLE kept_visit_intervals AS SELECT * FROM visit_intervals;
CREATE TABLE kept_tickets AS SELECT * FROM tickets;
CREATE TABLE kept_print_jobs AS SELECT * FROM print_jobs;
-- Dropping a table looks for each row's copies: without an index that is every row for every row.
CREATE INDEX kept_copies ON print_jobs (copy_of);
DROP TABLE calls;
DROP TABLE visit_intervals;
DROP TABLE tickets;
DROP TABLE print_jobs;

CREATE TABLE tickets (
  -- Order of issue at the point.
  issue_order INTEGER PRIMARY KEY,
  ticket TEXT NOT NULL UNIQUE,
  day INTEGER NOT NULL REFERENCES days (day),
  number TEXT NOT NULL,
  queue TEXT NOT NULL,
  priority TEXT,
  language TEXT NOT NULL,
  token TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'parked', 'transferred', 'no-show', 'done', 'voided')),
  counter TEXT,
  calls INTEGER NOT NULL,
  issued_at INTEGER NOT NULL,
  called_at INTEGER,
  ended_at INTEGER,
  -- Begin of the present state.
  since INTEGER NOT NULL
) STRICT;
INSERT INTO tickets (issue_order, ticket, day, number, queue, priority, language, token, state, counter, calls, issued_at, called_at, ended_at, since)
  SELECT issue_order, ticket, day, number, queue, priority, language, token, state, counter, calls, issued_at, called_at, ended_at, since
  FROM kept_tickets ORDER BY issue_order;
CREATE INDEX tickets_by_state ON tickets (day, state, queue);
CREATE INDEX tickets_at_counter ON tickets (counter) WHERE state IN ('called', 'serving');
CREATE INDEX tickets_done ON tickets (day, counter, called_at, ended_at) WHERE state = 'done';

CREATE TABLE visit_intervals (
  -- Projection. Every state of a visit as an interval with its actor: waiting, walking and serving times fall out, nothing is overwritten.
  ticket TEXT NOT NULL REFERENCES tickets (ticket),
  part INTEGER NOT NULL,
  state TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER,
  counter TEXT,
  account TEXT,
  terminal TEXT NOT NULL,
  PRIMARY KEY (ticket, part)
) STRICT, WITHOUT ROWID;
INSERT INTO visit_intervals (ticket, part, state, from_at, to_at, counter, account, terminal)
  SELECT ticket, part, state, from_at, to_at, counter, account, terminal FROM kept_visit_intervals;

CREATE TABLE calls (
  -- Projection. Calls and recalls in order: the board announces each once, the calling rule counts lanes.
  call_no INTEGER PRIMARY KEY,
  day INTEGER NOT NULL REFERENCES days (day),
  ticket TEXT NOT NULL REFERENCES tickets (ticket),
  counter TEXT NOT NULL,
  is_recall INTEGER NOT NULL CHECK (is_recall IN (0, 1)),
  why TEXT,
  account TEXT,
  at INTEGER NOT NULL
) STRICT;
INSERT INTO calls (call_no, day, ticket, counter, is_recall, why, account, at)
  SELECT call_no, day, ticket, counter, is_recall, why, account, at FROM kept_calls ORDER BY call_no;
CREATE INDEX calls_of_day ON calls (day, call_no);

CREATE TABLE print_jobs (
  -- The spool: a row is committed with the event it prints.
  job TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('ticket', 'receipt', 'test-page', 'appointment', 'needs')),
  -- Ticket, dossier, appointment or procedure it shows; the paper is drawn at printing time, so no personal data lies here.
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
  at INTEGER NOT NULL
) STRICT;
INSERT INTO print_jobs (job, kind, subject, label, details, terminal, copy, copy_of, state, why, queued_order, at)
  SELECT job, kind, subject, label, details, terminal, copy, copy_of, state, why, queued_order, at
  FROM kept_print_jobs ORDER BY queued_order;
CREATE INDEX print_jobs_open ON print_jobs (state, queued_order);
CREATE INDEX print_jobs_copies ON print_jobs (subject, kind, copy) WHERE copy > 0;
CREATE INDEX print_jobs_receipts ON print_jobs (subject, queued_order) WHERE kind = 'receipt';

DROP TABLE kept_calls;
DROP TABLE kept_visit_intervals;
DROP TABLE kept_tickets;
DROP TABLE kept_print_jobs;

CREATE TABLE help_calls (
  -- Projection. Somebody at a kiosk asked for a person; the actor's terminal is the kiosk.
  help TEXT PRIMARY KEY,
  terminal TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  answered_at INTEGER,
  -- Who went there; null: not answered, or somebody of the office.
  counter TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX help_calls_of_kiosk ON help_calls (terminal, asked_at);
CREATE INDEX help_calls_open ON help_calls (asked_at) WHERE answered_at IS NULL;

CREATE TABLE appointments (
  -- Projection. A day and an hour to come back; it names nobody.
  appointment TEXT PRIMARY KEY,
  token TEXT NOT NULL UNIQUE,
  queue TEXT NOT NULL,
  date TEXT NOT NULL,
  from_time TEXT NOT NULL,
  to_time TEXT NOT NULL,
  language TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE arrivals (
  -- Projection. Numbers given by a scan: for which appointment or finished dossier somebody came.
  ticket TEXT PRIMARY KEY REFERENCES tickets (ticket),
  appointment TEXT REFERENCES appointments (appointment),
  dossier TEXT REFERENCES dossiers (dossier)
) STRICT, WITHOUT ROWID;
CREATE INDEX arrivals_by_appointment ON arrivals (appointment) WHERE appointment IS NOT NULL;
CREATE INDEX arrivals_by_dossier ON arrivals (dossier) WHERE dossier IS NOT NULL;

CREATE TABLE ratings (
  -- Projection. How a visit was, said once with the ticket's own code.
  ticket TEXT PRIMARY KEY REFERENCES tickets (ticket),
  day INTEGER NOT NULL REFERENCES days (day),
  rating TEXT NOT NULL CHECK (rating IN ('very-satisfied', 'satisfied', 'dissatisfied'))
) STRICT, WITHOUT ROWID;
CREATE INDEX ratings_of_day ON ratings (day, rating);

-- The code a citizen holds may be the province's.
CREATE INDEX dossiers_by_official_code ON dossiers (official_code) WHERE official_code IS NOT NULL;
`,
};
