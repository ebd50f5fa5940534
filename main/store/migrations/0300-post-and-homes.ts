import type { Migration } from './migration.ts';

/** What comes by the public post, and who is visited at home. */
export const postAndHomes: Migration = {
  version: 300,
  name: 'post and homes',
  sql: `
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
`,
};
