-- Generated from the migrations by scripts/write-station-schema.ts.

CREATE TABLE events (
  -- The truth. 'json' is the whole event in canonical JSON; the other columns repeat what is searched.
  position INTEGER PRIMARY KEY,
  stream TEXT NOT NULL REFERENCES streams (stream),
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  origin TEXT NOT NULL,
  part INTEGER NOT NULL,
  type TEXT NOT NULL,
  json TEXT NOT NULL, learnt INTEGER NOT NULL DEFAULT 0,
  UNIQUE (stream, seq)
) STRICT;

CREATE TABLE commands (
  -- What a command answered the first time; a retry with the same origin answers the same. No personal data.
  origin TEXT PRIMARY KEY,
  method TEXT NOT NULL,
  answer TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE days (
  -- Projection. Business days by their ordinal, which never repeats; the date is a label.
  day INTEGER PRIMARY KEY,
  date TEXT NOT NULL,
  opened_at INTEGER NOT NULL
) STRICT;

CREATE TABLE series (
  -- Projection. The number series: last ordinal given per day, queue and incarnation letter.
  day INTEGER NOT NULL REFERENCES days (day),
  queue TEXT NOT NULL,
  letter TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (day, queue, letter)
) STRICT, WITHOUT ROWID;

CREATE TABLE counters (
  -- Projection. Counters that are staffed now; a closed one has no row.
  counter TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  -- JSON array of queue letters.
  serves TEXT NOT NULL,
  since INTEGER NOT NULL
, paused_why TEXT, paused_at INTEGER) STRICT, WITHOUT ROWID;

CREATE TABLE dossier_series (
  -- Projection. Last ordinal of the internal dossier code per day of receipt.
  date TEXT NOT NULL,
  letter TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (date, letter)
) STRICT, WITHOUT ROWID;

CREATE TABLE dossier_keys (
  -- Keys of dossiers; no projection and never in an event.
  dossier TEXT PRIMARY KEY,
  -- AES key of the dossier, wrapped under the station's own key. Deleting the row erases the person.
  wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE memory (
  -- Small things to remember that are no business: the road to the province.
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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
, turn INTEGER NOT NULL DEFAULT 0, place TEXT, parked_why TEXT, mark TEXT, needs TEXT NOT NULL DEFAULT '[]', procedures TEXT NOT NULL DEFAULT '[]', interpreter_called INTEGER NOT NULL DEFAULT 0) STRICT;

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

CREATE INDEX calls_of_day ON calls (day, call_no);

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

CREATE TABLE ratings (
  -- Projection. How a visit was, said once with the ticket's own code.
  ticket TEXT PRIMARY KEY REFERENCES tickets (ticket),
  day INTEGER NOT NULL REFERENCES days (day),
  rating TEXT NOT NULL CHECK (rating IN ('very-satisfied', 'satisfied', 'dissatisfied'))
) STRICT, WITHOUT ROWID;

CREATE INDEX ratings_of_day ON ratings (day, rating);

CREATE TABLE voice_clips (
  -- Not in the log: sound is no fact of the queue. At most one waiting and one accepted recording of a clip.
  language TEXT NOT NULL,
  clip TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'accepted')),
  -- SHA-256 of the sound; the file stands under this name in the folder's voice/.
  hash TEXT NOT NULL,
  -- What was read; NULL: a number without a written word.
  text TEXT,
  -- Which part is speech, and how much louder it is played to be as loud as the others.
  from_ms INTEGER NOT NULL CHECK (from_ms >= 0),
  length_ms INTEGER NOT NULL CHECK (length_ms > 0),
  gain REAL NOT NULL CHECK (gain > 0),
  speaker TEXT NOT NULL,
  recorded_on TEXT NOT NULL,
  reviewer TEXT,
  reviewed_on TEXT,
  CHECK ((state = 'accepted') = (reviewer IS NOT NULL AND reviewed_on IS NOT NULL)),
  PRIMARY KEY (language, clip, state)
) STRICT, WITHOUT ROWID;

