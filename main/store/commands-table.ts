import type { WritableDb } from './open-database.ts';

/** First answers by origin, so that a retry answers the same and does nothing twice. */
export function createCommands(db: WritableDb) {
  const get = db.prepare<[string], { method: string; answer: string }>(
    'SELECT method, answer FROM commands WHERE origin = ?',
  );
  const insert = db.prepare('INSERT INTO commands (origin, method, answer, at) VALUES (?, ?, ?, ?)');
  return {
    get: (origin: string) => get.get(origin),
    insert: (origin: string, method: string, answer: string, at: number) => void insert.run(origin, method, answer, at),
  };
}
