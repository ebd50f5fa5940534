import type { LogEvent } from '../../domain/event.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export function readMorningPaper(db: ReadableDb) {
  const prints = db.prepare('SELECT prints FROM morning_paper').pluck();
  return { prints: (): boolean => prints.get() === 1 };
}

export function writeMorningPaper(db: WritableDb) {
  const set = db.prepare('INSERT OR REPLACE INTO morning_paper (one, prints) VALUES (1, ?)');
  return { apply: ({ facts }: LogEvent<'morning-paper-set'>): void => void set.run(facts.prints ? 1 : 0) };
}
