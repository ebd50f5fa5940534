import { join } from 'node:path';
import type { AnyLogEvent } from '../../../../domain/event.ts';
import type { WritableDb } from '../../../../main/store/open-database.ts';
import { projectedTables, rebuildProjections } from '../../../../main/store/projections.ts';

export const goldenLogPath = join(import.meta.dirname, 'log.jsonl');
export const goldenProjectionsPath = join(import.meta.dirname, 'projections.json');

/** Puts the lines into an empty database as they are, folds them, and reads the projections. */
export function foldLines(db: WritableDb, lines: readonly string[]): unknown {
  db.exec('DELETE FROM events; DELETE FROM streams;');
  const insert = db.prepare(
    'INSERT INTO events (stream, seq, hash, origin, part, type, json) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  for (const json of lines) {
    const { stream, seq, hash, origin, part, type } = JSON.parse(json) as AnyLogEvent;
    if (seq === 1)
      db.prepare("INSERT INTO streams (stream, point, opened_at, reason, letter) VALUES (?, ?, 0, 'created', '')").run(
        stream,
        stream.slice(0, stream.indexOf(':')),
      );
    insert.run(stream, seq, hash, origin, part, type, json);
  }
  rebuildProjections(db);
  return JSON.parse(
    JSON.stringify(
      Object.fromEntries(projectedTables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()])),
    ),
  );
}
