import { existsSync, mkdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { err, ok, type Result } from '../../domain/result.ts';
import { nameFlushed } from '../flushed-files.ts';
import { isDamage, readAtFirstUse } from './lazy-statements.ts';
import { migrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/** A connection that only reads. */
export type ReadableDb = Database.Database & { readonly __reads: true };
/** The one connection that writes. */
export type WritableDb = Database.Database & { readonly __reads: true; readonly __writes: true };

export interface Databases {
  readonly write: WritableDb;
  readonly read: ReadableDb;
  /** A statement of either met damage in the file. */
  onDamage(listener: () => void): void;
  close(): void;
}

/** Each is a documented refusal: the station does not start, and changes nothing. */
export type OpenRefusal =
  | { readonly type: 'folder-in-use' }
  | { readonly type: 'folder-not-writable'; readonly detail: string }
  | { readonly type: 'disk-full' }
  | { readonly type: 'database-from-the-future'; readonly version: number; readonly known: number }
  | { readonly type: 'database-damaged'; readonly detail: string }
  | { readonly type: 'sqlite-too-old'; readonly version: string }
  | { readonly type: 'durability-not-in-force'; readonly detail: string };

/**
 * Opens the station's database as reliability demands: WAL, synchronous FULL (better-sqlite3 silently runs WAL at
 * NORMAL, and the pragma flips only after the first write: so it is asserted after one), SQLite ≥ 3.51.3 (WAL-reset
 * corruption bug before), one process per folder, no database from the future, a copy aside before migrating.
 */
export function openDatabases(
  folder: string,
  plan: readonly Migration[] = migrations,
  checkWholeUpTo = CHECK_WHOLE_UP_TO,
): Result<Databases, OpenRefusal> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    return err(refusalOf(error));
  }
  const lock = holdFolder(folder);
  if (!lock.ok) return lock;
  try {
    const opened = open(join(folder, 'log.db'), folder, plan, checkWholeUpTo);
    if (!opened.ok) {
      lock.value();
      return opened;
    }
    const { write, read } = opened.value;
    const told = { damage: () => {} };
    const onDamage = (listener: () => void) => {
      told.damage = listener;
    };
    for (const db of [write, read]) readAtFirstUse(db, () => told.damage());
    const close = () => {
      read.close();
      write.close();
      lock.value();
    };
    return ok({ write, read, onDamage, close });
  } catch (error) {
    lock.value();
    return err(refusalOf(error));
  }
}

function open(
  path: string,
  folder: string,
  plan: readonly Migration[],
  checkWholeUpTo: number,
): Result<{ write: WritableDb; read: ReadableDb }, OpenRefusal> {
  const write = new Database(path) as WritableDb;
  const refuse = (refusal: OpenRefusal) => {
    write.close();
    return err(refusal);
  };
  for (const pragma of PRAGMAS) write.pragma(pragma);
  const sqlite = write.prepare('SELECT sqlite_version()').pluck().get() as string;
  if (!isAtLeast(sqlite, [3, 51, 3])) return refuse({ type: 'sqlite-too-old', version: sqlite });
  const version = write.pragma('user_version', { simple: true }) as number;
  const known = plan.at(-1)?.version ?? 0;
  if (version > known) return refuse({ type: 'database-from-the-future', version, known });
  const damaged = damagedPart(write, checkWholeUpTo);
  if (damaged !== null) return refuse({ type: 'database-damaged', detail: damaged });
  migrate(write, version, folder, plan);
  const durability = durabilityFault(write);
  if (durability) return refuse({ type: 'durability-not-in-force', detail: durability });
  const read = new Database(path, { readonly: true }) as ReadableDb;
  read.pragma('busy_timeout = 5000');
  read.pragma(pagesKept);
  return ok({ write, read });
}

/** The version of a database that this program opened. */
export const schemaVersion = migrations.at(-1)?.version ?? 0;

/** KiB of its file that a connection keeps. It is 16 MiB each if nobody says; the system's own cache has the same pages. */
const pagesKept = 'cache_size = -2048';
/** Of a connection that reads a file once from end to end: what it kept would be left behind in pieces when it closes. */
export const fewPagesKept = 'cache_size = -1024';

