import { runningStates } from '../../domain/dossier-words.ts';
import type { DossierId, PointId } from '../../domain/ids.ts';
import type { ReadableDb } from './open-database.ts';

const open = [...runningStates, 'waiting-supplement'].map((state) => `'${state}'`).join(', ');

/** Dossiers this point received whose folder still lies here: what a team carries home in the evening. */
export function readFoldersHere(db: ReadableDb): (me: PointId, limit: number) => DossierId[] {
  const here = db
    .prepare(
      `SELECT dossiers.dossier FROM dossiers LEFT JOIN custody USING (dossier)
       WHERE guest = 0 AND state IN (${open}) AND coalesce(folder_state, 'here') = 'here'
         AND coalesce(folder_at, received_at_point) = ? ORDER BY received_at, dossiers.dossier LIMIT ?`,
    )
    .pluck();
  return (me, limit) => here.all(me, limit) as DossierId[];
}
