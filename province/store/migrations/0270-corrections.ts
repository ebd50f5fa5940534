import type { Transaction } from '../database.ts';

/** What was corrected of a dossier's applicant is found when the dossier is told to the national exchange. */
export const corrections = {
  version: 270,
  name: 'corrections',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
  },
};

const schema = `
CREATE INDEX events_corrected ON events (point_id, stored_at) WHERE type = 'person-corrected';
`;
