import type { Transaction } from '../database.ts';

/** The register of equipment: what stands where, as people wrote it down. */
export const equipment = {
  version: 170,
  name: 'equipment',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
  },
};

const schema = `
CREATE TABLE equipment_changes (
  point_id text NOT NULL,
  item_id uuid NOT NULL,
  change integer NOT NULL CHECK (change >= 1),
  kind text NOT NULL,
  serial text NOT NULL,
  since date,
  place text NOT NULL,
  note text NOT NULL,
  gone boolean NOT NULL,
  changed_at bigint NOT NULL,
  changed_by text NOT NULL,
  PRIMARY KEY (point_id, item_id, change)
);
COMMENT ON TABLE equipment_changes IS 'PCs, printers and scanners of each point: every version of every line with who wrote it; the highest change is what holds.';
`;
