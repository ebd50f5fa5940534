import type { Transaction } from '../database.ts';

/** What a point that speaks by stick said of its own streams: what it lost comes back to it by the next stick. */
export const ownEnds = {
  version: 300,
  name: 'own-ends',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
  },
};

const schema = `
CREATE TABLE own_ends (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  seq bigint NOT NULL,
  hash text NOT NULL,
  acked_seq bigint NOT NULL,
  acked_hash text NOT NULL,
  PRIMARY KEY (point_id, stream_id)
);
COMMENT ON TABLE own_ends IS 'How a point has its own streams, as its newest bundle said: what it lacks goes back to it with the next.';
`;
