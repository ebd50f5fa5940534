import type { WireEvent } from '../../../contract/wire-words.ts';
import { provenBySlip as provenIn } from '../../operations/proven-by-slip.ts';
import type { Transaction } from '../database.ts';
import { signersOf } from '../streams.ts';

/** Who took a dossier by the signed slip of an offer that nobody has any more may read of it as if the offer stood in the log. */
export const provenBySlip = {
  version: 350,
  name: 'proven-by-slip',
  async up(tx: Transaction): Promise<void> {
    await tx.query(schema);
    for (const { point, canonical } of await tx.query<{ point: string; canonical: string }>(takenBySlip))
      for (const { from, dossier } of (
        await provenIn(point, [JSON.parse(canonical) as WireEvent], (each) => signersOf(tx, each))
      ).proven)
        await tx.query(asked, [point, from, dossier]);
  },
};

const schema = `
ALTER TABLE introductions ADD COLUMN proven boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN introductions.proven IS 'point_id took the dossier by a slip that to_point signed, and may read of it as by an offer of to_point, whatever else this row says. reader is point_id itself.';
`;

/** Stations that were updated before the province: of whoever was introduced to nobody, what it took by a slip. */
export const takenBySlip = `
SELECT DISTINCT event.point_id AS point, event.canonical
FROM dossier_readers AS known JOIN dossier_events AS about USING (point_id, dossier_id)
  JOIN events AS event ON event.point_id = about.point_id AND event.stream_id = about.stream_id AND event.seq = about.seq
WHERE NOT known.mutual AND event.type = 'hand-over-accepted' AND event.canonical LIKE '%"slip":[%'
  AND NOT EXISTS (
    SELECT 1 FROM dossier_homes AS home WHERE home.point_id = known.point_id AND home.dossier_id = known.dossier_id
  )`;

const asked = `
INSERT INTO introductions (point_id, to_point, dossier_id, reader, home_point, mutual, proven)
VALUES ($1, $2, $3, $1, $1, false, true)
ON CONFLICT (point_id, to_point, dossier_id, reader) DO UPDATE SET proven = true`;
