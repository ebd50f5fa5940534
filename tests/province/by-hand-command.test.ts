import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { byHandCommand } from '../../province/by-hand-command.ts';

const nowhere = { database: 'postgres://nobody@127.0.0.1:1/none', dataFolder: '/nowhere', out: '.' };

test.each([
  [['22006-2', '0'], 'days are a whole number from 1 to 400, not 0'],
  [['22006-2', '401'], 'not 401'],
  [['22006-2', '4.5'], 'not 4.5'],
  [['22006-2'], 'not left out'],
  [['xa-canh-vinh', '60'], 'a point is written as 22006-2'],
])('rights %j is refused in words, before anything is opened', async (given, words) => {
  const { lines, failed } = await byHandCommand('rights', given, nowhere);
  expect([failed, lines[0]]).toEqual([true, expect.stringContaining(words)]);
});

test('an option that the province does not have is one line, and no trace of the program', () => {
  const main = join(import.meta.dirname, '../../province/main.ts');
  const { status, stderr } = spawnSync(process.execPath, [main, '--enrolment-tickets', '22006-1'], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([1, "Unknown option '--enrolment-tickets'\n"]);
});
