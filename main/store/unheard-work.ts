import type { ReadableDb } from './open-database.ts';
import type { StreamRow } from './streams-table.ts';

/**
 * What this database cannot know by itself after it went back in time, came to another PC or learnt its own past: whether the work
 * of a dossier was handed on from the scan in what it forgot. The folder lies here all the same; only the other points know.
 */
export function readUnheardWork(db: ReadableDb, written: () => StreamRow | undefined) {
  const several = db.prepare('SELECT count(*) > 1 FROM streams').pluck();
  const saidHere = db
    .prepare(
      `SELECT 1 FROM dossier_steps JOIN events USING (stream, seq)
       WHERE dossier = ? AND stream = ? AND type = ? LIMIT 1`,
    )
    .pluck();
  const isUnheard = (): boolean => written()?.heardAll === false && several.get() === 1;
  const said = (dossier: string, type: string) => saidHere.get(dossier, written()?.stream ?? '', type) !== undefined;
  return {
    isUnheard,
    /** What was received since is known from its first word on. */
    isUnsure: (dossier: string): boolean => isUnheard() && !said(dossier, 'dossier-received'),
    /** Since the written stream began. */
    isResultSince: (dossier: string): boolean => said(dossier, 'dossier-result-ready'),
  };
}
