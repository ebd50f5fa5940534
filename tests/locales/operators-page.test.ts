import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const project = join(import.meta.dirname, '../..');
const textsOf = (file: string): string[] =>
  Object.values(JSON.parse(readFileSync(join(project, 'locales/vi', file), 'utf8')) as Record<string, string>);

/** Everything that any screen of the product says in Vietnamese; what is filled in stands as `…`. */
const screens = ['screen.json', 'errors.json'].flatMap(textsOf).map((text) => text.replace(/\{\{[^}]*\}\}/g, '…'));

/** Read on a screen word by word: a text that begins so, or a short one that has it. What only quotes another text is none. */
const shown = screens.map((text) => text.replace(/“[^”]*”/g, ''));
const isShown = (words: string) =>
  shown.some((text) => text.startsWith(words) || (text.length <= SHORT && text.includes(words)));
const SHORT = 80;

/** The Vietnamese half of a line: the English one stands behind it, whole, in italics. */
function quotes(page: string): string[] {
  const lines = page.split('\n').filter((line) => !line.startsWith('*'));
  return lines.flatMap((line) => {
    const plain = line.replace(/`[^`]*`|\*\*/g, '');
    const half = plain.replace(/(?<=[.:;?…)"”*]) \*[A-Z(“"].*\*$/, '');
    return [...half.matchAll(/"([^"]+)"|“([^”]+)”|\*([^*]+)\*/g)].map(
      (found) => found[1] ?? found[2] ?? found[3] ?? '',
    );
  });
}

test.each(['when-a-machine-died.md', 'restore-drill.md'])(
  '%s says to look for what a screen says in these words, and to press what is called so',
  (file) => {
    const said = quotes(readFileSync(join(project, 'main', file), 'utf8'));
    expect(said.length).toBeGreaterThan(2);
    expect(said.filter((words) => !isShown(words))).toEqual([]);
  },
);

test('a sentence on a screen that says to wait for words of another screen names words that are there', () => {
  const waitsFor = screens.flatMap((text) =>
    [...text.matchAll(/(?:[Cc]hờ|ghi|[Mm]ục) “([^”]+)”/g)].map(([, words = '']) => words),
  );
  expect(waitsFor.length).toBeGreaterThan(2);
  expect(waitsFor.filter((words) => !isShown(words))).toEqual([]);
});
