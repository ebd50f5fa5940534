-- Generated from the migrations by scripts/write-province-schema.ts; a test keeps it true.

-- How far each stream reaches in a verified backup, with its hash: a backup of a history that is no more holds nothing of this one.
CREATE TABLE backup_heads (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  backup text NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (point_id, stream_id, backup),
  FOREIGN KEY (backup) REFERENCES backups(name) ON DELETE CASCADE,
  CHECK ((seq >= 1))
);

-- Backups that were read back whole and verified, by the name on their medium, until one is lost.
CREATE TABLE backups (
  name text NOT NULL,
  verified_at bigint NOT NULL,
  PRIMARY KEY (name)
);

-- Bundles that were carried by hand from a point (in) and to it (out).
CREATE TABLE bundles (
  point_id text NOT NULL,
  bundle_id text NOT NULL,
  way text NOT NULL,
  created_at bigint NOT NULL,
  moved_at bigint NOT NULL,
  events bigint NOT NULL,
  of_itself boolean DEFAULT true NOT NULL,
  of_others boolean DEFAULT true NOT NULL,
  PRIMARY KEY (point_id, bundle_id, way),
  CHECK ((way = ANY (ARRAY['in'::text, 'out'::text])))
);

-- Projection: the date is a label of the ordinal and may be corrected.
CREATE TABLE business_days (
  point_id text NOT NULL,
  day integer NOT NULL,
  date date NOT NULL,
  PRIMARY KEY (point_id, day)
);

-- Ends of others' streams that a point's last bundle said it carries: the answer tells which of them are here.
CREATE TABLE carried_ends (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (point_id, stream_id, hash)
);

-- Reference: the 135 communes and wards with their official codes (QĐ 19/2025/QĐ-TTg).
CREATE TABLE communes (
  code text NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  PRIMARY KEY (code),
  CHECK ((code ~ '^[0-9]{5}$'::text)),
  CHECK ((type = ANY (ARRAY['xa'::text, 'phuong'::text])))
);

-- Projection: where folders went, as each point said it; the highest cv of a dossier is where it is. Only paper: work from a scan moves no folder.
CREATE TABLE custody_moves (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  cv integer NOT NULL,
  kind text NOT NULL,
  seq bigint NOT NULL,
  code text NOT NULL,
  hand_over text,
  to_point text,
  bag text,
  at text NOT NULL,
  PRIMARY KEY (point_id, dossier_id, cv, kind, seq),
  CHECK ((kind = ANY (ARRAY['offered'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text, 'lost'::text, 'here'::text])))
);
CREATE INDEX custody_moves_of_a_dossier ON public.custody_moves USING btree (dossier_id, cv);
CREATE INDEX custody_moves_on_the_road ON public.custody_moves USING btree (at) WHERE (kind = ANY (ARRAY['offered'::text, 'declined'::text, 'lost'::text]));

-- Keys that may sign for a point: Ed25519, SPKI, base64. seal_to: the X25519 key that dossier keys are wrapped for when this device asks.
CREATE TABLE devices (
  point_id text NOT NULL,
  key_id text NOT NULL,
  public_key text NOT NULL,
  enrolled_at bigint NOT NULL,
  revoked_at bigint,
  seal_to text,
  PRIMARY KEY (point_id, key_id),
  FOREIGN KEY (point_id) REFERENCES points(point_id)
);

-- Which stored events of a point speak of which dossier: what a new reader is told first.
CREATE TABLE dossier_events (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (point_id, dossier_id, stream_id, seq)
);

-- Who may hand a dossier on and open it: the point that received it (home_point = point_id), and each it was offered to by one that may. home_point keeps its key.
CREATE TABLE dossier_homes (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  home_point text NOT NULL,
  PRIMARY KEY (point_id, dossier_id)
);

-- Keys of sealed personal parts, wrapped for this province. Erasing a row erases the person here and leaves every chain whole. carried: brought by another point's station, until the own one brings it.
CREATE TABLE dossier_keys (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  wrapped text NOT NULL,
  received_at bigint NOT NULL,
  carried boolean DEFAULT false NOT NULL,
  PRIMARY KEY (point_id, dossier_id)
);

-- Who else is told what this point writes of a dossier. mutual: by an offer, so that each reader learns of each; else only this point tells what it wrote itself.
CREATE TABLE dossier_readers (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  reader text NOT NULL,
  mutual boolean NOT NULL,
  PRIMARY KEY (point_id, dossier_id, reader)
);
CREATE INDEX dossier_readers_by_dossier ON public.dossier_readers USING btree (dossier_id, reader);

