import type { Migration } from './migration.ts';

/**
 * The whole life of a dossier. The new states need the table made anew (a CHECK changes no other way), so what points at
 * it is set aside; what the log knows of older dossiers and the table did not keep is read from their events.
 */
export const dossierLife: Migration = {
  version: 110,
  name: 'dossier-life',
  sql: `
CREATE TABLE kept_arrivals AS SELECT * FROM arrivals;
CREATE TABLE kept_dossiers AS SELECT * FROM dossiers;
DROP TABLE arrivals;
DROP TABLE dossiers;

CREATE TABLE dossiers (
  -- Projection. What the staff may see of a dossier; its person is sealed beside it.
  dossier TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  official_code TEXT,
  procedure TEXT NOT NULL,
  channel TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('received', 'forwarded', 'in-process', 'waiting-supplement', 'waiting-payment',
    'result-ready', 'returned', 'refused', 'withdrawn', 'stopped', 'voided')),
  ticket TEXT,
  received_at TEXT NOT NULL,
  -- As promised now, and as the receipt promised it.
  due_at TEXT NOT NULL,
  first_due_at TEXT NOT NULL,
  due_rule TEXT NOT NULL,
  -- Since when the limit counts, and since when the citizen is waited for.
  clock_from TEXT NOT NULL,
  paused_at TEXT,
  document_count INTEGER NOT NULL,
  sets INTEGER NOT NULL,
  language TEXT NOT NULL,
  supplements INTEGER NOT NULL,
  renewals INTEGER NOT NULL,
  holder TEXT,
  unit TEXT,
  -- The state after the waiting.
  resume TEXT,
  received_at_point TEXT NOT NULL,
  competent_unit TEXT NOT NULL,
  return_at_point TEXT NOT NULL,
  ready_on TEXT,
  returned_on TEXT,
  ended_on TEXT,
  timeliness TEXT,
  -- Ciphertext copied from the event that carried it; opened in memory only.
  sealed_origin TEXT NOT NULL,
  sealed_part INTEGER NOT NULL,
  sealed TEXT NOT NULL
) STRICT;
INSERT INTO dossiers (dossier, code, official_code, procedure, channel, state, ticket, received_at, due_at, first_due_at,
    due_rule, clock_from, paused_at, document_count, sets, language, supplements, renewals, holder, unit, resume,
    received_at_point, competent_unit, return_at_point, ready_on, returned_on, ended_on, timeliness,
    sealed_origin, sealed_part, sealed)
  SELECT dossier, code, official_code, procedure, channel, state, ticket, received_at, due_at, due_at,
    due_rule, received_at, NULL, document_count, sets, language, 0, 0, events.json ->> '$.actor.account', NULL, NULL,
    events.json ->> '$.facts.receivedAtPoint', events.json ->> '$.facts.competentUnit',
    events.json ->> '$.facts.returnAtPoint', ready_on, returned_on, NULL, timeliness,
    sealed_origin, sealed_part, sealed
  FROM kept_dossiers JOIN events ON events.origin = sealed_origin AND events.part = sealed_part
  ORDER BY kept_dossiers.rowid;
CREATE INDEX dossiers_by_state ON dossiers (state, due_at);
CREATE INDEX dossiers_by_receipt ON dossiers (received_at);
CREATE INDEX dossiers_by_return ON dossiers (returned_on) WHERE returned_on IS NOT NULL;
CREATE INDEX dossiers_by_official_code ON dossiers (official_code) WHERE official_code IS NOT NULL;

CREATE TABLE arrivals (
  -- Projection. Numbers given by a scan: for which appointment or finished dossier somebody came.
  ticket TEXT PRIMARY KEY REFERENCES tickets (ticket),
  appointment TEXT REFERENCES appointments (appointment),
  dossier TEXT REFERENCES dossiers (dossier)
) STRICT, WITHOUT ROWID;
INSERT INTO arrivals (ticket, appointment, dossier) SELECT ticket, appointment, dossier FROM kept_arrivals;
CREATE INDEX arrivals_by_appointment ON arrivals (appointment) WHERE appointment IS NOT NULL;
CREATE INDEX arrivals_by_dossier ON arrivals (dossier) WHERE dossier IS NOT NULL;

CREATE TABLE dossier_steps (
  -- Projection. Which events are the life of a dossier; what they say stands in the log.
  dossier TEXT NOT NULL REFERENCES dossiers (dossier),
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (dossier, stream, seq)
) STRICT, WITHOUT ROWID;
INSERT INTO dossier_steps (dossier, stream, seq)
  SELECT json ->> '$.facts.dossier', stream, seq FROM events
  WHERE type IN ('dossier-received', 'dossier-result-ready', 'dossier-returned')
    AND json ->> '$.facts.dossier' IN (SELECT dossier FROM dossiers);

DROP TABLE kept_arrivals;
DROP TABLE kept_dossiers;
`,
};
