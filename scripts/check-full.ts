import './need-node-24.ts';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { largeNumbers } from './large-numbers.ts';

/** `npm run check:full`: everything of `npm test` with the large numbers, a whole morning, and the measurements. */
const env = {
  // A number that is asked for goes before the large one.
  ...largeNumbers,
  ...process.env,
};
const steps = ['test.ts', 'morning.ts', 'bench.ts'];

const failed = steps.filter((step) => {
  console.log(`\n— ${step}\n`);
  return spawnSync(process.execPath, [join(import.meta.dirname, step)], { stdio: 'inherit', env }).status !== 0;
});
console.log(failed.length === 0 ? '\nEverything held.' : `\nDid not hold: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
