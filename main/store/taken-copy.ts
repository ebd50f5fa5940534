import Database from 'better-sqlite3';
import { type Account, readAccounts } from './accounts-table.ts';
import type { ReadableDb } from './open-database.ts';

/** A write-ahead file that lies beside a database and came with it: what SQLite does after a power cut, and nothing else. */
export function foldIn(path: string): void {
  const db = new Database(path);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

/** Who somebody is by a database that nobody has open. */
export function readAccountIn(path: string, login: string): Account | undefined {
  const db = new Database(path, { readonly: true, fileMustExist: true }) as ReadableDb;
  try {
    return readAccounts(db).byLogin(login);
  } finally {
    db.close();
  }
}
