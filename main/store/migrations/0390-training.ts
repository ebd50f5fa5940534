import type { Migration } from './migration.ts';

/** Who learnt what when; whose costly acts wait for it; whether anything waits. */
export const training: Migration = {
  version: 390,
  name: 'training',
  sql: `
CREATE TABLE training_passed (
  -- Who passed which exercise first when; nothing of how well.
  account TEXT NOT NULL,
  scenario TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (account, scenario)
) STRICT, WITHOUT ROWID;
CREATE TABLE training_asked (
  -- Accounts whose costly acts wait for practice.
  account TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  -- null: nobody let them do it without
  waived_why TEXT,
  waived_by TEXT,
  waived_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE training_wheels (
  -- One row once somebody decided; none: as point.json says.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  is_on INTEGER NOT NULL
) STRICT;
`,
};
