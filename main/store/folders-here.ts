import { runningStates } from '../../domain/dossier-words.ts';
import type { DossierId, PointId } from '../../domain/ids.ts';
import type { ReadableDb } from './open-database.ts';

const open = [...runningStates, 'waiting-supplement'].map((state) => `'${state}'`).join(', ');

/**
 * Dossiers this point received whose folder still lies here: what a team carries home in the evening. `which`: all of them, where
 * the team is the point; where it belongs to a point with counters, what was received at houses alone.
 */
export type ReadFoldersHere = (me: PointId, limit: number, which: 'all' | 'of-houses') => DossierId[];

export function readFoldersHere(db: ReadableDb): ReadFoldersHere {
  const among = (condition: string) =>
    db
      .prepare(
        `SELECT dossiers.dossier FROM dossiers LEFT JOIN custody USING (dossier)
         WHERE guest = 0 AND state IN (${open}) AND coalesce(folder_state, 'here') = 'here'
           AND coalesce(folder_at, received_at_point) = ? ${condition} ORDER BY received_at, dossiers.dossier LIMIT ?`,
      )
      .pluck();
  const here = {
    all: among(''),
    'of-houses': among(
      `AND EXISTS (SELECT 1 FROM dossier_steps AS step JOIN events USING (stream, seq)
         WHERE step.dossier = dossiers.dossier AND type = 'dossier-received' AND json ->> '$.facts.receivedIn' IS NOT NULL)`,
    ),
  };
  return (me, limit, which) => here[which].all(me, limit) as DossierId[];
}
