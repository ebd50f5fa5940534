import type { Migration } from './migration.ts';

/** What people saw when they tried the devices, and how the glass of the kiosks is measured. Of the PCs, not of the centre's business: no event. */
export const doctor: Migration = {
  version: 360,
  name: 'doctor',
  sql: `
CREATE TABLE device_tests (
  -- What somebody saw, heard or tried.
  origin TEXT PRIMARY KEY,
  device TEXT NOT NULL CHECK (device IN ('printer', 'scanner', 'speaker', 'screen')),
  -- The PC it stands at; empty: the host.
  station TEXT NOT NULL,
  at INTEGER NOT NULL,
  account TEXT NOT NULL,
  -- JSON: what was not right; an empty list is a test that was passed.
  faults TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX device_tests_latest ON device_tests (device, station, at);

CREATE TABLE kiosk_screens (
  -- As the kiosk's page says itself.
  terminal TEXT PRIMARY KEY,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  -- In millimetres, as they are measured or guessed.
  width_mm INTEGER NOT NULL,
  height_mm INTEGER NOT NULL,
  measure TEXT NOT NULL CHECK (measure IN ('kept', 'other-screen', 'guessed')),
  seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`,
};