-- Projection: what happened to a dossier, one line an event of the point that did it, without the person. at: local YYYY-MM-DDTHH:mm.
CREATE TABLE dossier_steps (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  at text NOT NULL,
  seq bigint NOT NULL,
  type text NOT NULL,
  undone text,
  exported boolean DEFAULT false NOT NULL,
  noted_at bigint DEFAULT ((EXTRACT(epoch FROM clock_timestamp()) * (1000)::numeric))::bigint NOT NULL,
  PRIMARY KEY (point_id, dossier_id, at, seq, type)
);
CREATE INDEX dossier_steps_to_export ON public.dossier_steps USING btree (point_id, dossier_id) WHERE (NOT exported);

-- Projection: what became of each dossier, without the person. received_at, due_at: local YYYY-MM-DDTHH:mm.
CREATE TABLE dossiers (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  code text NOT NULL,
  official_code text,
  procedure text NOT NULL,
  channel text NOT NULL,
  state text NOT NULL,
  received_at text NOT NULL,
  received_on date NOT NULL,
  due_at text NOT NULL,
  due_on date NOT NULL,
  ready_on date,
  returned_on date,
  timeliness text,
  PRIMARY KEY (point_id, dossier_id),
  CHECK ((state = ANY (ARRAY['received'::text, 'result-ready'::text, 'returned'::text]))),
  CHECK ((timeliness = ANY (ARRAY['early'::text, 'on-time'::text, 'late'::text])))
);
CREATE INDEX dossiers_by_code ON public.dossiers USING btree (code);
CREATE INDEX dossiers_by_official_code ON public.dossiers USING btree (official_code) WHERE (official_code IS NOT NULL);
CREATE INDEX dossiers_by_receipt ON public.dossiers USING btree (point_id, received_on);
CREATE INDEX dossiers_by_return ON public.dossiers USING btree (point_id, returned_on);

-- Segments of bundles that came before what they stand on, or before their station was known: pushed again at each bundle, until they fit.
CREATE TABLE early_segments (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  from_seq bigint NOT NULL,
  to_hash text NOT NULL,
  segment jsonb NOT NULL,
  kept_at bigint NOT NULL,
  PRIMARY KEY (point_id, stream_id, from_seq, to_hash)
);

-- One-time permissions to register a key for one point; only the SHA-256 of the ticket is kept.
CREATE TABLE enrolment_tickets (
  point_id text NOT NULL,
  ticket_hash text NOT NULL,
  made_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint,
  used_by text,
  PRIMARY KEY (point_id, ticket_hash),
  FOREIGN KEY (point_id) REFERENCES points(point_id),
  CHECK (((used_at IS NULL) = (used_by IS NULL))),
  CHECK ((ticket_hash ~ '^[0-9a-f]{64}$'::text))
);
CREATE INDEX enrolment_tickets_by_hash ON public.enrolment_tickets USING btree (ticket_hash);

-- PCs, printers and scanners of each point: every version of every line with who wrote it; the highest change is what holds.
CREATE TABLE equipment_changes (
  point_id text NOT NULL,
  item_id uuid NOT NULL,
  change integer NOT NULL,
  kind text NOT NULL,
  serial text NOT NULL,
  since date,
  place text NOT NULL,
  note text NOT NULL,
  gone boolean NOT NULL,
  changed_at bigint NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (point_id, item_id, change),
  CHECK ((change >= 1))
);

-- Dossiers whose point destroyed their key: no key of theirs is kept here again.
CREATE TABLE erased_dossiers (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  PRIMARY KEY (point_id, dossier_id)
);

-- Which stored event had the one effect of its command; the same origin in another incarnation is stored and has none.
CREATE TABLE event_origins (
  point_id text NOT NULL,
  origin text NOT NULL,
  part smallint NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (point_id, origin, part)
);

-- The union of all logs; nobody edits. canonical is the RFC 8785 text of the event without its hash: hash = SHA-256 of it, so the chain can be verified here.
CREATE TABLE events (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL,
  origin text NOT NULL,
  part smallint NOT NULL,
  type text NOT NULL,
  tv smallint NOT NULL,
  canonical text NOT NULL,
  stored_at bigint NOT NULL,
  PRIMARY KEY (point_id, stream_id, seq),
  CHECK ((seq >= 1))
) PARTITION BY HASH (point_id);
-- 16 partitions
CREATE INDEX events_corrected ON ONLY public.events USING btree (point_id, stored_at) WHERE (type = 'person-corrected'::text);

