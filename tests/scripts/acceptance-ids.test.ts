import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const tests = join(import.meta.dirname, '..');
const readme = readFileSync(join(tests, 'README.md'), 'utf8');
const rows = readme.split('\n').filter((line) => /^\| [^|]*\b[STKCDMX]\d/.test(line));

/** What a centre, its updates, its training and its security have to show. */
const ids = [
  ...Array.from({ length: 10 }, (_, n) => `S${n + 1}`),
  ...Array.from({ length: 8 }, (_, n) => `T${n + 1}`),
  ...['T20', 'T21', 'T22', 'T26', 'T27', 'T28', 'T37', 'T38', 'T39', 'T40'],
];

test('the table of what answers the design has a row for each id, and what it names is there', () => {
  const named = new Set(rows.flatMap((row) => row.split('|')[1]?.match(/\b[A-Z]\d+b?\b/g) ?? []));
  expect(ids.filter((id) => !named.has(id))).toEqual([]);
  const folders = readdirSync(tests, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const paths = rows
    .flatMap((row) => [...row.matchAll(/`([a-z-]+(?:\/[a-z0-9-]+)+)`/g)].map(([, path]) => path ?? ''))
    .filter((path) => folders.some(({ name }) => path.startsWith(`${name}/`)));
  expect(paths.length).toBeGreaterThan(80);
  const isThere = (path: string) =>
    ['', '.test.ts', '.spec.ts', '.test.tsx', '.ts'].some((end) => existsSync(join(tests, `${path}${end}`)));
  expect(paths.filter((path) => !isThere(path))).toEqual([]);
});

test('what needs people, Windows or hardware has a page to follow', () => {
  const pages = readdirSync(join(tests, 'protocols')).filter((name) => name !== 'README.md');
  const list = readFileSync(join(tests, 'protocols', 'README.md'), 'utf8');
  expect(pages.filter((name) => !list.includes(`(${name})`))).toEqual([]);
  const shown = pages.map((name) => readFileSync(join(tests, 'protocols', name), 'utf8')).join('\n');
  const needsPeople = ['S1', 'S2', 'S4', 'S5', 'S8', 'T5', 'T37', 'T38', 'T40'];
  expect(needsPeople.filter((id) => !new RegExp(`\\b${id}\\b`).test(shown))).toEqual([]);
});
