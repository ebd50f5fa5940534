import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { othersTurn } from '../pieces.ts';
import { threadLimits } from '../station-flags.ts';
import { readEventLog, tailFault } from './event-log.ts';
import { fewPagesKept, growingTables, isDiskTrouble, type ReadableDb } from './open-database.ts';
import { readStreams } from './streams-table.ts';

/** Bytes. A larger file has its growing tables read whole at night, not while people wait. */
const ALL_TABLES_UP_TO = 32 * 1024 * 1024;

/**
 * What is damaged in a point's file, or null: its pages through a connection of its own, which has nothing in memory, table by
 * table with the others' turn between; then the end of the chain. Changes nothing; the station may run or not.
 */
export async function lookAtIntegrity(folder: string, stream: string): Promise<string | null> {
  try {
    const db = new Database(join(folder, 'log.db'), { readonly: true, fileMustExist: true }) as ReadableDb;
    db.pragma(fewPagesKept);
    try {
      return (await damagedTable(db)) ?? damagedTail(db, stream);
    } finally {
      db.close();
    }
  } catch (error) {
    if (isDiskTrouble(error)) return (error as { code: string }).code;
    throw error;
  }
}

/** So much is read between two taps; a thread costs more than that. */
const HERE_UP_TO = 2 * 1024 * 1024;

/** The same while people tap: any but a new file is read by a thread of its own, which holds nobody up. */
export function lookAtIntegrityAside(
  folder: string,
  stream: string,
  hereUpToBytes = HERE_UP_TO,
): Promise<string | null> {
  if (statSync(join(folder, 'log.db')).size <= hereUpToBytes) return lookAtIntegrity(folder, stream);
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./integrity-worker.ts', import.meta.url), {
      workerData: { folder, stream },
      resourceLimits: threadLimits,
    });
    worker.unref();
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

async function damagedTable(db: ReadableDb): Promise<string | null> {
  const pages = db.pragma('page_count', { simple: true }) as number;
  const isSmall = pages * (db.pragma('page_size', { simple: true }) as number) <= ALL_TABLES_UP_TO;
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0")
    .pluck()
    .all() as string[];
  for (const table of tables) {
    if (!isSmall && growingTables.includes(table)) continue;
    if (db.pragma(`quick_check('${table}')`, { simple: true }) !== 'ok') return table;
    await othersTurn();
  }
  return null;
}

function damagedTail(db: ReadableDb, stream: string): string | null {
  const fault = tailFault(db, stream);
  return fault && `chain: ${fault.fault} ${fault.seq}`;
}

/** The same of a folder whose station may not run; null: it has no database. */
export async function lookAtFolder(folder: string): Promise<{ events: number; fault: string | null } | null> {
  if (!existsSync(join(folder, 'log.db'))) return null;
  try {
    const db = new Database(join(folder, 'log.db'), { readonly: true, fileMustExist: true }) as ReadableDb;
    const stream = readStreams(db).live() ?? '';
    const events = readEventLog(db, stream).head().seq;
    db.close();
    return { events, fault: await lookAtIntegrity(folder, stream) };
  } catch (error) {
    if (isDiskTrouble(error)) return { events: 0, fault: (error as { code: string }).code };
    throw error;
  }
}
