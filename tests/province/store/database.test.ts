import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../../province/store/database.ts';
import { query, startTestPostgres, type TestPostgres } from '../../support/postgres.ts';

let postgres: TestPostgres;
let url: string;
let database: Database;

beforeAll(async () => {
  postgres = await startTestPostgres();
  url = await postgres.emptyDatabase();
  database = openDatabase(url, 3);
  await query(url, 'CREATE TABLE kept (id integer PRIMARY KEY, what integer NOT NULL)');
  await query(url, 'INSERT INTO kept VALUES (1, 7)');
});
afterAll(async () => {
  await database.close();
  await postgres.close();
});

const read = (sql: Pick<Database, 'query'>) => sql.query<{ what: unknown }>('SELECT what FROM kept WHERE id = $1', [1]);
const onAll = <T>(ask: () => Promise<T>) => Promise.all([ask(), ask(), ask()]);

describe('statements that PostgreSQL planned once', () => {
  test('are kept by each connection under a name, whoever asks', async () => {
    const held = await database.transaction(async (tx) => {
      await read(tx);
      await read(tx);
      return tx.query("SELECT name, statement FROM pg_prepared_statements WHERE statement LIKE '%FROM kept%'");
    });
    expect(held).toEqual([{ name: expect.stringMatching(/^s\d+$/), statement: expect.stringContaining('kept') }]);
  });

  test('of the whole or of a part are planned for what is asked', async () => {
    const anybody = 'SELECT what FROM kept WHERE $1::integer IS NULL OR id = $1';
    await onAll(() => database.query(anybody, [null]));
    const held = await database.query("SELECT name FROM pg_prepared_statements WHERE statement LIKE '%IS NULL OR%'");
    expect(held).toEqual([]);
  });

  test('answer also after a newer program changed the type of what they read', async () => {
    await onAll(() => database.transaction(read));
    await query(url, 'ALTER TABLE kept ALTER COLUMN what TYPE text');
    expect(await database.transaction(read)).toEqual([{ what: '7' }]);
    expect(await onAll(() => read(database))).toEqual([[{ what: '7' }], [{ what: '7' }], [{ what: '7' }]]);
  });

  test('answer also after somebody emptied the session', async () => {
    await onAll(() => database.transaction(read));
    await database.query('DEALLOCATE ALL');
    expect(await onAll(() => read(database))).toHaveLength(3);
    await database.query('DEALLOCATE ALL');
    expect(await database.transaction(read)).toHaveLength(1);
  });
});

describe('statements that go in one journey', () => {
  const put = (id: number) => (sql: Pick<Database, 'query'>) =>
    sql.query('INSERT INTO kept VALUES ($1, 1) RETURNING id', [id]);

  test('are one transaction, each with its answer', async () => {
    expect(await database.atOnce((tx) => [put(2)(tx), put(3)(tx)])).toEqual([[{ id: 2 }], [{ id: 3 }]]);
  });

  test('leave nothing where one of them fails, and what failed first is said', async () => {
    const known = { code: '23505' };
    await expect(database.atOnce((tx) => [put(4)(tx), put(2)(tx), put(5)(tx)])).rejects.toMatchObject(known);
    expect(await database.query('SELECT id FROM kept WHERE id > $1', [3])).toEqual([]);
    expect(await database.atOnce((tx) => [put(4)(tx)])).toEqual([[{ id: 4 }]]);
  });

  test('answer also after somebody emptied the session', async () => {
    await database.query('DEALLOCATE ALL');
    expect(await onAll(() => database.atOnce((tx) => [read(tx)]))).toHaveLength(3);
  });
});
