import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { describeSchema } from '../../../main/store/describe-schema.ts';
import { migrations } from '../../../main/store/migrations/index.ts';
import { openDatabases } from '../../../main/store/open-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'gan-dan-'));
const opened = openDatabases(folder);
if (!opened.ok) throw new Error(opened.error.type);
const { read, close } = opened.value;

describe('the station’s schema', () => {
  afterAll(() => {
    close();
    rmSync(folder, { recursive: true });
  });

  interface Table {
    name: string;
    sql: string;
  }
  const tables = read
    .prepare<[], Table>("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all();

  test('is what schema.sql shows a newcomer', () => {
    expect(readFileSync(join(import.meta.dirname, '../../../main/store/schema.sql'), 'utf8')).toBe(
      describeSchema(read),
    );
  });

  test.each(tables)('$name is strict, and says what it is', ({ sql }) => {
    expect(sql).toMatch(/STRICT(, WITHOUT ROWID)?$/);
    expect(sql).toMatch(/^CREATE TABLE \w+ \(\n\s+-- \S/);
  });

  test('has foreign keys of the type of what they point at', () => {
    const type = (table: string, column: string) =>
      read.prepare('SELECT type FROM pragma_table_info(?) WHERE name = ?').pluck().get(table, column);
    for (const { name } of tables) {
      const keys = read
        .prepare<[string], { table: string; from: string; to: string }>(
          'SELECT "table", "from", "to" FROM pragma_foreign_key_list(?)',
        )
        .all(name);
      for (const key of keys) expect(type(name, key.from)).toBe(type(key.table, key.to));
    }
  });

  test('changes only forward, in tens', () => {
    const versions = migrations.map((migration) => migration.version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.filter((version) => version % 10 !== 0)).toEqual([]);
    expect(new Set(versions).size).toBe(versions.length);
  });
});
