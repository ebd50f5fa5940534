import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { migrations } from '../../../main/store/migrations/index.ts';
import { openDatabases, type WritableDb } from '../../../main/store/open-database.ts';
import { tempFolder } from '../../support/with-store.ts';

const remembered = `
INSERT INTO memory VALUES ('inbox-cursor', '{"seq":7,"hash":"h"}'), ('inbox-pages-ahead', '[]'), ('machine', 'm');
`;
const told = `
INSERT INTO foreign_events (after_position, stream, seq, hash, origin, part, type, json)
  VALUES (0, '22006-2:1', 7, 'h', 'o', 0, 'dossier-taken', '{}');
`;

test.each([
  ['was told of others reads its inbox once more from the beginning', told, ['machine']],
  ['was told nothing goes on where it was', '', ['inbox-cursor', 'inbox-pages-ahead', 'machine']],
])('a station that could refuse one of two histories and %s', (_, before, keys) => {
  const folder = tempFolder();
  const opened = <T>(plan: typeof migrations, run: (db: WritableDb) => T): T => {
    const databases = openDatabases(folder, plan);
    if (!databases.ok) throw new Error(databases.error.type);
    try {
      return run(databases.value.write);
    } finally {
      databases.value.close();
    }
  };
  try {
    opened(
      migrations.filter(({ version }) => version < 710),
      (db) => db.exec(remembered + before),
    );
    const kept = opened(migrations, (db) =>
      db.prepare(`SELECT key FROM memory WHERE key <> 'opened' ORDER BY key`).pluck().all(),
    );
    expect(kept).toEqual(keys);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
