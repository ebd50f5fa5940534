import './need-node-24.ts';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Count } from './test/read-reports.ts';
import { add, nothingRun, rounds, type Step } from './test/steps.ts';

/**
 * Everything that says whether the product is well, quickest answers first. One line per step when it is done, every
 * failure readable, and a last line `N passed, N failed` (`, N skipped`). A type check, the lint and the build count
 * as one each. Lanes of a round run beside each other: a test that waits leaves its processor to another.
 */
const project = join(import.meta.dirname, '..');
const results = join(project, 'test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results);

const env = {
  ...process.env,
  // An awkward time zone on purpose: 17 hours from the people who use this, with daylight saving.
  ...{ TZ: 'America/Anchorage', LANG: 'C.UTF-8', FORCE_COLOR: '0', NO_COLOR: '1' },
  // Hundreds of processes load the same modules: what one has compiled serves the next.
  NODE_COMPILE_CACHE: join(project, '.cache', 'compiled'),
  GAN_DAN_SHARED_POSTGRES: '1',
  // The build comes first, so that processes of the station may be the built ones.
  GAN_DAN_STATION: join(project, 'out', 'main', 'station.js'),
};

const began = performance.now();
const tally: { total: Count } = { total: nothingRun };
const underWay = new Set<string>();
const sign = setInterval(() => console.log(`  … ${seconds(began)} s: ${[...underWay].join(', ')}`), 15_000);
for (const lanes of rounds) await Promise.all(lanes.map(runLane));
clearInterval(sign);
console.log(inWords(tally.total));
process.exitCode = tally.total.failed === 0 && tally.total.passed > 0 ? 0 : 1;

async function runLane(steps: readonly Step[]): Promise<void> {
  for (const step of steps) await runStep(step);
}

async function runStep({ name, run, onlyInTime }: Step): Promise<void> {
  const stepBegan = performance.now();
  // With the large numbers nothing is passed over: they take hours.
  const isLate =
    !process.env.GAN_DAN_LONG_WAYS && stepBegan - began > 1000 * (onlyInTime?.beginsWithinSeconds ?? Infinity);
  if (onlyInTime && isLate) {
    const skipped = onlyInTime.files(project);
    tally.total = add(tally.total, { ...nothingRun, skipped });
    const why = `PASSED OVER: this machine has taken ${seconds(began)} s until here, and ten minutes would not do`;
    console.log(`— ${name}\n  ${why}. ${skipped} files; instead: ${onlyInTime.instead}\n`);
    return;
  }
  const said: string[] = [];
  underWay.add(name);
  const count = await run({ project, results, env, say: (text) => said.push(text.replace(/^/gm, '  ')) });
  underWay.delete(name);
  tally.total = add(tally.total, count);
  const times = `${seconds(stepBegan)} s (${seconds(began)} s since the start)`;
  console.log([`— ${name}`, ...said, `  ${inWords(count)}, ${times}\n`].join('\n'));
}

function inWords({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
