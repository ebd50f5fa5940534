import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../province/store/database.ts';
import { describeSchema } from '../../../province/store/describe-schema.ts';
import { DatabaseFromTheFuture, migrate, migrations } from '../../../province/store/migrate.ts';
import type { Migration } from '../../../province/store/migrations/migration.ts';
import { startTestPostgres, type TestPostgres } from '../../support/postgres.ts';

let postgres: TestPostgres;
let database: Database;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.close());
beforeEach(async () => {
  const fresh = openDatabase(await postgres.emptyDatabase(), 4);
  database = fresh;
  return () => fresh.close();
});

const tables = () =>
  database.query<{ name: string }>(`SELECT relname AS name FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition`);

describe('the schema', () => {
  /** Not a point's: the province's own, or reference data that every shard has a copy of. */
  const notOfAPoint = [
    'backups',
    ...['server', 'communes', 'officers', 'sessions', 'sign_in_tries', 'schema_migrations'],
    ...['backups', 'reference_drafts', 'reference_versions', 'wanted_versions'],
  ];

  beforeEach(() => migrate(database));

  test('schema.sql says what a fresh database has; `node scripts/write-province-schema.ts` renews it', async () => {
    const written = await readFile(join(import.meta.dirname, '../../../province/store/schema.sql'), 'utf8');
    expect(await describeSchema(database)).toBe(written);
  });

  test('the point comes first in every key of every table of a point', async () => {
    const keys = await database.query<{ table: string; kind: string; first: string; name: string; of: string | null }>(
      `SELECT conrelid::regclass::text AS table, contype AS kind, conname AS name,
         (SELECT attname FROM pg_attribute WHERE attrelid = conrelid AND attnum = conkey[1]) AS first,
         nullif(confrelid, 0)::regclass::text AS of
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f')`,
    );
    const ofPoints = keys.filter((key) => !notOfAPoint.includes(key.table) && !notOfAPoint.includes(key.of ?? ''));
    expect(new Set(ofPoints.map((key) => key.table)).size).toBeGreaterThan(25);
    expect(ofPoints.filter(({ first }) => first !== 'point_id')).toEqual([]);
    const unique = await database.query(
      `SELECT indexrelid::regclass::text AS index FROM pg_index
       WHERE indisunique AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
         AND indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)`,
    );
    expect(unique).toEqual([]);
  });

  test('every table of a point has a primary key, every table a sentence about itself', async () => {
    const [keyless, silent] = await Promise.all([
      database.query(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conrelid = pg_class.oid AND contype = 'p')`),
      database.query(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')
        AND NOT relispartition AND obj_description(oid, 'pg_class') IS NULL AND relname <> 'schema_migrations'`),
    ]);
    expect([keyless, silent]).toEqual([[], []]);
  });

  test('no number is made here: there is no sequence', async () => {
    expect(await database.query(`SELECT relname FROM pg_class WHERE relkind = 'S'`)).toEqual([]);
  });

  test('events are spread over sixteen partitions by the hash of their point', async () => {
    const [row] = await database.query<{ by: string; count: number }>(
      `SELECT pg_get_partkeydef('events'::regclass) AS by,
         (SELECT count(*)::integer FROM pg_inherits WHERE inhparent = 'events'::regclass) AS count`,
    );
    expect(row).toEqual({ by: 'HASH (point_id)', count: 16 });
  });
});

describe('migrating', () => {
  const step = (version: number, sql: string): Migration => ({
    version,
    name: `step ${version}`,
    up: async (tx) => void (await tx.query(sql)),
  });

  test('versions rise in tens', () => {
    const versions = migrations.map(({ version }) => version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(versions.filter((version) => version % 10 !== 0)).toEqual([]);
  });

  test('a step that was written later with a lower number is made up for', async () => {
    const [first, last] = [step(10, 'CREATE TABLE one (id integer)'), step(30, 'CREATE TABLE three (id integer)')];
    await migrate(database, [first, last]);
    await migrate(database, [first, step(20, 'CREATE TABLE two (id integer)'), last]);
    expect((await tables()).map(({ name }) => name).sort()).toEqual(['one', 'schema_migrations', 'three', 'two']);
  });

  test('four processes that start at once migrate once', async () => {
    await Promise.all([1, 2, 3, 4].map(() => migrate(database)));
    expect(await database.query('SELECT version FROM schema_migrations')).toHaveLength(migrations.length);
  });

  test('a step that fails leaves the database as it was, and the next start tries again', async () => {
    const broken = [step(10, 'CREATE TABLE one (id integer)'), step(20, 'CREATE TABLE one (id integer)')];
    await expect(migrate(database, broken)).rejects.toThrow();
    expect(await tables()).toEqual([]);
    await migrate(database, [step(10, 'CREATE TABLE one (id integer)'), step(20, 'CREATE TABLE two (id integer)')]);
    expect((await tables()).map(({ name }) => name).sort()).toEqual(['one', 'schema_migrations', 'two']);
  });

  test('a database that a newer program has been in is refused untouched', async () => {
    await migrate(database, [step(10, 'CREATE TABLE one (id integer)'), step(9990, 'CREATE TABLE two (id integer)')]);
    await expect(migrate(database)).rejects.toThrow(DatabaseFromTheFuture);
    expect((await tables()).map(({ name }) => name)).not.toContain('events');
  });
});