-- The last word of each station that writes or wrote a point, of how the point is (contract/heartbeat-api.ts); nothing of a person, and nothing is lost with it.
CREATE TABLE heartbeats (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  said_at bigint NOT NULL,
  facts jsonb NOT NULL,
  PRIMARY KEY (point_id, stream_id)
);

-- What a command at a hosted point answered: the retry of a key does nothing twice. JSON.
CREATE TABLE hosted_answers (
  point_id text NOT NULL,
  origin text NOT NULL,
  method text NOT NULL,
  answer text NOT NULL,
  done_at bigint NOT NULL,
  PRIMARY KEY (point_id, origin),
  FOREIGN KEY (point_id) REFERENCES hosted_points(point_id)
);

-- Points whose log the province itself writes: a post office with a browser. sealed_key: the Ed25519 key of that stream alone, wrapped for the key file beside the database; read_pos: how far its inbox is folded into its tables.
CREATE TABLE hosted_points (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  key_id text NOT NULL,
  sealed_key text NOT NULL,
  read_pos bigint DEFAULT 0 NOT NULL,
  made_at bigint NOT NULL,
  PRIMARY KEY (point_id),
  FOREIGN KEY (point_id) REFERENCES points(point_id),
  FOREIGN KEY (point_id, stream_id) REFERENCES streams(point_id, stream_id)
);

-- Up to where a point has read its inbox, as its last bundle said: a bundle for it goes on from there.
CREATE TABLE inbox_cursors (
  point_id text NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (point_id)
);

-- What a point is told, at dense positions; the events themselves lie with their writer.
CREATE TABLE inbox_items (
  point_id text NOT NULL,
  pos bigint NOT NULL,
  hash text NOT NULL,
  from_point text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (point_id, pos),
  UNIQUE (point_id, stream_id, seq),
  CHECK ((pos >= 1))
);

-- How far a point's inbox is filled; the row is the lock of its filling. head_hash: SHA-256 of the hash before and the event's, so that a cursor of a history that was undone is known.
CREATE TABLE inboxes (
  point_id text NOT NULL,
  head_pos bigint DEFAULT 0 NOT NULL,
  head_hash text DEFAULT repeat('0'::text, 64) NOT NULL,
  PRIMARY KEY (point_id),
  CHECK ((head_pos >= 0))
);

-- Streams of a point that told how they began: from where, with which letter in their numbers. superseded_by: the newer one that writes for the point now; what still comes in the older is stored.
CREATE TABLE incarnations (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  reason text NOT NULL,
  parent_stream text,
  parent_seq bigint,
  parent_hash text,
  letter text NOT NULL,
  superseded_by text,
  registered_at bigint NOT NULL,
  told_at bigint,
  PRIMARY KEY (point_id, stream_id),
  FOREIGN KEY (point_id, stream_id) REFERENCES streams(point_id, stream_id),
  CHECK ((letter ~ '^[A-Z]?$'::text))
);

-- On its way too: to_point shall tell reader what it writes of a dossier.
CREATE TABLE introductions (
  point_id text NOT NULL,
  to_point text NOT NULL,
  dossier_id text NOT NULL,
  reader text NOT NULL,
  home_point text NOT NULL,
  mutual boolean DEFAULT true NOT NULL,
  proven boolean DEFAULT false NOT NULL,
  PRIMARY KEY (point_id, to_point, dossier_id, reader)
);

-- How far each dossier is at the national exchange; point_id: where it was received. parked: refused too often, and the code they gave.
CREATE TABLE national_exports (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  sent_at bigint,
  tries integer DEFAULT 0 NOT NULL,
  next_at bigint DEFAULT 0 NOT NULL,
  parked text,
  changed_at bigint NOT NULL,
  settled_by text,
  settled_at bigint,
  PRIMARY KEY (point_id, dossier_id)
);

-- Signatures already used, for 24 hours. UNLOGGED: writing it waits for no flush, and what a crash forgets can do no harm because every signed method is idempotent.
CREATE UNLOGGED TABLE nonces (
  point_id text NOT NULL,
  key_id text NOT NULL,
  nonce text NOT NULL,
  seen_at bigint NOT NULL,
  PRIMARY KEY (point_id, key_id, nonce)
);
CREATE INDEX nonces_by_age ON public.nonces USING btree (seen_at);

-- People who may read the figures, of the whole province or (commune_code) of one commune; argon2id.
CREATE TABLE officers (
  login text NOT NULL,
  name text NOT NULL,
  password_hash text NOT NULL,
  made_at bigint NOT NULL,
  role text DEFAULT 'viewer'::text NOT NULL,
  commune_code text,
  deactivated_at bigint,
  PRIMARY KEY (login),
  FOREIGN KEY (commune_code) REFERENCES communes(code),
  CHECK ((role = ANY (ARRAY['viewer'::text, 'administrator'::text, 'post-agent'::text])))
);

