import type { Transaction } from '../database.ts';

/** Who took a dossier by a slip whose offer nobody has any more is heard by the others that read of it too. */
export const answersTold = {
  version: 340,
  name: 'answers-told',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
  },
};

const schema = `
ALTER TABLE introductions ADD COLUMN mutual boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN introductions.mutual IS 'false: reader is told what to_point writes, and tells nothing for it; where reader is point_id itself: it answered an offer of to_point, whose readers shall be told.';
CREATE INDEX dossier_readers_by_dossier ON dossier_readers (dossier_id, reader);
INSERT INTO introductions (point_id, to_point, dossier_id, reader, home_point, mutual)
SELECT point_id, reader, dossier_id, point_id, point_id, false FROM dossier_readers AS known
WHERE NOT EXISTS (
  SELECT 1 FROM dossier_homes AS home WHERE home.point_id = known.point_id AND home.dossier_id = known.dossier_id
)
ON CONFLICT DO NOTHING;
`;
