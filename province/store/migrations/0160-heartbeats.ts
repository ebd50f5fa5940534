import type { Transaction } from '../database.ts';

/** How each point is, by its own word of the last minute. */
export const heartbeats = {
  version: 160,
  name: 'heartbeats',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
  },
};

const schema = `
CREATE TABLE heartbeats (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  said_at bigint NOT NULL,
  facts jsonb NOT NULL,
  PRIMARY KEY (point_id, stream_id)
);
COMMENT ON TABLE heartbeats IS 'The last word of each station that writes or wrote a point, of how the point is (contract/heartbeat-api.ts); nothing of a person, and nothing is lost with it.';
`;
