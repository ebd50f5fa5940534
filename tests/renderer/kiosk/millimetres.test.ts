import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const kiosk = join(import.meta.dirname, '..', '..', '..', 'renderer', 'kiosk');

test('K2: the kiosk’s styles know millimetres and letters, and no pixels: a pixel is three times larger on a 32" panel', () => {
  const sheets = readdirSync(kiosk, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
  expect(sheets.length).toBeGreaterThan(8);
  const inPixels = sheets.flatMap((name) =>
    [...readFileSync(join(kiosk, name), 'utf8').matchAll(/[\d.]+(px|rem|pt)\b/g)].map(([size]) => `${name}: ${size}`),
  );
  expect(inPixels).toEqual([]);
});
