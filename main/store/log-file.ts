import Database from 'better-sqlite3';
import { genesis, type Head } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { chained, readEventLog } from './event-log.ts';
import { currentVersion } from './migrations/index.ts';
import { fewPagesKept, type ReadableDb } from './open-database.ts';
import { readStreams } from './streams-table.ts';

export interface LogState {
  /** The stream it writes, and where it ends. */
  readonly stream: string;
  readonly head: Head;
  readonly events: number;
}

/** Null: everything it says hangs together. `pages`: SQLite's own check; else the event where it does not. */
export type LogFault =
  | { readonly at: 'pages' }
  | { readonly at: 'event'; readonly stream: string; readonly seq: number };

export type Judged = { readonly fault: null; readonly state: LogState } | { readonly fault: LogFault };

/** A copy of a database that is being written, as it is at this moment, through a connection of its own. */
export function copyLog(path: string, to: string): void {
  const db = openToRead(path);
  try {
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
}

/**
 * Reads a database whole: pages and indexes, every event's hash and place in its chain, and that the columns which are searched say
 * what the event says. SQLite's check alone finds one flipped bit of forty, the chain nearly all of the others (reliability.md §0).
 */
export function judgeLog(path: string): Judged {
  try {
    const db = openToRead(path);
    try {
      if (db.pragma('integrity_check(1)', { simple: true }) !== 'ok') return { fault: { at: 'pages' } };
      const fault = chainFault(db) ?? foreignFault(db);
      if (fault) return { fault };
      const state = stateOf(db);
      return state ? { fault: null, state } : { fault: { at: 'pages' } };
    } finally {
      db.close();
    }
  } catch {
    // bytes in which SQLite or JSON finds no sense
    return { fault: { at: 'pages' } };
  }
}

/** A later program made it: this one would refuse to open it. */
export function isFromTheFuture(path: string): boolean {
  const db = openToRead(path);
  try {
    return (db.pragma('user_version', { simple: true }) as number) > currentVersion;
  } finally {
    db.close();
  }
}

interface EventColumns {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
  readonly origin: string;
  readonly part: number;
  readonly type: string;
  readonly json: string;
}

const columns = 'stream, seq, hash, origin, part, type, json';

function chainFault(db: ReadableDb): LogFault | null {
  const rows = db.prepare<[], EventColumns>(`SELECT ${columns} FROM events ORDER BY stream, seq`).iterate();
  let stream = '';
  let head = genesis;
  for (const row of rows) {
    if (row.stream !== stream) head = genesis;
    stream = row.stream;
    const prev = prevIfWhole(row);
    if (row.seq !== head.seq + 1 || prev !== head.hash) return { at: 'event', stream, seq: row.seq };
    head = { seq: row.seq, hash: row.hash };
  }
  return null;
}

/** Of other points' logs only what concerns its dossiers is here: each by itself. */
function foreignFault(db: ReadableDb): LogFault | null {
  for (const row of db.prepare<[], EventColumns>(`SELECT ${columns} FROM foreign_events`).iterate())
    if (prevIfWhole(row) === null) return { at: 'event', stream: row.stream, seq: row.seq };
  return null;
}

/** The hash it stands on; null where the row is not what was hashed. */
function prevIfWhole(row: EventColumns): string | null {
  const { hash, ...event } = JSON.parse(row.json) as AnyLogEvent;
  const isSame =
    hash === row.hash &&
    event.stream === row.stream &&
    event.seq === row.seq &&
    event.origin === row.origin &&
    event.part === row.part &&
    event.type === row.type;
  return isSame && chained(event).hash === hash ? event.prev : null;
}

function stateOf(db: ReadableDb): LogState | null {
  const stream = readStreams(db).live();
  if (stream === undefined) return null;
  const events = db.prepare('SELECT count(*) FROM events').pluck().get() as number;
  return { stream, head: readEventLog(db, stream).head(), events };
}

function openToRead(path: string): ReadableDb {
  const db = new Database(path, { readonly: true, fileMustExist: true }) as ReadableDb;
  const pragmas = [
    'busy_timeout = 5000',
    'trusted_schema = OFF',
    'cell_size_check = ON',
    'mmap_size = 0',
    fewPagesKept,
  ];
  for (const pragma of pragmas) db.pragma(pragma);
  return db;
}
