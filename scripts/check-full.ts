import './need-node-24.ts';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** `npm run check:full`: everything of `npm test` with the large numbers, a whole morning, and the measurements. */
const env = {
  ...process.env,
  GAN_DAN_KILLS: '200',
  GAN_DAN_ATTACKS: '200',
  GAN_DAN_FUZZ: '50000',
  GAN_DAN_SCANS: '20000',
  GAN_DAN_PAPER_FAULTS: '500',
  GAN_DAN_LIVES: '50000',
  GAN_DAN_VISIT_RUNS: '20000',
  GAN_DAN_CUSTODY_RUNS: '50000',
  GAN_DAN_DUE_CASES: '300000',
  GAN_DAN_HEAD_CASES: '1500',
  GAN_DAN_SCREENS: 'full',
};
const steps = ['test.ts', 'morning.ts', 'bench.ts'];

const failed = steps.filter((step) => {
  console.log(`\n— ${step}\n`);
  return spawnSync(process.execPath, [join(import.meta.dirname, step)], { stdio: 'inherit', env }).status !== 0;
});
console.log(failed.length === 0 ? '\nEverything held.' : `\nDid not hold: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
