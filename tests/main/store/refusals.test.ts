import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { firstSchema } from '../../../main/store/migrations/0010-first-schema.ts';
import { type Databases, durabilityFault, openDatabases } from '../../../main/store/open-database.ts';

describe('a station’s database', () => {
  let folder = '';
  const open: Databases[] = [];
  const opened = (at = folder, plan = [firstSchema]) => {
    const result = openDatabases(at, plan);
    if (result.ok) open.push(result.value);
    return result;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gan-dan-'));
  });
  afterEach(() => {
    for (const databases of open.splice(0)) databases.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is refused while another host has the folder, and free when that one has ended', () => {
    const first = opened();
    expect(opened()).toEqual({ ok: false, error: { type: 'folder-in-use' } });
    if (first.ok) first.value.close();
    open.length = 0;
    expect(opened().ok).toBe(true);
  });

  test('what a power cut left of the copy before a migration does not count as one', () => {
    const later = { version: 20, name: 'later', sql: 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;' };
    const first = opened();
    if (first.ok) first.value.close();
    open.length = 0;
    writeFileSync(join(folder, 'log.before-20.db.new'), 'half');
    expect(opened(folder, [firstSchema, later]).ok).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('log.before-'))).toEqual(['log.before-20.db']);
    const aside = new Database(join(folder, 'log.before-20.db'), { readonly: true });
    expect(aside.pragma('user_version', { simple: true })).toBe(10);
    expect(aside.pragma('integrity_check', { simple: true })).toBe('ok');
    aside.close();
  });

  test('is refused when a later version made it, and stays as it was', () => {
    const later = { version: 20, name: 'later', sql: 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;' };
    const first = opened(folder, [firstSchema, later]);
    if (first.ok) first.value.close();
    open.length = 0;
    expect(opened()).toEqual({ ok: false, error: { type: 'database-from-the-future', version: 20, known: 10 } });
  });

  test('is copied aside before it is migrated', () => {
    const first = opened();
    if (first.ok) {
      first.value.write.prepare("INSERT INTO memory (key, value) VALUES ('kept', 'yes')").run();
      first.value.close();
    }
    open.length = 0;
    const broken = {
      version: 20,
      name: 'broken',
      sql: 'CREATE TABLE half (id INTEGER PRIMARY KEY) STRICT; SELECT nonsense;',
    };
    expect(() => opened(folder, [firstSchema, broken])).toThrow();
    const aside = openDatabases(folder, [firstSchema]);
    expect(aside.ok && aside.value.write.prepare("SELECT value FROM memory WHERE key = 'kept'").pluck().get()).toBe(
      'yes',
    );
    if (aside.ok) open.push(aside.value);
  });

  test('is refused when its file is no database, and the file is left alone', () => {
    writeFileSync(join(folder, 'log.db'), 'không phải cơ sở dữ liệu '.repeat(400));
    expect(opened()).toMatchObject({ ok: false, error: { type: 'database-damaged' } });
  });

  test('is refused when its folder cannot be a folder', () => {
    writeFileSync(join(folder, 'taken'), '');
    expect(opened(join(folder, 'taken'))).toMatchObject({ ok: false, error: { type: 'folder-not-writable' } });
  });

  test.each(['synchronous = NORMAL', 'synchronous = OFF', 'journal_mode = DELETE', 'journal_mode = MEMORY'])(
    'is not trusted with a number while %s',
    (pragma) => {
      const result = opened();
      if (!result.ok) throw new Error('it must open first');
      expect(durabilityFault(result.value.write)).toBeNull();
      result.value.read.close();
      result.value.write.pragma(pragma);
      expect(durabilityFault(result.value.write)).not.toBeNull();
    },
  );
});