CREATE INDEX voice_clips_by_hash ON voice_clips (hash);

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
, guest INTEGER NOT NULL DEFAULT 0 CHECK (guest IN (0, 1))) STRICT;

CREATE INDEX dossiers_by_return ON dossiers (returned_on) WHERE returned_on IS NOT NULL;

CREATE INDEX dossiers_by_official_code ON dossiers (official_code) WHERE official_code IS NOT NULL;

CREATE TABLE arrivals (
  -- Projection. Numbers given by a scan: for which appointment or finished dossier somebody came.
  ticket TEXT PRIMARY KEY REFERENCES tickets (ticket),
  appointment TEXT REFERENCES appointments (appointment),
  dossier TEXT REFERENCES dossiers (dossier)
) STRICT, WITHOUT ROWID;

CREATE INDEX arrivals_by_appointment ON arrivals (appointment) WHERE appointment IS NOT NULL;

CREATE INDEX arrivals_by_dossier ON arrivals (dossier) WHERE dossier IS NOT NULL;

CREATE TABLE days_off (
  -- Projection. The last word of the office on a date; without a row the product's table decides.
  date TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('off', 'worked', 'ordinary')),
  name TEXT NOT NULL,
  certainty TEXT NOT NULL CHECK (certainty IN ('confirmed', 'reported', 'proposed')),
  source TEXT NOT NULL,
  set_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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
, station TEXT) STRICT;

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

