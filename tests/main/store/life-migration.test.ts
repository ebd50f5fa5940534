import { readFileSync, rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { AnyLogEvent } from '../../../domain/event.ts';
import { migrations } from '../../../main/store/migrations/index.ts';
import { openDatabases, type WritableDb } from '../../../main/store/open-database.ts';
import { rebuildProjections } from '../../../main/store/projections.ts';
import { tempFolder } from '../../support/with-store.ts';
import { goldens } from './golden-log/golden-log.ts';

test('a station that worked before dossiers had a whole life reads what it did not keep out of its log', () => {
  const golden = goldens[0];
  if (!golden) throw new Error('no golden log');
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
  const insertAll = (db: WritableDb, table: string, rows: readonly Record<string, unknown>[]) => {
    for (const row of rows) {
      const columns = Object.keys(row);
      const places = columns.map(() => '?').join(', ');
      db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`).run(...Object.values(row));
    }
  };
  const before = migrations.filter(({ version }) => version < 110);
  opened(before, (db) => {
    const lines = readFileSync(golden.log, 'utf8').trimEnd().split('\n');
    const events = lines.map((json) => ({ json, event: JSON.parse(json) as AnyLogEvent }));
    const stream = events[0]?.event.stream ?? '';
    insertAll(db, 'streams', [{ stream, point: '22006-1', opened_at: 0, reason: 'created', letter: '' }]);
    insertAll(
      db,
      'events',
      events.map(({ json, event: { seq, hash, origin, part, type } }) => ({
        ...{ stream, seq, hash, origin, part, type, json },
      })),
    );
    const then = JSON.parse(readFileSync(golden.projections, 'utf8')) as Record<string, Record<string, unknown>[]>;
    for (const table of ['days', 'tickets', 'appointments', 'dossiers', 'arrivals'])
      insertAll(db, table, then[table] ?? []);
  });
  opened(migrations, (db) => {
    const rows = () => ['dossiers', 'dossier_steps'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
    const migrated = rows();
    expect(migrated.map((each) => each.length)).toEqual([1, 3]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    rebuildProjections(db);
    expect(rows()).toEqual(migrated);
  });
  rmSync(folder, { recursive: true, force: true });
});
