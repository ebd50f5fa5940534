import Database from 'better-sqlite3';

export interface LogFacts {
  readonly schema: number;
  readonly events: number;
  /** Of the newest event; empty: there is none. */
  readonly hash: string;
}

/** What a log is by its file, for whoever has to choose between two of them; null: it cannot be read. */
export function logFacts(path: string): LogFacts | null {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    try {
      const schema = db.pragma('user_version', { simple: true }) as number;
      const events = db.prepare('SELECT count(*) FROM events').pluck().get() as number;
      const hash = db.prepare('SELECT hash FROM events ORDER BY position DESC LIMIT 1').pluck().get();
      return { schema, events, hash: hash === undefined ? '' : String(hash) };
    } finally {
      db.close();
    }
  } catch {
    return null;
  }
}
