import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeOverConfiguration } from '../../main/take-over-configuration.ts';
import { canhVinh } from '../../scripts/canh-vinh.ts';

const point = canhVinh({ demonstration: false });
const place = { all: '' };
const from = () => join(place.all, 'brought');
const folder = (name: string) => join(place.all, name);

beforeEach(() => {
  place.all = mkdtempSync(join(tmpdir(), 'gan-dan-brought-'));
  mkdirSync(from());
});
afterEach(() => rmSync(place.all, { recursive: true, force: true }));

const bring = (file: unknown) => writeFileSync(join(from(), 'point.json'), JSON.stringify(file));

test('S4: the first station of a PC takes over what lay beside the installer; a second account makes no second host of it', () => {
  expect(takeOverConfiguration(folder('one'), from())).toEqual({ state: 'nothing' });
  bring(point);
  expect(takeOverConfiguration(folder('one'), from())).toEqual({ state: 'taken' });
  expect(readdirSync(folder('one'))).toEqual(['point.json']);
  expect(takeOverConfiguration(folder('two'), from())).toEqual({ state: 'nothing' });
  expect(existsSync(folder('two'))).toBe(false);
  // Brought again, it does not replace what the first one works with.
  bring({ ...point, name: 'Điểm khác' });
  expect(takeOverConfiguration(folder('one'), from())).toEqual({ state: 'nothing' });
});

test('S4: a file that is wrong is not taken, and what is wrong is said with its field', () => {
  bring({ ...point, counters: 'hai' });
  const done = takeOverConfiguration(folder('one'), from());
  expect(done).toMatchObject({ state: 'wrong', lines: [expect.stringContaining('point.json: counters')] });
  expect(readdirSync(from())).toEqual(['point.json']);
  expect(existsSync(folder('one'))).toBe(false);
});

test('S4: cut off by the power after its claim, the same station goes on; another does not', () => {
  bring(point);
  takeOverConfiguration(folder('one'), from());
  renameSync(join(folder('one'), 'point.json'), join(folder('one'), 'point.json.brought'));
  expect(takeOverConfiguration(folder('two'), from())).toEqual({ state: 'nothing' });
  expect(takeOverConfiguration(folder('one'), from())).toEqual({ state: 'taken' });
  expect(readdirSync(folder('one'))).toEqual(['point.json']);
});
