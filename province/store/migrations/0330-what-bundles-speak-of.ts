import type { Transaction } from '../database.ts';

/** A bundle of scans, or of own events alone, says nothing of what the point carries: only one that speaks of it is news of it. */
export const whatBundlesSpeakOf = {
  version: 330,
  name: 'what-bundles-speak-of',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
  },
};

const schema = `
ALTER TABLE bundles ADD COLUMN of_itself boolean NOT NULL DEFAULT true;
ALTER TABLE bundles ADD COLUMN of_others boolean NOT NULL DEFAULT true;
`;
