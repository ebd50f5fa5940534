import type { Migration } from './migration.ts';

/** What the office says of a kiosk's day: hours, places, pauses, the lock, and where the centre comes nearer. */
export const whenPeopleAreReceived: Migration = {
  version: 30,
  name: 'when-people-are-received',
  sql: `
CREATE TABLE queue_hours (
  -- Projection. What the office set for a queue; without a row the point's file decides.
  queue TEXT PRIMARY KEY,
  -- JSON, intervals by ISO weekday; NULL: as the point.
  week TEXT,
  places INTEGER CHECK (places >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE queue_pauses (
  -- Projection. Queues that were paused and not resumed; one whose end has passed is no pause any more.
  queue TEXT PRIMARY KEY,
  why TEXT NOT NULL,
  -- Local YYYY-MM-DDTHH:mm.
  back_at TEXT,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE kiosk_lock (
  -- Projection. At most one row: while it is there, kiosks give no numbers.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  why TEXT NOT NULL,
  text TEXT NOT NULL,
  back_at TEXT,
  since INTEGER NOT NULL
) STRICT;

CREATE TABLE timetable (
  -- Projection. At most one row: the stops of secondary points, mobile teams and the post, JSON.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  stops TEXT NOT NULL
) STRICT;
`,
};
