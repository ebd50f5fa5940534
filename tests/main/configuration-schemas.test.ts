import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configurationSchemas } from '../../contract/configuration-schemas.ts';

const root = join(import.meta.dirname, '../..');

test('The published schemas are those the station reads by (node scripts/write-configuration-schemas.ts)', () => {
  const folder = join(root, 'contract/schemas');
  const kept = readdirSync(folder).map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]);
  expect(Object.fromEntries(kept)).toEqual(JSON.parse(JSON.stringify(configurationSchemas())));
});

test('They lie in the package', () => {
  expect(readFileSync(join(root, 'electron-builder.yml'), 'utf8')).toMatch(/from: contract\/schemas\n\s+to: schemas/);
});
