import type { Transaction } from '../database.ts';

/** Which version of the program the province wants where. */
export const wantedVersions = {
  version: 180,
  name: 'wanted versions',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
  },
};

const schema = `
CREATE TABLE wanted_versions (
  change integer PRIMARY KEY CHECK (change >= 1),
  commune_code text REFERENCES communes (code),
  version text,
  manifest_hash text CHECK (manifest_hash ~ '^[0-9a-f]{64}$'),
  said_at bigint NOT NULL,
  said_by text NOT NULL
);
COMMENT ON TABLE wanted_versions IS 'Which version the province wants, for a commune or for all (no commune): the latest word that is for a point holds there; a word without a version takes it back.';
`;
