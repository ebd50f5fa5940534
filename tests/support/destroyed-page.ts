import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A leaf of a table overwritten with what no page looks like, as a dying disk does. */
export function destroyPageOf(folder: string, table: string): void {
  const db = new Database(join(folder, 'log.db'));
  const leaf = db
    .prepare<[string], { pageno: number; size: number }>(
      "SELECT pageno, pgsize AS size FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno DESC LIMIT 1",
    )
    .get(table);
  db.close();
  if (!leaf) throw new Error(`assertion failed: ${table} has no leaf`);
  const file = openSync(join(folder, 'log.db'), 'r+');
  writeSync(file, Buffer.alloc(leaf.size, 0xa5), 0, leaf.size, (leaf.pageno - 1) * leaf.size);
  closeSync(file);
}
