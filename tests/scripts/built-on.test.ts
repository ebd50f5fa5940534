import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtOn } from '../../scripts/start/built-on.ts';

const noon = Date.parse('2026-11-28T12:00:00Z');
const seconds = String(noon / 1000);
const at = { folder: '' };
const env = { ...process.env, GIT_COMMITTER_DATE: `${seconds} +0000`, GIT_CONFIG_GLOBAL: '/dev/null' };
const git = (...args: string[]) =>
  spawnSync('git', ['-C', at.folder, '-c', 'user.name=Mẫu', '-c', 'user.email=mau@example.org', ...args], { env });

beforeAll(() => {
  at.folder = mkdtempSync(join(tmpdir(), 'gan-dan-built-'));
});
afterAll(() => rmSync(at.folder, { recursive: true, force: true }));

test('T16: a program bears the local date of its commit, or the one its builder says, the same each time', () => {
  expect(builtOn(at.folder, undefined, noon), 'no history: the fixed date stands').toBeNull();
  git('init', '--quiet');
  expect(builtOn(at.folder, undefined, noon), 'nothing committed').toBeNull();
  git('commit', '--quiet', '--allow-empty', '--message', 'first');
  expect([1, 2].map(() => builtOn(at.folder, '', noon + 86_400_000))).toEqual(['2026-11-28', '2026-11-28']);
  expect(builtOn(at.folder, String(Date.parse('2026-11-20T18:00:00Z') / 1000), noon)).toBe('2026-11-21');
  for (const broken of ['gestern', '-5', '1e99']) expect(builtOn(at.folder, broken, noon), broken).toBeNull();
});

test('T16: a builder whose own clock is behind its sources writes none, and a folder in somebody else’s history has none', () => {
  expect(builtOn(at.folder, undefined, noon - 1)).toBeNull();
  mkdirSync(join(at.folder, 'inside'));
  expect(builtOn(join(at.folder, 'inside'), undefined, noon)).toBeNull();
});
