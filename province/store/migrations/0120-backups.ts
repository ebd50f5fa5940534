import type { Transaction } from '../database.ts';

/** What verified backups hold: only what two of them have may be forgotten at a point. */
export const backups = {
  version: 120,
  name: 'backups',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
  },
};

const schema = `
CREATE TABLE backups (
  name text PRIMARY KEY,
  verified_at bigint NOT NULL
);
COMMENT ON TABLE backups IS 'Backups that were read back whole and verified, by the name on their medium, until one is lost.';

CREATE TABLE backup_heads (
  point_id text NOT NULL,
  stream_id text NOT NULL,
  backup text NOT NULL REFERENCES backups (name) ON DELETE CASCADE,
  seq bigint NOT NULL CHECK (seq >= 1),
  hash text NOT NULL,
  PRIMARY KEY (point_id, stream_id, backup)
);
COMMENT ON TABLE backup_heads IS 'How far each stream reaches in a verified backup, with its hash: a backup of a history that is no more holds nothing of this one.';
`;
