import type { WritableDb } from './open-database.ts';

/** Scans on their way by stick. What a bundle holds that was lost goes out again with the next one: only the province's word ends it. */
export function carriedScansTable(db: WritableDb) {
  const put = db.prepare('INSERT INTO carried_scans (file, bundle) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const took = db.prepare('UPDATE carried_scans SET there = 1 WHERE bundle = ?');
  const there = db.prepare('SELECT 1 FROM carried_scans WHERE file = ? AND there = 1 LIMIT 1').pluck();
  const bundlesOf = db.prepare('SELECT bundle FROM carried_scans WHERE file = ?').pluck();
  const waiting = db.prepare('SELECT 1 FROM carried_scans WHERE bundle = ? AND there = 0 LIMIT 1').pluck();
  const known = db.prepare('SELECT 1 FROM carried_scans WHERE bundle = ? LIMIT 1').pluck();
  return {
    put: (bundle: string, files: readonly string[]): void => {
      for (const file of files) put.run(file, bundle);
    },
    /** The province says that it took this bundle in. */
    took: (bundle: string): void => void took.run(bundle),
    isThere: (file: string): boolean => there.get(file) !== undefined,
    bundlesOf: (file: string): string[] => bundlesOf.all(file) as string[],
    /** All that it holds is at the province: it needs no room on a stick any more. */
    isDone: (bundle: string): boolean => known.get(bundle) !== undefined && waiting.get(bundle) === undefined,
  };
}

export type CarriedScans = ReturnType<typeof carriedScansTable>;