-- On its way from the writer's point to a reader's inbox: written with the event, removed once the inbox has it.
CREATE TABLE outgoing (
  point_id text NOT NULL,
  reader text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (point_id, reader, stream_id, seq)
);
CREATE INDEX outgoing_by_reader ON public.outgoing USING btree (reader);

-- How a point has its own streams, as its newest bundle said: what it lacks goes back to it with the next.
CREATE TABLE own_ends (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL,
  acked_seq bigint NOT NULL,
  acked_hash text NOT NULL,
  PRIMARY KEY (point_id, stream_id)
);

-- Stored and not applied, and why.
CREATE TABLE parked (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  code text NOT NULL,
  parked_at bigint NOT NULL,
  PRIMARY KEY (point_id, stream_id, seq)
);

-- How many days the rights of a point's people stand without any contact, where it is not the usual number.
CREATE TABLE point_rights (
  point_id text NOT NULL,
  valid_days integer NOT NULL,
  PRIMARY KEY (point_id),
  CHECK (((valid_days >= 1) AND (valid_days <= 400)))
);

-- Every point that was ever given an enrolment ticket. The province's own name for it stands over what the point calls itself. changed_at: the last change of its name or of a key.
CREATE TABLE points (
  point_id text NOT NULL,
  commune_code text GENERATED ALWAYS AS ("left"(point_id, 5)) STORED NOT NULL,
  made_at bigint NOT NULL,
  name text,
  kind text,
  named_by text,
  changed_at bigint DEFAULT 0 NOT NULL,
  PRIMARY KEY (point_id),
  FOREIGN KEY (commune_code) REFERENCES communes(code),
  CHECK ((kind = ANY (ARRAY['principal'::text, 'secondary'::text, 'mobile'::text, 'post-office'::text]))),
  CHECK ((named_by = ANY (ARRAY['point'::text, 'province'::text]))),
  CHECK ((point_id ~ '^[0-9]{5}-[0-9]{1,2}$'::text))
);

-- An officer of role post-agent works at exactly one post office; account_id is what the log says instead of a login.
CREATE TABLE post_agents (
  point_id text NOT NULL,
  login text NOT NULL,
  account_id text NOT NULL,
  PRIMARY KEY (point_id, login),
  FOREIGN KEY (point_id) REFERENCES hosted_points(point_id)
);

-- Projection of a hosted point: what lies at the post office, comes to it and goes from it. Nobody is named.
CREATE TABLE post_dossiers (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  code text NOT NULL,
  state text NOT NULL,
  procedure text,
  service text,
  since text NOT NULL,
  papers integer,
  missing integer NOT NULL,
  fee_amount integer,
  fee_receipt text,
  tries integer NOT NULL,
  next_from date,
  hand_over text,
  other_point_id text,
  bag text,
  cv integer NOT NULL,
  PRIMARY KEY (point_id, dossier_id),
  FOREIGN KEY (point_id) REFERENCES hosted_points(point_id),
  CHECK ((cv >= 1)),
  CHECK ((fee_amount > 0)),
  CHECK ((service = ANY (ARRAY['send'::text, 'both'::text]))),
  CHECK ((state = ANY (ARRAY['here'::text, 'handed-over'::text, 'at-centre'::text, 'taken-back'::text, 'coming'::text, 'coming-back'::text, 'out'::text, 'delivered'::text, 'going-back'::text])))
);
CREATE INDEX post_dossiers_by_hand_over ON public.post_dossiers USING btree (point_id, hand_over);
CREATE INDEX post_dossiers_open ON public.post_dossiers USING btree (point_id, state, since);

-- Reference data being prepared, one list a row (JSON); no station sees it.
CREATE TABLE reference_drafts (
  kind text NOT NULL,
  rows text NOT NULL,
  changed_by text NOT NULL,
  changed_at bigint NOT NULL,
  PRIMARY KEY (kind),
  FOREIGN KEY (changed_by) REFERENCES officers(login)
);

-- The highest version each point said it has.
CREATE TABLE reference_held (
  point_id text NOT NULL,
  version integer NOT NULL,
  said_at bigint NOT NULL,
  PRIMARY KEY (point_id),
  FOREIGN KEY (point_id) REFERENCES points(point_id)
);