const PRAGMAS = [
  'busy_timeout = 5000',
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'trusted_schema = OFF',
  'cell_size_check = ON',
  'mmap_size = 0',
  pagesKept,
  // A key that was destroyed is not to be found in the pages it lay in.
  'secure_delete = ON',
];

/** Bytes. Reading them all takes a second or two; a point has them after about half a year. */
const CHECK_WHOLE_UP_TO = 128 * 1024 * 1024;

/** Tables that get longer with every ticket: gigabytes after years, 43 s to read at a million tickets. */
export const growingTables = ['events', 'commands', 'tickets', 'visit_intervals', 'calls', 'print_jobs'];

/**
 * What is damaged, or null. A small file is read whole. Of a large one the tables that stay small; the others are checked
 * page by page as they are used (`cell_size_check`), because people wait at the door while a PC starts.
 */
function damagedPart(db: WritableDb, checkWholeUpTo: number): string | null {
  const pages = db.pragma('page_count', { simple: true }) as number;
  const pageBytes = db.pragma('page_size', { simple: true }) as number;
  const isSound = (what: string) => db.pragma(`quick_check(${what})`, { simple: true }) === 'ok';
  if (pages * pageBytes <= checkWholeUpTo) return isSound('1') ? null : 'quick_check';
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  return tables.find((table) => !growingTables.includes(table) && !isSound(table)) ?? null;
}

/** A real write, then what is in force: the pragma's answer before the first write proves nothing. */
export function durabilityFault(db: WritableDb): string | null {
  db.prepare(
    "INSERT INTO memory (key, value) VALUES ('opened', '') ON CONFLICT (key) DO UPDATE SET value = value",
  ).run();
  const journal = db.pragma('journal_mode', { simple: true });
  const synchronous = db.pragma('synchronous', { simple: true });
  if (journal !== 'wal') return `journal_mode is ${journal}`;
  return synchronous === 2 ? null : `synchronous is ${synchronous}`;
}

function migrate(db: WritableDb, from: number, folder: string, plan: readonly Migration[]): void {
  const pending = plan.filter((migration) => migration.version > from);
  const last = pending.at(-1);
  if (!last) return;
  if (from > 0) {
    const aside = join(folder, `log.before-${last.version}.db`);
    if (!existsSync(aside)) copyAside(db, aside);
  }
  db.transaction(() => {
    for (const { sql } of pending) db.exec(sql);
    db.pragma(`user_version = ${last.version}`);
  }).immediate();
}

/** Half a copy never bears its name: at the next start it would count as made, and nothing else leads back. */
function copyAside(db: WritableDb, aside: string): void {
  const unnamed = `${aside}.new`;
  rmSync(unnamed, { force: true });
  db.prepare('VACUUM INTO ?').run(unnamed);
  nameFlushed(unnamed, aside);
}

/** An OS lock on a file beside the database: it dies with the process, also by kill -9. */
export function holdFolder(folder: string): Result<() => void, OpenRefusal> {
  try {
    const lock = new Database(join(folder, 'host.lock'), { timeout: 0 });
    try {
      lock.pragma('locking_mode = EXCLUSIVE');
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      lock.close();
      throw error;
    }
    return ok(() => lock.close());
  } catch (error) {
    return err(refusalOf(error));
  }
}

/** The disk's failure, not ours: full, read-only, gone, damaged. */
export function isDiskTrouble(error: unknown): boolean {
  return /^SQLITE_(FULL|READONLY|IOERR|CORRUPT|NOTADB|CANTOPEN)/.test(codeOf(error));
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

/** What a failure of the world at start is called; a bug is thrown on. */
export function refusalOf(error: unknown): OpenRefusal {
  const code = codeOf(error);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return { type: 'folder-in-use' };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return { type: 'disk-full' };
  if (isDamage(error)) return { type: 'database-damaged', detail: code };
  // Whatever else the file system answers: of a read-only one `mkdir` says ENOENT.
  const isSystems = typeof (error as { syscall?: unknown } | null)?.syscall === 'string';
  if (isDiskTrouble(error) || isSystems) return { type: 'folder-not-writable', detail: code };
  throw error;
}

export function diskFreeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function isAtLeast(version: string, least: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, wanted] of least.entries()) {
    const have = parts[index] ?? 0;
    if (have !== wanted) return have > wanted;
  }
  return true;
}
