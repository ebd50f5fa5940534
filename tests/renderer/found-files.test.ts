import { expect, test } from 'vitest';
import { sizeText } from '../../renderer/counter/search/scans/file-text.ts';
import { inPlace } from '../../renderer/counter/search/scans/use-found-files.ts';

const file = (name: string) => ({ name, bytes: 1, modifiedAt: 0, state: 'whole' as const });
const names = (files: readonly { name: string }[]) => files.map(({ name }) => name);

test('A file that arrives while the clerk looks takes no other file’s digit', () => {
  const shown = inPlace([], [file('b'), file('a')]);
  expect(names(shown)).toEqual(['b', 'a']);
  expect(names(inPlace(shown, [file('c'), file('b'), file('a')]))).toEqual(['b', 'a', 'c']);
  expect(names(inPlace(shown, [file('a')]))).toEqual(['a']);
});

test('The size of a file is told as people say it', () => {
  expect([1, 340_000, 1_240_000, 10_485_760].map(sizeText)).toEqual(['1 kB', '340 kB', '1,2 MB', '10,5 MB']);
});
