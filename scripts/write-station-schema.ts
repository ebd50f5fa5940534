import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSchema } from '../main/store/describe-schema.ts';
import { openDatabases } from '../main/store/open-database.ts';

/** Writes main/store/schema.sql anew from a fresh database: after a migration was added. */
const folder = mkdtempSync(join(tmpdir(), 'gan-dan-schema-'));
const opened = openDatabases(folder);
if (!opened.ok) throw new Error(opened.error.type);
writeFileSync(join(import.meta.dirname, '../main/store/schema.sql'), describeSchema(opened.value.read));
opened.value.close();
rmSync(folder, { recursive: true });
