import type { ReadableDb } from './open-database.ts';

/** Today's schema on one page, as SQLite keeps it; `schema.sql` is this text and a test keeps it true. */
export function describeSchema(db: ReadableDb): string {
  const statements = db
    .prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid")
    .pluck()
    .all() as string[];
  return `-- Generated from the migrations by scripts/write-station-schema.ts.\n\n${statements.join(';\n\n')};\n`;
}
