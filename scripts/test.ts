import './need-node-24.ts';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { add, type Count, nothingRun, steps } from './test/steps.ts';

/**
 * Everything that says whether the product is well, quickest answers first. One line per step while it runs, every
 * failure readable, and a last line `N passed, N failed` (`, N skipped`). A type check, the lint and the build count
 * as one each.
 */
const project = join(import.meta.dirname, '..');
const results = join(project, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results);

// An awkward time zone on purpose: 17 hours from the people who use this, with daylight saving.
const env = { ...process.env, TZ: 'America/Anchorage', LANG: 'C.UTF-8', FORCE_COLOR: '0', NO_COLOR: '1' };

const began = performance.now();
const tally: { total: Count } = { total: nothingRun };
for (const step of steps) {
  const stepBegan = performance.now();
  console.log(`— ${step.name}`);
  const count = await step.run({ project, results, env });
  tally.total = add(tally.total, count);
  console.log(`  ${inWords(count)}, ${seconds(stepBegan)} s (${seconds(began)} s since the start)\n`);
}
console.log(inWords(tally.total));
process.exitCode = tally.total.failed === 0 && tally.total.passed > 0 ? 0 : 1;

function inWords({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
