import type { Transaction } from '../database.ts';

/** Which streams a point wrote one after the other, and which writes for it now. */
export const incarnations = {
  version: 40,
  name: 'incarnations',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
  },
};

const schema = `
CREATE TABLE incarnations (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  reason text NOT NULL,
  parent_stream text,
  parent_seq bigint,
  parent_hash text,
  letter text NOT NULL CHECK (letter ~ '^[A-Z]?$'),
  superseded_by text,
  registered_at bigint NOT NULL,
  PRIMARY KEY (point_id, stream_id),
  FOREIGN KEY (point_id, stream_id) REFERENCES streams (point_id, stream_id)
);
COMMENT ON TABLE incarnations IS 'Streams of a point that told how they began: from where, with which letter in their numbers. superseded_by: the newer one that writes for the point now; what still comes in the older is stored.';
`;
