import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../province/store/database.ts';
import { describeSchema } from '../province/store/describe-schema.ts';
import { migrate } from '../province/store/migrate.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

/** Writes province/store/schema.sql anew from a fresh database: after a migration was added. */
const folder = await mkdtemp(join(tmpdir(), 'gan-dan-schema-'));
const postgres = await startEmbeddedPostgres({ folder });
const database = openDatabase(postgres.url, 1);
try {
  await migrate(database);
  await writeFile(join(import.meta.dirname, '../province/store/schema.sql'), await describeSchema(database));
} finally {
  await database.close();
  await postgres.close();
  await rm(folder, { recursive: true });
}
