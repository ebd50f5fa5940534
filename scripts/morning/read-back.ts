import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { verifyLog } from '../../main/store/event-log.ts';
import type { ReadableDb } from '../../main/store/open-database.ts';

/** Height and hash of an event, here or there. */
export interface Link {
  readonly seq: number;
  readonly hash: string;
}

/** The point's log read from its file, beside the running station, without the code that wrote it. */
export function readPointLog(stationFolder: string) {
  const db = new Database(join(stationFolder, 'log.db'), { readonly: true }) as ReadableDb;
  const head = db.prepare<[], Link>('SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1');
  const facts = (type: string) =>
    db.prepare('SELECT json FROM events WHERE type = ? ORDER BY seq').pluck().all(type).map(factsOf);
  return {
    head: (): Link => head.get() ?? { seq: 0, hash: '' },
    events: (): Link[] => db.prepare<[], Link>('SELECT seq, hash FROM events ORDER BY seq').all(),
    issued: () => facts('ticket-issued').map(({ ticket = '', token = '' }) => ({ ticket, token })),
    called: () => facts('ticket-called').map(({ ticket = '' }) => ticket),
    unfinishedJobs: () =>
      db.prepare("SELECT count(*) FROM print_jobs WHERE state NOT IN ('sent', 'confirmed')").pluck().get(),
    fault: () => verifyLog(db, db.prepare('SELECT stream FROM streams').pluck().get() as string),
    close: () => void db.close(),
  };
}

function factsOf(json: unknown): { readonly ticket?: string; readonly token?: string } {
  return (JSON.parse(String(json)) as { facts: { ticket?: string; token?: string } }).facts;
}

/** What the province has, by SQL. */
export async function readProvinceLog(database: string) {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const rows = async (sql: string) => (await client.query<Link>(sql)).rows;
  return {
    head: async (): Promise<Link> =>
      (await rows('SELECT seq::int AS seq, hash FROM events ORDER BY seq DESC LIMIT 1'))[0] ?? { seq: 0, hash: '' },
    events: () => rows('SELECT seq::int AS seq, hash FROM events ORDER BY seq'),
    close: () => client.end(),
  };
}
