import type { Transaction } from '../database.ts';

/** When the writer of a superseded stream heard of it: until then the newer one keeps a letter in its numbers. */
export const told = {
  version: 100,
  name: 'told',
  async up(tx: Transaction): Promise<void> {
    await tx.query('ALTER TABLE incarnations ADD COLUMN told_at bigint');
  },
};
