import './need-node-24.ts';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { largeNumbers } from './large-numbers.ts';
import { buildWhenNeeded } from './start/build.ts';

/**
 * `npm run faults [-- NAME …]`: what must survive power cuts, kills, restores, clones, bad sticks and strangers on the network,
 * with the large numbers; `--few` with those of `npm test`. NAME is a part of a file's name in tests/faults, `--only=T05` takes
 * of them the tests with that in their titles.
 */
const project = join(import.meta.dirname, '..');
const few = process.argv.includes('--few');
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);
const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (!buildWhenNeeded(project, console.log)) process.exit(1);

const { status } = spawnSync(
  process.execPath,
  [
    join(project, 'node_modules/vitest/vitest.mjs'),
    ...['run', '--config', 'tests/vitest.config.ts', '--testTimeout', '7200000'],
    ...(only ? ['--testNamePattern', only] : []),
    ...(names.length === 0 ? ['tests/faults/'] : names.map((name) => `tests/faults/${name}`)),
  ],
  {
    cwd: project,
    stdio: 'inherit',
    env: {
      // A number that is asked for goes before the large one.
      ...(few ? {} : largeNumbers),
      ...process.env,
      GAN_DAN_SHARED_POSTGRES: '1',
      GAN_DAN_STATION: join(project, 'out/main/station.js'),
    },
  },
);
process.exitCode = status ?? 1;
