import type { Transaction } from '../database.ts';

/** A head ends somebody's rights; the province's signed word keeps that end when the point's database goes back. */
export const revokedByPoint = {
  version: 240,
  name: 'revoked-by-point',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
  },
};

const schema = `
ALTER TABLE revoked_accounts ADD COLUMN by_point boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN revoked_accounts.by_point IS 'By the head of the point, who may give it back; false: by the province.';
`;
