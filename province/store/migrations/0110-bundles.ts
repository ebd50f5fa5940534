import type { Transaction } from '../database.ts';

/** What comes and goes by hand, and how long the rights of a point's people stand without contact. */
export const bundles = {
  version: 110,
  name: 'bundles',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
  },
};

const schema = `
CREATE TABLE bundles (
  point_id text NOT NULL,
  bundle_id text NOT NULL,
  way text NOT NULL CHECK (way IN ('in', 'out')),
  created_at bigint NOT NULL,
  moved_at bigint NOT NULL,
  events bigint NOT NULL,
  PRIMARY KEY (point_id, bundle_id, way)
);
COMMENT ON TABLE bundles IS 'Bundles that were carried by hand from a point (in) and to it (out).';

CREATE TABLE carried_ends (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (point_id, stream_id, hash)
);
COMMENT ON TABLE carried_ends IS 'Ends of others'' streams that a point''s last bundle said it carries: the answer tells which of them are here.';

CREATE TABLE early_segments (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  from_seq bigint NOT NULL,
  to_hash text NOT NULL,
  segment jsonb NOT NULL,
  kept_at bigint NOT NULL,
  PRIMARY KEY (point_id, stream_id, from_seq, to_hash)
);
COMMENT ON TABLE early_segments IS 'Segments of bundles that came before what they stand on, or before their station was known: pushed again at each bundle, until they fit.';

CREATE TABLE inbox_cursors (
  point_id text NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (point_id)
);
COMMENT ON TABLE inbox_cursors IS 'Up to where a point has read its inbox, as its last bundle said: a bundle for it goes on from there.';

CREATE TABLE point_rights (
  point_id text NOT NULL,
  valid_days integer NOT NULL CHECK (valid_days BETWEEN 1 AND 400),
  PRIMARY KEY (point_id)
);
COMMENT ON TABLE point_rights IS 'How many days the rights of a point''s people stand without any contact, where it is not the usual number.';

CREATE TABLE revoked_accounts (
  point_id text NOT NULL,
  account_id text NOT NULL,
  revoked_at bigint NOT NULL,
  PRIMARY KEY (point_id, account_id)
);
COMMENT ON TABLE revoked_accounts IS 'People of a point whose rights the province took back: in force there as soon as it is told.';
`;
