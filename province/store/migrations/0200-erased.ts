import type { Transaction } from '../database.ts';

/** Persons whose time is over: their keys are destroyed here too, and none that comes later is kept. */
export const erased = {
  version: 200,
  name: 'erased',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
  },
};

const schema = `
CREATE TABLE erased_dossiers (
  point_id text NOT NULL,
  dossier_id text NOT NULL,
  PRIMARY KEY (point_id, dossier_id)
);
COMMENT ON TABLE erased_dossiers IS 'Dossiers whose point destroyed their key: no key of theirs is kept here again.';
`;
