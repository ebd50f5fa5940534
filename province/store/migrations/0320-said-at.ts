import type { Transaction } from '../database.ts';

/** When a point last said itself how far its log goes; its events may also come by a neighbour, who says nothing for it. */
export const saidAt = {
  version: 320,
  name: 'said-at',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
  },
};

const schema = `
ALTER TABLE streams ADD COLUMN said_at bigint;
UPDATE streams SET said_at = last_seen_at WHERE said_seq IS NOT NULL;
`;
