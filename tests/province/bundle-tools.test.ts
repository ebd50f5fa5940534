import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Neither may import the other, and what both may import knows no Node (`architecture.md`): so it stands twice, word for word. */
test('both ends of a stick seal, pack and verify alike', () => {
  const text = (path: string) =>
    readFileSync(join(import.meta.dirname, '../..', path), 'utf8').replace(/'(\.\.\/)+domain/, "'domain");
  expect(text('province/adapters/bundle-tools.ts')).toBe(text('main/adapters/bundle/bundle-tools.ts'));
});
