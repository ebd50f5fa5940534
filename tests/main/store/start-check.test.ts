import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabases } from '../../../main/store/open-database.ts';
import { destroyPageOf } from '../../support/destroyed-page.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gan-dan-'));
  close(openDatabases(folder));
  const db = new Database(join(folder, 'log.db'));
  const year = db.transaction(() => {
    for (let n = 0; n < 400; n++) {
      const about = ['x'.repeat(300), n];
      db.prepare('INSERT INTO commands (origin, method, answer, at) VALUES (?, ?, ?, ?)').run(
        `origin-${n}`,
        'm',
        ...about,
      );
      db.prepare('INSERT INTO memory (key, value) VALUES (?, ?)').run(`key-${n}`, ...about.slice(0, 1));
    }
  });
  year();
  db.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a small file with a page of anything destroyed is refused', () => {
  destroyPageOf(folder, 'commands');
  expect(openDatabases(folder)).toMatchObject({ ok: false, error: { type: 'database-damaged' } });
});

test('a file of years is not read whole while people wait at the door', () => {
  destroyPageOf(folder, 'commands');
  close(openDatabases(folder, undefined, 0));
});

test('a file of years is refused all the same when a table that every start needs is destroyed', () => {
  destroyPageOf(folder, 'memory');
  const refused = { type: 'database-damaged', detail: 'memory' };
  expect(openDatabases(folder, undefined, 0)).toEqual({ ok: false, error: refused });
});

function close(opened: ReturnType<typeof openDatabases>): void {
  if (!opened.ok) throw new Error(opened.error.type);
  opened.value.close();
}
