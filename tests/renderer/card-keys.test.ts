import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const counter = join(import.meta.dirname, '../../renderer/counter');

/** What a dossier's card and the list beside it listen to, whoever wrote the piece. */
function altKeys(): string[] {
  return ['search', 'fees'].flatMap((folder) =>
    readdirSync(join(counter, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx'))
      .flatMap((name) => readFileSync(join(counter, folder, name), 'utf8').match(/keys: \['Alt\+\w'\]/g) ?? []),
  );
}

test('each Alt key of a dossier’s card does one thing', () => {
  const keys = altKeys();
  expect(keys.length).toBeGreaterThan(8);
  expect(keys.filter((key, n) => keys.indexOf(key) !== n)).toEqual([]);
});
