import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

const project = join(import.meta.dirname, '..', '..', '..');
/** Of the double what forks; a window of it would want a browser. */
const double = pathToFileURL(join(project, 'tests/electron-double/double-utility-process.ts'));

/** In place of the station: it leaves garbage, some of which lives for a while, and says how large its heaps became and may become. */
const stationThatSays = `
  const { getHeapSpaceStatistics, getHeapStatistics } = require('node:v8');
  const kept = [];
  for (let n = 0; n < 600_000; n++) kept[n % 60_000] = { n, twice: [n, n] };
  const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size;
  const heapMostMiB = Math.round(getHeapStatistics().heap_size_limit / 2 ** 20);
  const { MALLOC_ARENA_MAX: heaps, MIMALLOC_PURGE_DELAY: givesBackAfter } = process.env;
  process.stderr.write(JSON.stringify({ youngMiB: young / 2 ** 20, heapMostMiB, heaps, givesBackAfter }) + '\\n');
  setInterval(() => {}, 1_000);
`;

test('X6: a station that Electron forks has the small heaps and thrifty allocators of plain Node’s, on the double', async () => {
  const forked = await inElectron(`
    const { forkStation } = await import('${project}/main/electron/station-process.ts');
    forkStation(station, [], { onReady: () => {}, onSetUp: () => {}, say: done });
  `);
  expect(forked).toEqual({ youngMiB: 4, heapMostMiB: 1030, heaps: '2', givesBackAfter: '0' });

  // The control: forked as anything else would be.
  const bare = await inElectron(`
    const { utilityProcess } = await import('${double}');
    utilityProcess.fork(station, []).stderr.once('data', done);
  `);
  expect(bare.youngMiB).toBeGreaterThan(4);
});

/** Runs it in a main process of the double with `station` and `done`, and answers what the station said. */
async function inElectron(main: string): Promise<{ youngMiB: number; heaps?: string; givesBackAfter?: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-electron-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const station = join(folder, 'station.cjs');
  writeFileSync(station, stationThatSays);
  const head = `
    import { registerHooks } from 'node:module';
    const electron = { url: '${double}', shortCircuit: true };
    registerHooks({ resolve: (name, context, next) => (name === 'electron' ? electron : next(name, context)) });
    const station = ${JSON.stringify(station)};
    const done = (line) => { process.stderr.write(String(line)); process.exit(); };`;
  const shell = spawn(process.execPath, ['--input-type=module', '--eval', head + main], {
    env: withoutThrift(process.env),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return JSON.parse(await text(shell.stderr));
}

function withoutThrift({ MALLOC_ARENA_MAX: _, MIMALLOC_PURGE_DELAY: __, ...env }: NodeJS.ProcessEnv) {
  return env;
}
