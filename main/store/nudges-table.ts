import type { LogEvent } from '../../domain/event.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export interface Nudge {
  readonly dossier: string;
  readonly at: number;
  readonly times: number;
}

export function readNudges(db: ReadableDb) {
  const one = db.prepare<[string], Nudge>('SELECT dossier, at, times FROM nudges WHERE dossier = ?');
  const openOf = db.prepare<[string], Nudge & { code: string; dueAt: string }>(
    `SELECT nudges.dossier, nudges.at, nudges.times, dossiers.code, dossiers.due_at AS dueAt
     FROM nudges CROSS JOIN dossiers USING (dossier)
     WHERE nudges.holder = ? AND dossiers.holder = nudges.holder
       AND dossiers.state IN ('received', 'forwarded', 'in-process', 'waiting-payment')
     ORDER BY dossiers.due_at LIMIT 20`,
  );
  return {
    of: (dossier: string): Nudge | null => one.get(dossier) ?? null,
    /** What somebody was reminded of and still holds. */
    openOf: (account: string) => openOf.all(account),
  };
}

export function writeNudges(db: WritableDb) {
  const insert = db.prepare(
    `INSERT INTO nudges (dossier, holder, at, times) VALUES (?, ?, ?, 1)
     ON CONFLICT (dossier) DO UPDATE SET holder = excluded.holder, at = excluded.at, times = times + 1`,
  );
  return {
    apply: ({ facts, at }: LogEvent<'dossier-nudged'>): void => void insert.run(facts.dossier, facts.holder, at.wall),
  };
}
