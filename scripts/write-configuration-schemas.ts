import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationSchemas } from '../contract/configuration-schemas.ts';

/** `contract/schemas/*.schema.json` out of the schemas themselves; a test keeps them true. They lie in the package too. */
const folder = join(import.meta.dirname, '../contract/schemas');
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(configurationSchemas()))
  writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
