import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../province/store/database.ts';
import { migrate } from '../../province/store/migrate.ts';
import { startEmbeddedPostgres } from '../../scripts/embedded-postgres.ts';

/** A real PostgreSQL, and as many empty databases of a file's own as it has tests. */
export interface TestPostgres {
  readonly url: string;
  /** URL of a new empty database. */
  emptyDatabase(): Promise<string>;
  /** URL of a new database with a province's tables and nothing in them: copied, in a third of the time. */
  provinceDatabase(): Promise<string>;
  close(): Promise<void>;
}

/** Where many files run one after the other they share one server, which `shared-postgres.ts` starts. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const shared = process.env.GAN_DAN_TEST_POSTGRES;
  if (shared !== undefined) return { ...databasesOf(shared), close: async () => undefined };
  return startPostgresOfItsOwn();
}

export async function startPostgresOfItsOwn(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'gan-dan-postgres-'));
  const server = await startEmbeddedPostgres({ folder, forgetful: true });
  await makeTemplate(server.url);
  return {
    ...databasesOf(server.url),
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const template = 'test_template';

async function makeTemplate(server: string): Promise<void> {
  await query(server, `CREATE DATABASE ${template}`);
  const database = openDatabase(urlOf(server, template), 1);
  await migrate(database);
  await database.close();
}

function databasesOf(server: string): Pick<TestPostgres, 'url' | 'emptyDatabase' | 'provinceDatabase'> {
  const made = async (like: string) => {
    const name = `test_${randomBytes(6).toString('hex')}`;
    await query(server, `CREATE DATABASE ${name} TEMPLATE ${like}`);
    return urlOf(server, name);
  };
  return { url: server, emptyDatabase: () => made('template1'), provinceDatabase: () => made(template) };
}

function urlOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

/** One statement on its own connection: tests read the truth without the code they test. */
export async function query<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  // a server that is killed says so by the failure of the statement
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
