import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const renderer = join(import.meta.dirname, '../../renderer');
const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).map((name) => join(renderer, name));
const screens = files
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => ({ name, text: readFileSync(name, 'utf8') }));

/** Rules that no screen asks for: what was moved without them has lost its look, and nothing else says so. */
function unusedIn(sheet: string): string[] {
  const css = readFileSync(sheet, 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
  const selectors = css.replaceAll(/\{[^{}]*\}/g, ' ').replaceAll(/:global\([^)]*\)|\[[^\]]*\]/g, '');
  const named = new Set([...selectors.matchAll(/\.([a-zA-Z]\w*)/g)].map(([, name]) => name as string));
  for (const { name, text } of screens) {
    const imports = new RegExp(`import (\\w+) from '([^']*${basename(sheet).replaceAll('.', '\\.')})'`).exec(text);
    if (!imports || normalize(join(dirname(name), imports[2] as string)) !== sheet) continue;
    if (text.includes(`${imports[1]}[`)) return [];
    for (const [, used] of text.matchAll(new RegExp(`\\b${imports[1]}\\.(\\w+)`, 'g'))) named.delete(used as string);
  }
  return [...named].map((rule) => `${basename(sheet)}: .${rule}`);
}

test('every rule of a page’s style sheet is asked for by some screen', () => {
  const sheets = files.filter((name) => name.endsWith('.module.css'));
  expect(sheets.length).toBeGreaterThan(40);
  expect(sheets.flatMap(unusedIn)).toEqual([]);
});
