import type { Transaction } from '../database.ts';

/**
 * Rules of every table (a test reads them from the catalogue): `point_id` comes first in each primary key, unique key
 * and foreign key of a point's table, so that a nation's worth can be spread by point without changing a table;
 * no sequence, because numbers are made at the point; instants end in `_at` and are UTC milliseconds.
 */
export const firstSchema = {
  version: 10,
  name: 'first schema',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
    for (let part = 0; part < 16; part++)
      await tx.query(
        `CREATE TABLE events_${String(part).padStart(2, '0')} PARTITION OF events FOR VALUES WITH (MODULUS 16, REMAINDER ${part})`,
      );
  },
};

const schema = `
CREATE TABLE server (
  id smallint PRIMARY KEY CHECK (id = 1),
  server_id uuid NOT NULL,
  epoch integer NOT NULL CHECK (epoch >= 1),
  seal_to text NOT NULL
);
COMMENT ON TABLE server IS 'Who this province is. epoch rises when it was restored; seal_to is the X25519 key that dossier keys are wrapped for.';

CREATE TABLE communes (
  code text PRIMARY KEY CHECK (code ~ '^[0-9]{5}$'),
  name text NOT NULL,
  type text NOT NULL CHECK (type IN ('xa', 'phuong'))
);
COMMENT ON TABLE communes IS 'Reference: the 135 communes and wards with their official codes (QĐ 19/2025/QĐ-TTg).';

CREATE TABLE points (
  point_id text PRIMARY KEY CHECK (point_id ~ '^[0-9]{5}-[0-9]{1,2}$'),
  commune_code text NOT NULL GENERATED ALWAYS AS (left(point_id, 5)) STORED REFERENCES communes (code),
  made_at bigint NOT NULL
);
COMMENT ON TABLE points IS 'Every point that was ever given an enrolment ticket.';

CREATE TABLE enrolment_tickets (
  point_id text NOT NULL REFERENCES points (point_id),
  ticket_hash text NOT NULL CHECK (ticket_hash ~ '^[0-9a-f]{64}$'),
  made_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint,
  used_by text,
  PRIMARY KEY (point_id, ticket_hash),
  CHECK ((used_at IS NULL) = (used_by IS NULL))
);
CREATE INDEX enrolment_tickets_by_hash ON enrolment_tickets (ticket_hash);
COMMENT ON TABLE enrolment_tickets IS 'One-time permissions to register a key for one point; only the SHA-256 of the ticket is kept.';

CREATE TABLE devices (
  point_id text NOT NULL REFERENCES points (point_id),
  key_id text NOT NULL,
  public_key text NOT NULL,
  enrolled_at bigint NOT NULL,
  revoked_at bigint,
  PRIMARY KEY (point_id, key_id)
);
COMMENT ON TABLE devices IS 'Keys that may sign for a point: Ed25519, SPKI, base64.';

CREATE TABLE streams (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  key_id text NOT NULL,
  head_seq bigint NOT NULL DEFAULT 0 CHECK (head_seq >= 0),
  head_hash text NOT NULL DEFAULT repeat('0', 64),
  head_signature text,
  durable_seq bigint NOT NULL DEFAULT 0,
  durable_hash text NOT NULL DEFAULT repeat('0', 64),
  enrolled_at bigint NOT NULL,
  last_seen_at bigint,
  said_seq bigint,
  said_version text,
  PRIMARY KEY (point_id, stream_id),
  FOREIGN KEY (point_id, key_id) REFERENCES devices (point_id, key_id),
  CHECK (starts_with(stream_id, point_id || ':'))
);
COMMENT ON TABLE streams IS 'One writer''s log in one incarnation: how far it is here. Its row is the lock of its ingestion. said_*: what the point claimed at its last hello.';

CREATE UNLOGGED TABLE nonces (
  point_id text NOT NULL,
  key_id text NOT NULL,
  nonce text NOT NULL,
  seen_at bigint NOT NULL,
  PRIMARY KEY (point_id, key_id, nonce)
);
CREATE INDEX nonces_by_age ON nonces (seen_at);
COMMENT ON TABLE nonces IS 'Signatures already used, for 24 hours. UNLOGGED: writing it waits for no flush, and what a crash forgets can do no harm because every signed method is idempotent.';

CREATE TABLE events (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL CHECK (seq >= 1),
  hash text NOT NULL,
  origin text NOT NULL,
  part smallint NOT NULL,
  type text NOT NULL,
  tv smallint NOT NULL,
  canonical text NOT NULL,
  stored_at bigint NOT NULL,
  PRIMARY KEY (point_id, stream_id, seq)
) PARTITION BY HASH (point_id);
COMMENT ON TABLE events IS 'The union of all logs; nobody edits. canonical is the RFC 8785 text of the event without its hash: hash = SHA-256 of it, so the chain can be verified here.';

CREATE VIEW event_facts AS
  SELECT point_id, stream_id, seq, type, origin, part, canonical::json -> 'facts' AS facts, canonical::json -> 'at' AS at
  FROM events;
COMMENT ON VIEW event_facts IS 'The log for people who read SQL.';

CREATE TABLE event_origins (
  point_id text NOT NULL,
  origin text NOT NULL,
  part smallint NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (point_id, origin, part)
);
COMMENT ON TABLE event_origins IS 'Which stored event had the one effect of its command; the same origin in another incarnation is stored and has none.';

CREATE TABLE parked (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  code text NOT NULL,
  parked_at bigint NOT NULL,
  PRIMARY KEY (point_id, stream_id, seq)
);
COMMENT ON TABLE parked IS 'Stored and not applied, and why.';

CREATE TABLE dossier_keys (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  wrapped text NOT NULL,
  received_at bigint NOT NULL,
  PRIMARY KEY (point_id, dossier_id)
);
COMMENT ON TABLE dossier_keys IS 'Keys of sealed personal parts, wrapped for this province. Erasing a row erases the person here and leaves every chain whole.';

CREATE TABLE business_days (
  point_id text NOT NULL,
  day integer NOT NULL,
  date date NOT NULL,
  PRIMARY KEY (point_id, day)
);
COMMENT ON TABLE business_days IS 'Projection: the date is a label of the ordinal and may be corrected.';

CREATE TABLE ticket_days (
  point_id text NOT NULL,
  day integer NOT NULL,
  queue text NOT NULL,
  issued integer NOT NULL DEFAULT 0,
  finished integer NOT NULL DEFAULT 0,
  missed integer NOT NULL DEFAULT 0,
  PRIMARY KEY (point_id, day, queue)
);
COMMENT ON TABLE ticket_days IS 'Projection: tickets per business day and the queue that gave the number.';

CREATE TABLE dossiers (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  code text NOT NULL,
  official_code text,
  procedure text NOT NULL,
  channel text NOT NULL,
  state text NOT NULL CHECK (state IN ('received', 'result-ready', 'returned')),
  received_at text NOT NULL,
  received_on date NOT NULL,
  due_at text NOT NULL,
  due_on date NOT NULL,
  ready_on date,
  returned_on date,
  timeliness text CHECK (timeliness IN ('early', 'on-time', 'late')),
  PRIMARY KEY (point_id, dossier_id)
);
CREATE INDEX dossiers_by_receipt ON dossiers (point_id, received_on);
CREATE INDEX dossiers_by_return ON dossiers (point_id, returned_on);
COMMENT ON TABLE dossiers IS 'Projection: what became of each dossier, without the person. received_at, due_at: local YYYY-MM-DDTHH:mm.';

CREATE TABLE officers (
  login text PRIMARY KEY,
  name text NOT NULL,
  password_hash text NOT NULL,
  made_at bigint NOT NULL
);
COMMENT ON TABLE officers IS 'People of the province who may read the figures; argon2id.';

CREATE TABLE sign_in_tries (
  login text PRIMARY KEY,
  failures integer NOT NULL,
  open_at bigint NOT NULL,
  tried_at bigint NOT NULL
);
CREATE INDEX sign_in_tries_by_age ON sign_in_tries (tried_at);
COMMENT ON TABLE sign_in_tries IS 'Wrong passwords per login, known or not, written before the answer; no try before open_at.';

CREATE TABLE sessions (
  token_hash text PRIMARY KEY,
  login text NOT NULL REFERENCES officers (login),
  made_at bigint NOT NULL,
  expires_at bigint NOT NULL
);
CREATE INDEX sessions_by_age ON sessions (expires_at);
COMMENT ON TABLE sessions IS 'Officers signed in; only the SHA-256 of the token is kept.';
`;
