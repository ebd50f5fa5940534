import type { Migration } from './migration.ts';

/** What a visit is beside its calls: its place in line, why it was set aside, what it needs and is about; counters that pause. */
export const theVisit: Migration = {
  version: 160,
  name: 'the-visit',
  sql: `
-- Place in line: order of issue in millions, so that a transfer can put somebody behind all and before whoever comes next.
ALTER TABLE tickets ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN place TEXT;
ALTER TABLE tickets ADD COLUMN parked_why TEXT;
ALTER TABLE tickets ADD COLUMN mark TEXT;
ALTER TABLE tickets ADD COLUMN needs TEXT NOT NULL DEFAULT '[]';
ALTER TABLE tickets ADD COLUMN procedures TEXT NOT NULL DEFAULT '[]';
ALTER TABLE tickets ADD COLUMN interpreter_called INTEGER NOT NULL DEFAULT 0;
UPDATE tickets SET turn = issue_order * 1000000;
CREATE INDEX tickets_by_turn ON tickets (turn);
CREATE INDEX tickets_interpreted ON tickets (day) WHERE interpreter_called = 1;
CREATE INDEX tickets_missed ON tickets (day, counter, ended_at) WHERE state = 'no-show';
CREATE INDEX dossiers_of_visit ON dossiers (ticket) WHERE ticket IS NOT NULL;

ALTER TABLE counters ADD COLUMN paused_why TEXT;
ALTER TABLE counters ADD COLUMN paused_at INTEGER;

CREATE TABLE counter_profiles (
  -- Projection. What a counter usually serves, JSON lists: queues, fields of procedures, languages spoken there.
  counter TEXT PRIMARY KEY,
  queues TEXT NOT NULL,
  fields TEXT NOT NULL,
  languages TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE visit_rules (
  -- Projection. What the office set about visits; one row, or none.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  missed_after_recalls INTEGER,
  prefers_speakers INTEGER NOT NULL CHECK (prefers_speakers IN (0, 1))
) STRICT;
`,
};