-- What was published: all lists as canonical JSON and the province's signature over it. Nothing here is ever changed.
CREATE TABLE reference_versions (
  version integer NOT NULL,
  effective_from date NOT NULL,
  tables text NOT NULL,
  signature text NOT NULL,
  note text NOT NULL,
  published_by text NOT NULL,
  published_at bigint NOT NULL,
  PRIMARY KEY (version),
  FOREIGN KEY (published_by) REFERENCES officers(login),
  CHECK ((version >= 1))
);

-- People of a point whose rights the province took back: in force there as soon as it is told.
CREATE TABLE revoked_accounts (
  point_id text NOT NULL,
  account_id text NOT NULL,
  revoked_at bigint NOT NULL,
  by_point boolean DEFAULT false NOT NULL,
  PRIMARY KEY (point_id, account_id)
);

CREATE TABLE schema_migrations (
  version integer NOT NULL,
  name text NOT NULL,
  applied_at timestamp with time zone DEFAULT now() NOT NULL,
  PRIMARY KEY (version)
);

-- Who this province is. epoch rises when it was restored; seal_to is the X25519 key that dossier keys are wrapped for, sign_key the Ed25519 key its directory is signed with.
CREATE TABLE server (
  id smallint NOT NULL,
  server_id uuid NOT NULL,
  epoch integer NOT NULL,
  seal_to text NOT NULL,
  sign_key text,
  national_heard_at bigint,
  national_away text,
  national_away_since bigint,
  PRIMARY KEY (id),
  CHECK ((epoch >= 1)),
  CHECK ((id = 1))
);

-- Officers signed in; only the SHA-256 of the token is kept.
CREATE TABLE sessions (
  token_hash text NOT NULL,
  login text NOT NULL,
  made_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (login) REFERENCES officers(login)
);
CREATE INDEX sessions_by_age ON public.sessions USING btree (expires_at);

-- Wrong passwords per login, known or not, written before the answer; no try before open_at.
CREATE TABLE sign_in_tries (
  login text NOT NULL,
  failures integer NOT NULL,
  open_at bigint NOT NULL,
  tried_at bigint NOT NULL,
  PRIMARY KEY (login)
);
CREATE INDEX sign_in_tries_by_age ON public.sign_in_tries USING btree (tried_at);

-- One writer's log in one incarnation: how far it is here. Its row is the lock of its ingestion. said_*: what the point claimed at its last hello.
CREATE TABLE streams (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  key_id text NOT NULL,
  head_seq bigint DEFAULT 0 NOT NULL,
  head_hash text DEFAULT repeat('0'::text, 64) NOT NULL,
  head_signature text,
  durable_seq bigint DEFAULT 0 NOT NULL,
  durable_hash text DEFAULT repeat('0'::text, 64) NOT NULL,
  enrolled_at bigint NOT NULL,
  last_seen_at bigint,
  said_seq bigint,
  said_version text,
  said_at bigint,
  PRIMARY KEY (point_id, stream_id),
  FOREIGN KEY (point_id, key_id) REFERENCES devices(point_id, key_id),
  CHECK (starts_with(stream_id, (point_id || ':'::text))),
  CHECK ((head_seq >= 0))
);

-- Projection: tickets per business day and the queue that gave the number.
CREATE TABLE ticket_days (
  point_id text NOT NULL,
  day integer NOT NULL,
  queue text NOT NULL,
  issued integer DEFAULT 0 NOT NULL,
  finished integer DEFAULT 0 NOT NULL,
  missed integer DEFAULT 0 NOT NULL,
  PRIMARY KEY (point_id, day, queue)
);

-- Acceptances by a slip whose signer was not enrolled yet: judged again when from_point has more keys than these.
CREATE TABLE waiting_slips (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  from_point text NOT NULL,
  keys integer NOT NULL,
  PRIMARY KEY (point_id, stream_id, seq)
);

-- Which version the province wants, for a commune or for all (no commune): the latest word that is for a point holds there; a word without a version takes it back.
CREATE TABLE wanted_versions (
  change integer NOT NULL,
  commune_code text,
  version text,
  manifest_hash text,
  said_at bigint NOT NULL,
  said_by text NOT NULL,
  PRIMARY KEY (change),
  FOREIGN KEY (commune_code) REFERENCES communes(code),
  CHECK ((change >= 1)),
  CHECK ((manifest_hash ~ '^[0-9a-f]{64}$'::text))
);

-- The log for people who read SQL.
CREATE VIEW event_facts AS
 SELECT point_id,
    stream_id,
    seq,
    type,
    origin,
    part,
    ((canonical)::json -> 'facts'::text) AS facts,
    ((canonical)::json -> 'at'::text) AS at
   FROM events;