CREATE TABLE accounts (
  -- People of the centre who sign in; no projection.
  account TEXT PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('clerk', 'specialist', 'cashier', 'post-agent', 'head', 'technician', 'auditor')),
  -- 1: from elsewhere, with rights only while a secondment lasts.
  is_guest INTEGER NOT NULL CHECK (is_guest IN (0, 1)),
  -- JSON array of BCP 47: what this person speaks with citizens.
  languages TEXT NOT NULL,
  -- argon2id of the password, bound to this PC by the vault's pepper.
  password TEXT NOT NULL,
  -- 1: given by the head, good for one sign-in that sets another.
  is_password_once INTEGER NOT NULL CHECK (is_password_once IN (0, 1)),
  -- argon2id of the quick PIN, bound to this PC and this account.
  pin TEXT,
  deactivated_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE attach_codes (
  -- One-time codes that attach a terminal, as SHA-256.
  code_hash TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  counter TEXT,
  account TEXT REFERENCES accounts (account),
  is_set_up INTEGER NOT NULL CHECK (is_set_up IN (0, 1)),
  expires_at INTEGER NOT NULL
, station TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  -- Bearer tokens as SHA-256: a terminal, and a person while signed in.
  token_hash TEXT PRIMARY KEY,
  terminal TEXT NOT NULL,
  role TEXT NOT NULL,
  counter TEXT,
  account TEXT REFERENCES accounts (account),
  is_set_up INTEGER NOT NULL CHECK (is_set_up IN (0, 1)),
  expires_at INTEGER,
  -- 1: the person went away without signing out; only an unlock brings their rights back.
  is_locked INTEGER NOT NULL CHECK (is_locked IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_of_account ON sessions (account) WHERE account IS NOT NULL;

CREATE TABLE sign_in_tries (
  -- Tries are durable before the answer, so that a restart forgives nothing; the wait counts in running time of one
  -- process, so that no clock shortens it.
  login TEXT NOT NULL,
  terminal TEXT NOT NULL,
  failures INTEGER NOT NULL,
  wait_ms INTEGER NOT NULL,
  -- The process that noted it, and its milliseconds then; after a restart the wait begins anew.
  boot TEXT NOT NULL,
  mono INTEGER NOT NULL,
  PRIMARY KEY (login, terminal)
) STRICT, WITHOUT ROWID;

CREATE TABLE secondments (
  -- Projection. Who works where as what, from one day to another; the last day ends it, no event does.
  secondment TEXT PRIMARY KEY,
  account TEXT NOT NULL,
  role TEXT NOT NULL,
  point TEXT NOT NULL,
  from_date TEXT NOT NULL,
  to_date TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX secondments_of_account ON secondments (account, from_date);

CREATE INDEX dossiers_by_holder ON dossiers (holder, due_at)
  WHERE holder IS NOT NULL AND state IN ('received', 'forwarded', 'in-process', 'waiting-payment', 'waiting-supplement');

CREATE TABLE receive_drafts (
  -- Not in the log: nothing was received yet. One for each person at each counter; gone when the dossier is saved.
  account TEXT NOT NULL,
  counter TEXT NOT NULL,
  -- AES-256-GCM under a key of its own, that key wrapped by the vault.
  wrapped BLOB NOT NULL,
  sealed BLOB NOT NULL,
  kept_at INTEGER NOT NULL,
  PRIMARY KEY (account, counter)
) STRICT, WITHOUT ROWID;

CREATE INDEX tickets_by_turn ON tickets (turn);

CREATE INDEX tickets_interpreted ON tickets (day) WHERE interpreter_called = 1;

CREATE INDEX tickets_missed ON tickets (day, counter, ended_at) WHERE state = 'no-show';

CREATE INDEX dossiers_of_visit ON dossiers (ticket) WHERE ticket IS NOT NULL;

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

CREATE TABLE centre_mode (
  -- Projection. One row once the office has said it; without one the centre works beside the provincial system.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  mode TEXT NOT NULL CHECK (mode IN ('beside', 'alone')),
  -- Fields in the order of the foreign form, JSON.
  form_fields TEXT NOT NULL,
  -- Local date: dossiers received since then without an official code have to be entered in the provincial system.
  since TEXT NOT NULL
) STRICT;

CREATE INDEX dossiers_without_official_code ON dossiers (received_at) WHERE official_code IS NULL;

CREATE TABLE nudges (
  -- Projection. The head reminded whoever held it, last at.
  dossier TEXT PRIMARY KEY REFERENCES dossiers (dossier),
  holder TEXT,
  at INTEGER NOT NULL,
  times INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX nudges_of_holder ON nudges (holder) WHERE holder IS NOT NULL;

CREATE TABLE morning_paper (
  -- Projection. At most one row: whether the head's page comes out when a business day opens.
  one INTEGER PRIMARY KEY CHECK (one = 1),
  prints INTEGER NOT NULL CHECK (prints IN (0, 1))
) STRICT;

CREATE INDEX dossiers_by_end ON dossiers (coalesce(ready_on, ended_on)) WHERE coalesce(ready_on, ended_on) IS NOT NULL;

CREATE INDEX days_by_date ON days (date);

CREATE TABLE attachments (
  -- fold(log). The bytes lie under the name of their SHA-256 in the folder's attachments/, sealed with the dossier's key.
  attachment TEXT PRIMARY KEY,
  dossier TEXT NOT NULL,
  file TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('pdf', 'jpeg', 'png')),
  bytes INTEGER NOT NULL CHECK (bytes > 0),
  -- The dossier it was handed in with before; NULL: scanned for this one.
  reused_from TEXT,
  at INTEGER NOT NULL,
  -- Which paper it shows, as the log sealed it.
  sealed_origin TEXT NOT NULL,
  sealed_part INTEGER NOT NULL,
  sealed TEXT NOT NULL
, point TEXT) STRICT, WITHOUT ROWID;

CREATE INDEX attachments_of_dossier ON attachments (dossier, at);

CREATE INDEX dossiers_by_state ON dossiers (state, due_at, guest);

CREATE INDEX dossiers_by_receipt ON dossiers (received_at, guest);

CREATE TABLE dossier_steps (
  -- Projection. Which events are the life of a dossier; what they say stands in the log, or among the foreign events.
  dossier TEXT NOT NULL,
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (dossier, stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE custody_steps (
  -- Projection. Which events are about who holds a dossier.
  dossier TEXT NOT NULL,
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (dossier, stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE custody (
  -- Projection. A dossier that went nowhere has no row: it is where it was received.
  dossier TEXT PRIMARY KEY,
  cv INTEGER NOT NULL,
  -- NULL: two claim it, or nobody knows.
  work TEXT,
  folder_state TEXT NOT NULL CHECK (folder_state IN ('here', 'in-transit', 'lost', 'with-citizen', 'conflict', 'unknown')),
  folder_at TEXT,
  folder_to TEXT,
  result_state TEXT CHECK (result_state IN ('here', 'in-transit', 'lost', 'with-citizen', 'conflict', 'unknown')),
  result_at TEXT,
  result_to TEXT,
  since TEXT NOT NULL,
  hand_over TEXT,
  -- JSON list of points; [] where they agree.
  claimants TEXT NOT NULL,
  -- Claimed by two, or looked for in vain.
  in_doubt INTEGER NOT NULL CHECK (in_doubt IN (0, 1))
, result_hand_over TEXT) STRICT, WITHOUT ROWID;

CREATE INDEX custody_in_doubt ON custody (in_doubt) WHERE in_doubt = 1;

CREATE TABLE hand_over_events (
  -- Projection.
  hand_over TEXT NOT NULL,
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (hand_over, stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE hand_overs (
  -- Projection. One bag or armful from point to point; items, fees and differences are JSON.
  hand_over TEXT PRIMARY KEY,
  from_point TEXT NOT NULL,
  to_point TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('folders', 'results')),
  bag TEXT,
  at TEXT NOT NULL,
  items TEXT NOT NULL,
  fees TEXT NOT NULL,
  signature TEXT NOT NULL,
  how TEXT CHECK (how IN ('seal', 'one-by-one')),
  differences TEXT NOT NULL,
  under_way INTEGER NOT NULL CHECK (under_way IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX hand_overs_by_time ON hand_overs (under_way, at);

CREATE INDEX print_jobs_slips ON print_jobs (subject, queued_order) WHERE kind = 'hand-over-slip';

CREATE TABLE station_notes (
  -- What is said of a station beside the log: its name is typed by people.
  station TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  has_printer INTEGER NOT NULL CHECK (has_printer IN (0, 1)),
  last_seen INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE pairing (
  -- The one invitation that is open, if any. The secret's 128 bits lie here as SHA-256.
  pairing TEXT PRIMARY KEY,
  secret_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  counters TEXT NOT NULL,
  wrong INTEGER NOT NULL,
  -- Running time of one start, so that a clock set back makes no code last longer.
  expires_at INTEGER NOT NULL,
  boot TEXT NOT NULL,
  -- Who opened it, and where: they approve whoever comes with the code.
  account TEXT NOT NULL,
  terminal TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE carried_events (
  -- Events of other points' streams, verified and kept for the province until it has them. Two histories of one stream
  -- are both kept: which of them is true, the province finds out.
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  json TEXT NOT NULL, safe INTEGER NOT NULL DEFAULT 0 CHECK (safe IN (0, 1)),
  PRIMARY KEY (stream, seq, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE carried_done (
  -- Ends that the province said it has: what stands before one is carried no further. Kept, so that a stick that comes a
  -- second time, or late, brings nothing back.
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL, at INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (stream, seq, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE carried_keys (
  -- Dossier keys of those streams, wrapped for the province: nothing here opens them.
  stream TEXT NOT NULL,
  dossier TEXT NOT NULL,
  wrapped TEXT NOT NULL,
  PRIMARY KEY (stream, dossier)
) STRICT, WITHOUT ROWID;

CREATE TABLE bundles (
  -- Which bundles came and went; one that came is not opened again.
  bundle TEXT NOT NULL,
  way TEXT NOT NULL CHECK (way IN ('in', 'out')),
  place TEXT NOT NULL,
  events INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (bundle, way)
) STRICT, WITHOUT ROWID;

CREATE INDEX bundles_by_time ON bundles (at);

CREATE TABLE streams (
  -- One row per incarnation this database wrote or learnt. The one that did not end is written.
  stream TEXT PRIMARY KEY,
  point TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  -- 'learnt': written elsewhere, or by this PC before it lost it; it came back from the province.
  reason TEXT NOT NULL CHECK (reason IN ('created', 'restored', 'moved', 'contradicted', 'taken-over', 'learnt')),
  parent_stream TEXT,
  parent_seq INTEGER,
  parent_hash TEXT,
  -- Between queue letter and digits up to this local date; '' for the first incarnation of a day.
  letter TEXT NOT NULL,
  letter_until TEXT,
  -- Business days up to this ordinal were opened by an earlier incarnation: none of them opens again.
  day_floor INTEGER NOT NULL DEFAULT 0,
  ended_at INTEGER,
  -- The incarnation elsewhere that writes for the point now; this database only reads then.
  superseded_by TEXT,
  -- 1: the province knows it as an incarnation of the point.
  registered INTEGER NOT NULL DEFAULT 0,
  -- Of a learnt stream: what its writer signed, to hand it on when the province lost it.
  signed_seq INTEGER,
  signature TEXT
, heard_all INTEGER NOT NULL DEFAULT 0 CHECK (heard_all IN (0, 1))) STRICT;

CREATE UNIQUE INDEX events_origin ON events (origin, part, stream);

CREATE TABLE forked_events (
  -- The tail of a stream that the province has otherwise, as it was hashed. What it says goes on in another incarnation.
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  moved_to TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (stream, seq, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE unapplied_events (
  -- Projection. Learnt events that changed nothing here, and why; replayed when a later build knows more.
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  why TEXT NOT NULL CHECK (why IN ('type-unknown', 'does-not-fit', 'origin-repeated', 'of-its-moment')),
  -- What a clerk should see: a number that two people hold.
  number TEXT,
  PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE folders_to_recount (
  -- Projection. Dossiers of which this incarnation does not know whether their folder is here.
  dossier TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE post_items (
  -- fold(log): what a post office took in, under the id of the dossier it becomes.
  dossier TEXT PRIMARY KEY,
  office TEXT NOT NULL,
  -- The post's own number.
  item TEXT NOT NULL,
  procedure TEXT NOT NULL,
  service TEXT NOT NULL CHECK (service IN ('send', 'both')),
  taken_at TEXT NOT NULL,
  document_count INTEGER NOT NULL,
  missing INTEGER NOT NULL,
  sets INTEGER NOT NULL,
  language TEXT NOT NULL,
  fee_amount INTEGER CHECK (fee_amount > 0),
  fee_receipt TEXT,
  -- Local time of the signing, once the centre has received it; taken_back: a wrong key at the post.
  filed_at TEXT,
  taken_back INTEGER NOT NULL DEFAULT 0,
  sealed_origin TEXT NOT NULL,
  sealed_part INTEGER NOT NULL,
  sealed TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX post_items_waiting ON post_items (taken_at, item) WHERE filed_at IS NULL AND taken_back = 0;

CREATE TABLE post_money (
  -- fold(log): each line of money of a hand-over, as the cashier counted it; a line is counted once.
  hand_over TEXT NOT NULL,
  dossier TEXT NOT NULL,
  office TEXT NOT NULL,
  amount INTEGER NOT NULL,
  receipt TEXT NOT NULL,
  counted INTEGER NOT NULL,
  counted_at TEXT NOT NULL,
  PRIMARY KEY (hand_over, dossier)
) STRICT, WITHOUT ROWID;

CREATE TABLE post_tries (
  -- fold(log): a result that did not reach its door.
  dossier TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  why TEXT NOT NULL,
  tried_at TEXT NOT NULL,
  next_from TEXT,
  PRIMARY KEY (dossier, attempt)
) STRICT, WITHOUT ROWID;

CREATE TABLE home_visits (
  -- fold(log); who is visited is in the sealed part.
  visit TEXT PRIMARY KEY,
  village TEXT NOT NULL,
  date TEXT NOT NULL,
  from_time TEXT,
  via TEXT NOT NULL,
  procedure TEXT,
  asked_at TEXT NOT NULL,
  outcome TEXT CHECK (outcome IN ('served', 'nobody-home', 'cancelled')),
  -- JSON: what was received at the house.
  dossiers TEXT NOT NULL DEFAULT '[]',
  sealed_origin TEXT NOT NULL,
  sealed_part INTEGER NOT NULL,
  sealed TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX home_visits_of_day ON home_visits (date);

CREATE TABLE home_routes (
  -- fold(log): in which order the team drives through the villages that day.
  date TEXT NOT NULL,
  place INTEGER NOT NULL,
  village TEXT NOT NULL,
  PRIMARY KEY (date, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX custody_left_behind ON custody (folder_at, work) WHERE folder_state = 'here';

CREATE TABLE reference_versions (
  -- Not of the log: what the province says, kept with its signature. The highest version whose day has come counts.
  version INTEGER PRIMARY KEY,
  effective_from TEXT NOT NULL,
  text TEXT NOT NULL,
  signature TEXT NOT NULL,
  received_at INTEGER NOT NULL
) STRICT;

CREATE TABLE stations (
  -- fold(log).
  station TEXT PRIMARY KEY,
  -- SHA-256 of its public key (SPKI), hex: what it proves itself with, and all that counts.
  key TEXT NOT NULL,
  -- JSON lists.
  roles TEXT NOT NULL,
  counters TEXT NOT NULL,
  -- 'host': it was the host, and its stand-in knew its key.
  proof TEXT NOT NULL CHECK (proof IN ('code', 'digits', 'host')),
  paired_at INTEGER NOT NULL,
  paired_by TEXT,
  removed_at INTEGER,
  -- 1: receives a copy of everything. One PC at most.
  stand_in INTEGER NOT NULL DEFAULT 0 CHECK (stand_in IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX stations_key ON stations (key) WHERE removed_at IS NULL;

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

CREATE TABLE procedure_notes (
  -- What the point wrote down about a procedure and has not taken back.
  note TEXT PRIMARY KEY,
  procedure TEXT NOT NULL,
  text TEXT NOT NULL,
  account TEXT,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX procedure_notes_of ON procedure_notes (procedure, at);

CREATE TABLE dossier_privacy (
  -- Of the dossiers of which a person asked something.
  dossier TEXT PRIMARY KEY,
  restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1)),
  -- Local time; its key is destroyed, and none that comes later is taken.
  erased_at TEXT,
  -- The last correction as it was sealed, and where in the log; null: what was received counts.
  sealed_origin TEXT,
  sealed_part INTEGER,
  sealed TEXT
, submitter_origin TEXT, submitter_part INTEGER, submitter_sealed TEXT) STRICT;

CREATE INDEX dossiers_ended ON dossiers (ended_on) WHERE guest = 0 AND ended_on IS NOT NULL;

CREATE INDEX events_opened ON events (json ->> '$.facts.dossier') WHERE type = 'dossier-opened';

CREATE TABLE carried_scans (
  -- A scan once for each bundle it went out in: a stick that was lost says nothing.
  file TEXT NOT NULL,
  bundle TEXT NOT NULL,
  -- 1: the province took the bundle with this scan in it.
  there INTEGER NOT NULL DEFAULT 0 CHECK (there IN (0, 1)),
  PRIMARY KEY (file, bundle)
) STRICT, WITHOUT ROWID;

CREATE INDEX carried_scans_by_bundle ON carried_scans (bundle);

CREATE TABLE revocations (
  -- Where in the log it stands: what the province acknowledged is compared with it.
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('person', 'device')),
  -- an account or a station
  subject TEXT NOT NULL,
  why TEXT NOT NULL,
  by TEXT,
  at INTEGER NOT NULL,
  -- of a device: everything of the point lies on it
  had_copy INTEGER NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE host_conflicts (
  -- One thing in the hall, in a drawer or in a book, by its id.
  kind TEXT NOT NULL CHECK (kind IN ('ticket', 'dossier', 'fee', 'receipt')),
  subject TEXT NOT NULL,
  -- Of the former host: the first and the last of its events about it that came too late.
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  last INTEGER NOT NULL,
  -- who looked at it, and when; null: nobody yet
  seen_by TEXT,
  seen_at INTEGER,
  PRIMARY KEY (kind, subject, stream)
) STRICT, WITHOUT ROWID;

CREATE INDEX host_conflicts_open ON host_conflicts (stream, seq) WHERE seen_at IS NULL;

CREATE INDEX events_corrected ON events (json ->> '$.facts.dossier')
  WHERE type IN ('person-corrected', 'submitter-corrected');

CREATE INDEX events_beside_steps ON events (json ->> '$.facts.dossier')
  WHERE type IN ('official-code-given', 'document-scanned', 'document-reused', 'scan-removed', 'dossier-restricted',
    'dossier-erased', 'post-item-taken', 'post-item-taken-back', 'post-delivery-failed');

CREATE TABLE pc_findings (
  -- Of another PC of the point, as it is called in the log.
  station TEXT PRIMARY KEY,
  -- JSON: the checks, each by its name.
  findings TEXT NOT NULL,
  -- When the host heard it.
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE dossier_pasts (
  -- What other points signed that they wrote of a dossier before they offered it: by stick it goes on to whoever is next.
  -- The events themselves stand in foreign_events. Of two words of which one says all that the other does the longer one stays.
  dossier TEXT NOT NULL,
  point TEXT NOT NULL,
  events TEXT NOT NULL,
  writer TEXT NOT NULL,
  signature TEXT NOT NULL,
  PRIMARY KEY (dossier, point, signature)
) STRICT, WITHOUT ROWID;

CREATE TABLE carried_wanted (
  -- Of a stream that is carried, up to where the province had it when it said last that it lacks the rest: what it said before
  -- of a higher end (carried_done) counts no more. By the province's clock, so that the words may come in any order.
  stream TEXT NOT NULL PRIMARY KEY,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE carried_heads (
  -- The ends that somebody signed: a segment goes on at one of them. Whose signature is true the province knows, and whoever has
  -- the directory.
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  writer TEXT NOT NULL,
  signature TEXT NOT NULL,
  PRIMARY KEY (stream, seq, hash, writer)
) STRICT, WITHOUT ROWID;

CREATE INDEX fees_of_sheet ON fees (book, number) WHERE book IS NOT NULL;

CREATE INDEX events_breaches ON events (type)
  WHERE type IN ('breach-opened', 'breach-step-done', 'breach-given-out');

CREATE TABLE register (
  -- Projection. Form 07: the place of every receipt. Two papers of one place are the log's truth, should a whole disk have gone back.
  year INTEGER NOT NULL,
  -- '2026'; '2026-0610A': of the log that was begun on 10 June under the letter A.
  book TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  dossier TEXT NOT NULL UNIQUE REFERENCES dossiers (dossier),
  PRIMARY KEY (year, book, ordinal, dossier)
) STRICT, WITHOUT ROWID;

CREATE TABLE register_closes (
  -- Projection. The books that are closed.
  year INTEGER NOT NULL,
  book TEXT NOT NULL,
  entries INTEGER NOT NULL,
  closed_on TEXT NOT NULL,
  PRIMARY KEY (year, book)
) STRICT, WITHOUT ROWID;

CREATE TABLE foreign_events (
  -- What other points wrote of dossiers this one may read: verified, never in its own stream. Kept in the order of arrival and
  -- with the place its own log had reached, so that everything folds again to the same rows. Two at one number: its disk went back.
  arrival INTEGER PRIMARY KEY,
  after_position INTEGER NOT NULL,
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  origin TEXT NOT NULL,
  part INTEGER NOT NULL,
  type TEXT NOT NULL,
  json TEXT NOT NULL,
  UNIQUE (stream, seq, hash)
) STRICT;

CREATE INDEX foreign_events_origin ON foreign_events (origin, part);

CREATE INDEX foreign_events_asides ON foreign_events (type, arrival)
  WHERE type IN ('official-code-given', 'scan-removed');

CREATE INDEX foreign_events_corrected ON foreign_events (json ->> '$.facts.dossier')
  WHERE type IN ('person-corrected', 'submitter-corrected');
