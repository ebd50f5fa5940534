import type { Transaction } from '../database.ts';

/** What a point is told of dossiers that other points write about. No transaction touches two points: a router copies. */
export const inboxes = {
  version: 30,
  name: 'inboxes',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
    await tx.query(whatIsHereAlready);
  },
};

const schema = `
CREATE TABLE dossier_events (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (point_id, dossier_id, stream_id, seq)
);
COMMENT ON TABLE dossier_events IS 'Which stored events of a point speak of which dossier: what a new reader is told first.';

CREATE TABLE dossier_homes (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  home_point text NOT NULL,
  PRIMARY KEY (point_id, dossier_id)
);
COMMENT ON TABLE dossier_homes IS 'Who may hand a dossier on and open it: the point that received it (home_point = point_id), and each it was offered to by one that may. home_point keeps its key.';

CREATE TABLE dossier_readers (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  reader text NOT NULL,
  mutual boolean NOT NULL,
  PRIMARY KEY (point_id, dossier_id, reader)
);
COMMENT ON TABLE dossier_readers IS 'Who else is told what this point writes of a dossier. mutual: by an offer, so that each reader learns of each; else only this point tells what it wrote itself.';

CREATE TABLE outgoing (
  point_id text NOT NULL,
  reader text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (point_id, reader, stream_id, seq)
);
CREATE INDEX outgoing_by_reader ON outgoing (reader);
COMMENT ON TABLE outgoing IS 'On its way from the writer''s point to a reader''s inbox: written with the event, removed once the inbox has it.';

CREATE TABLE introductions (
  point_id text NOT NULL,
  to_point text NOT NULL,
  dossier_id text NOT NULL,
  reader text NOT NULL,
  home_point text NOT NULL,
  PRIMARY KEY (point_id, to_point, dossier_id, reader)
);
COMMENT ON TABLE introductions IS 'On its way too: to_point shall tell reader what it writes of a dossier.';

CREATE TABLE inboxes (
  point_id text NOT NULL,
  head_pos bigint NOT NULL DEFAULT 0 CHECK (head_pos >= 0),
  head_hash text NOT NULL DEFAULT repeat('0', 64),
  PRIMARY KEY (point_id)
);
COMMENT ON TABLE inboxes IS 'How far a point''s inbox is filled; the row is the lock of its filling. head_hash: SHA-256 of the hash before and the event''s, so that a cursor of a history that was undone is known.';

CREATE TABLE inbox_items (
  point_id text NOT NULL,
  pos bigint NOT NULL CHECK (pos >= 1),
  hash text NOT NULL,
  from_point text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (point_id, pos),
  UNIQUE (point_id, stream_id, seq)
);
COMMENT ON TABLE inbox_items IS 'What a point is told, at dense positions; the events themselves lie with their writer.';
`;

/** Facts name a dossier as `dossier`, or in a list of things that each do (`dossiersOf` of operations/routing.ts). */
const whatIsHereAlready = `
INSERT INTO dossier_events (point_id, dossier_id, stream_id, seq)
SELECT DISTINCT point_id, dossier, stream_id, seq FROM (
  SELECT point_id, stream_id, seq, canonical::jsonb -> 'facts' ->> 'dossier' AS dossier FROM events
  UNION ALL
  SELECT point_id, stream_id, seq, item ->> 'dossier' FROM events
    CROSS JOIN LATERAL jsonb_each(canonical::jsonb -> 'facts') AS fact (key, value)
    CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(value) WHEN 'array' THEN value ELSE '[]' END) AS item
  WHERE jsonb_typeof(item) = 'object'
) AS named WHERE dossier ~ '^[\\x21-\\x7e]{1,64}$';

INSERT INTO dossier_homes (point_id, dossier_id, home_point)
SELECT DISTINCT point_id, dossier_id, point_id FROM dossier_events JOIN events USING (point_id, stream_id, seq)
WHERE type = 'dossier-received';
`;
