import type { Duplex } from 'node:stream';
import pg from 'pg';
import { isOutdatedStatement, prepared } from './prepared.ts';

/** SQL is SQL: a connection pool, typed rows, and a transaction that a write must be handed. */
export interface Sql {
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

declare const brand: unique symbol;
/** Only `Database.transaction` makes one: what must happen together cannot come apart. */
export interface Transaction extends Sql {
  readonly [brand]: 'transaction';
}

export interface Database extends Sql {
  /** Runs again when PostgreSQL ended it for a deadlock or a serialization failure. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** A transaction of statements none of which waits for another's answer: one journey to PostgreSQL and back. */
  atOnce<const T extends readonly Promise<unknown>[]>(say: (tx: Transaction) => T): Promise<Answers<T>>;
  /**
   * Makes the connections that are missing, and keeps them: while the disk of its tables is full PostgreSQL may be unable to let
   * anybody in anew (it writes a small file first), but who is inside can read.
   */
  keepAll(): Promise<void>;
  close(): Promise<void>;
}

export type Answers<T extends readonly Promise<unknown>[]> = { -readonly [K in keyof T]: Awaited<T[K]> };

const timesToTry = 4;

export function openDatabase(url: string, connections = 10): Database {
  // statements that do not wait for each other's answers go to the server in one breath, and run in their order
  const pipeline = { pipeline: true };
  const pool = new pg.Pool({
    ...{ connectionString: url, max: connections, types, connectionTimeoutMillis: 10_000, ...pipeline },
  });
  // an idle connection that breaks (the server restarts) is replaced by the pool; without a listener it ends the process
  pool.on('error', () => undefined);
  // one that is in use says so by the failure of its query; its event, heard by nobody, would end the process too
  pool.on('connect', (client) => client.on('error', () => undefined));
  // each that fails for it is closed, and the next may be as old
  const again = <T>(work: () => Promise<T>) => retried(work, isOutdatedStatement, connections + 1);
  return {
    query: async (text, values = []) => again(async () => (await pool.query(prepared(text, values))).rows),
    transaction: (work) => again(() => retried(() => once(pool, work), isWorthTrying, timesToTry)),
    atOnce: (say) => again(() => retried(() => inOneGo(pool, say), isWorthTrying, timesToTry)),
    keepAll: async () => {
      pool.options.min = connections;
      // those that lie idle are taken first, so that the others have to be made
      const taken = Array.from({ length: pool.idleCount + connections - pool.totalCount }, () => pool.connect());
      const settled = await Promise.allSettled(taken);
      for (const each of settled) if (each.status === 'fulfilled') each.value.release();
      for (const each of settled) if (each.status === 'rejected') throw each.reason;
    },
    close: () => pool.end(),
  };
}

async function retried<T>(work: () => Promise<T>, isWorth: (failure: unknown) => boolean, times: number): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (failure) {
      if (attempt === times || !isWorth(failure)) throw failure;
    }
  }
}

async function once<T>(pool: pg.Pool, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    // BEGIN goes with the first statement, and no answer is believed before its own
    inOneBreath(client.connection.stream);
    const begun = client.query('BEGIN');
    const sql: Sql = {
      query: async (text, values = []) => {
        inOneBreath(client.connection.stream);
        const [, answer] = await together([begun, client.query(prepared(text, values))]);
        return answer.rows;
      },
    };
    const result = await work(sql as Transaction);
    await begun;
    await client.query('COMMIT');
    return result;
  } catch (failure) {
    broken = isOutdatedStatement(failure);
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw failure;
  } finally {
    client.release(broken);
  }
}

/** COMMIT goes with the rest: after a statement that failed PostgreSQL takes it for ROLLBACK. */
async function inOneGo<const T extends readonly Promise<unknown>[]>(
  pool: pg.Pool,
  say: (tx: Transaction) => T,
): Promise<Answers<T>> {
  const client = await pool.connect();
  let broken = false;
  try {
    inOneBreath(client.connection.stream);
    const begun = client.query('BEGIN');
    const sql: Sql = { query: async (text, values = []) => (await client.query(prepared(text, values))).rows };
    const said = together(say(sql as Transaction));
    const [, answers] = await together([begun, said, client.query('COMMIT')]);
    return answers;
  } catch (failure) {
    broken = true;
    throw failure;
  } finally {
    client.release(broken);
  }
}

/** What is said before this process has nothing else to say goes out together: one call of the system, one waking of PostgreSQL. */
function inOneBreath(line: Duplex): void {
  if (line.writableCorked > 0) return;
  line.cork();
  process.nextTick(() => line.uncork());
}

/** Waits for all; where some failed, throws what the first of them said: the others only fell over it. */
export async function together<const T extends readonly Promise<unknown>[]>(all: T): Promise<Answers<T>> {
  const settled = await Promise.allSettled(all);
  for (const each of settled) if (each.status === 'rejected') throw each.reason;
  return settled.map((each) => (each.status === 'fulfilled' ? each.value : undefined)) as never;
}

/** 40001 serialization failure, 40P01 deadlock (PostgreSQL, appendix A). */
function isWorthTrying(failure: unknown): boolean {
  const code = (failure as { code?: unknown }).code;
  return code === '40001' || code === '40P01';
}

/** bigint as number (heights and milliseconds stay far below 2^53), dates as the text people wrote. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.INT8) return Number;
    if (oid === pg.types.builtins.DATE) return String;
    return pg.types.getTypeParser(oid, format ?? 'text');
  }) as pg.CustomTypesConfig['getTypeParser'],
};
