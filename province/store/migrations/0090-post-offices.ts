import type { Transaction } from '../database.ts';

/** Post offices that need only a browser: the province writes their logs. */
export const postOffices = {
  version: 90,
  name: 'post offices',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
  },
};

const schema = `
CREATE TABLE hosted_points (
  point_id text PRIMARY KEY REFERENCES points (point_id),
  stream_id text NOT NULL,
  key_id text NOT NULL,
  sealed_key text NOT NULL,
  read_pos bigint NOT NULL DEFAULT 0,
  made_at bigint NOT NULL,
  FOREIGN KEY (point_id, stream_id) REFERENCES streams (point_id, stream_id)
);
COMMENT ON TABLE hosted_points IS 'Points whose log the province itself writes: a post office with a browser. sealed_key: the Ed25519 key of that stream alone, wrapped for the key file beside the database; read_pos: how far its inbox is folded into its tables.';

CREATE TABLE hosted_answers (
  point_id text NOT NULL REFERENCES hosted_points (point_id),
  origin text NOT NULL,
  method text NOT NULL,
  answer text NOT NULL,
  done_at bigint NOT NULL,
  PRIMARY KEY (point_id, origin)
);
COMMENT ON TABLE hosted_answers IS 'What a command at a hosted point answered: the retry of a key does nothing twice. JSON.';

CREATE TABLE post_agents (
  point_id text NOT NULL REFERENCES hosted_points (point_id),
  login text NOT NULL,
  account_id text NOT NULL,
  PRIMARY KEY (point_id, login)
);
COMMENT ON TABLE post_agents IS 'An officer of role post-agent works at exactly one post office; account_id is what the log says instead of a login.';

CREATE TABLE post_dossiers (
  point_id text NOT NULL REFERENCES hosted_points (point_id),
  dossier_id text NOT NULL,
  code text NOT NULL,
  state text NOT NULL CHECK (state IN ('here', 'handed-over', 'at-centre', 'taken-back', 'coming', 'coming-back', 'out', 'delivered', 'going-back')),
  procedure text,
  service text CHECK (service IN ('send', 'both')),
  since text NOT NULL,
  papers integer,
  missing integer NOT NULL,
  fee_amount integer CHECK (fee_amount > 0),
  fee_receipt text,
  tries integer NOT NULL,
  next_from date,
  hand_over text,
  other_point_id text,
  bag text,
  cv integer NOT NULL CHECK (cv >= 1),
  PRIMARY KEY (point_id, dossier_id)
);
CREATE INDEX post_dossiers_open ON post_dossiers (point_id, state, since);
CREATE INDEX post_dossiers_by_hand_over ON post_dossiers (point_id, hand_over);
COMMENT ON TABLE post_dossiers IS 'Projection of a hosted point: what lies at the post office, comes to it and goes from it. Nobody is named.';

ALTER TABLE officers DROP CONSTRAINT officers_role_check;
ALTER TABLE officers ADD CONSTRAINT officers_role_check CHECK (role IN ('viewer', 'administrator', 'post-agent'));
`;
