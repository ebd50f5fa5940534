import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabases } from '../../main/store/open-database.ts';

const made: { path: string | null } = { path: null };

/**
 * Puts a database with every table and nothing in it where a station will begin: a quarter of a start is otherwise spent on
 * migrations, which `main/store/open-database.test.ts` and the stations on empty folders go through for all others.
 */
export function putEmptyTables(folder: string): void {
  const path = join(folder, 'log.db');
  if (existsSync(path)) return;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  copyFileSync(template(), path);
}

function template(): string {
  if (made.path !== null && existsSync(made.path)) return made.path;
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-tables-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const opened = openDatabases(folder);
  if (!opened.ok) throw new Error(`no tables: ${opened.error.type}`);
  opened.value.close();
  made.path = join(folder, 'log.db');
  return made.path;
}
