import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFileLog, readLogFiles } from '../../../main/adapters/system/file-log.ts';
import { settableClock } from '../../support/settable-clock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gan-dan-log-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const MEGABYTE = 1024 * 1024;
const DAY = 24 * 3_600_000;
const logs = () => join(folder, 'logs');

test('a log that grows for ever takes ten files of five megabytes and no more', () => {
  const log = createFileLog(folder, settableClock());
  const stack = 'x'.repeat(MEGABYTE);
  for (let n = 0; n < 64; n++) log.write({ event: 'bug', where: `no ${n}`, name: 'Error', stack });
  const files = readLogFiles(folder);
  expect(files.map(({ name }) => name)).toEqual([
    'station.log',
    ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `station.log.${n}`),
  ]);
  expect(Math.max(...files.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(5 * MEGABYTE);
  const text = (at: number) => Buffer.from(files.at(at)?.bytes ?? []).toString();
  expect(text(0), 'the newest line is in the file that is written').toContain('no 63');
  expect(text(-1), 'the oldest are gone').not.toContain('"no 0"');
});

test('what is older than thirty days goes at the next start, and what an earlier version kept too many of', () => {
  const clock = settableClock();
  mkdirSync(logs());
  const put = (name: string, ageDays: number) => {
    writeFileSync(join(logs(), name), '{}\n');
    const at = new Date(clock.now() - ageDays * DAY);
    utimesSync(join(logs(), name), at, at);
  };
  put('station.log', 90);
  put('station.log.1', 29);
  put('station.log.2', 31);
  put('station.log.10', 1);
  put('somebody-elses.txt', 400);
  createFileLog(folder, clock);
  expect(readdirSync(logs()).sort()).toEqual(['somebody-elses.txt', 'station.log', 'station.log.1']);
  expect(statSync(join(logs(), 'station.log')).size).toBe(3);
});
