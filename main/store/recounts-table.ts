import { dossierStates, endedStates, isEnded } from '../../domain/dossier-words.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

const open = dossierStates
  .filter((state) => !isEnded(state))
  .map((state) => `'${state}'`)
  .join(', ');
const ended = endedStates.map((state) => `'${state}'`).join(', ');

/**
 * Dossiers whose folder may be elsewhere than this database believes: it went back in time, or is a copy. Until somebody
 * looked, their result is not given and they are not handed over (reliability.md §2.2, hole 6 of §2.6).
 */
export function readRecounts(db: ReadableDb) {
  const one = db.prepare('SELECT 1 FROM folders_to_recount WHERE dossier = ?').pluck();
  const count = db.prepare('SELECT count(*) FROM folders_to_recount').pluck();
  const every = db.prepare('SELECT dossier FROM folders_to_recount ORDER BY dossier LIMIT ?').pluck();
  return {
    isUnsure: (dossier: string): boolean => one.get(dossier) !== undefined,
    count: (): number => count.get() as number,
    list: (limit: number): string[] => every.all(limit) as string[],
  };
}

export function writeRecounts(db: WritableDb) {
  const begin = db.prepare(
    `INSERT INTO folders_to_recount (dossier) SELECT dossier FROM dossiers WHERE state IN (${open})
     ON CONFLICT DO NOTHING`,
  );
  const add = db.prepare(
    `INSERT INTO folders_to_recount (dossier) SELECT dossier FROM dossiers WHERE dossier = ? AND state NOT IN (${ended})
     ON CONFLICT DO NOTHING`,
  );
  const settle = db.prepare(
    `DELETE FROM folders_to_recount WHERE dossier = ?
       AND (SELECT state FROM dossiers WHERE dossiers.dossier = folders_to_recount.dossier) IN (${ended})`,
  );
  const remove = db.prepare('DELETE FROM folders_to_recount WHERE dossier = ?');
  return {
    /** Another incarnation began: of no open dossier is it known where its folder is. */
    begin: () => void begin.run(),
    /** It came back from the province. */
    add: (dossier: string) => void add.run(dossier),
    /** Of what has ended nobody looks for a folder. */
    settle: (dossier: string) => void settle.run(dossier),
    /** Somebody looked. */
    counted: (dossier: string) => void remove.run(dossier),
  };
}
