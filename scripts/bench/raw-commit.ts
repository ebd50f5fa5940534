import { join } from 'node:path';
import Database from 'better-sqlite3';

/** The floor: one row in one transaction, WAL and synchronous FULL, in the same folder; nothing can be durable for less. */
export interface RawCommit {
  commit(text: string): void;
  close(): void;
}

export function openRawCommit(folder: string): RawCommit {
  const db = new Database(join(folder, 'raw.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE IF NOT EXISTS raw (position INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO raw (json) VALUES (?)');
  insert.run('the first write, after which FULL is in force');
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('the floor would not wait for the disk');
  return { commit: (text) => void insert.run(text), close: () => db.close() };
}
