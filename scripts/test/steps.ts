import { globSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../start/build.ts';
import { beginsWithinSeconds, endToEndLast, type Part, unitLast } from './put-last.ts';
import { type Count, type Report, readPlaywrightReport, readVitestReport } from './read-reports.ts';
import { runProgram } from './run-program.ts';

/** The steps of `npm test`, and which of them run beside each other. */
export interface Place {
  readonly project: string;
  /** Where reports go. */
  readonly results: string;
  readonly env: NodeJS.ProcessEnv;
  /** What somebody has to read, under the step's name. */
  readonly say: (text: string) => void;
}

export interface Step {
  readonly name: string;
  run(place: Place): Promise<Count>;
  /** Left out: it always runs. */
  readonly onlyInTime?: {
    /** Since the start; later than that it is passed over. */
    readonly beginsWithinSeconds: number;
    /** Files that are passed over then. */
    files(project: string): number;
    readonly instead: string;
  };
}

export const nothingRun: Count = { passed: 0, failed: 0, skipped: 0 };
const one: Count = { passed: 1, failed: 0, skipped: 0 };
const oneFailed: Count = { passed: 0, failed: 1, skipped: 0 };

export function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

const types: Step = {
  name: 'types (tsc -b)',
  run: (place) => asOne(place, 'typescript/bin/tsc', ['-b', '--pretty', 'false']),
};

const lint: Step = {
  name: 'lint and format (biome)',
  run: (place) => asOne(place, '@biomejs/biome/bin/biome', ['ci', '--colors=off', '--error-on-warnings', '.']),
};

const built: Step = {
  name: 'build (out/)',
  async run({ project, say }) {
    const answer = build(project);
    if (!answer.ok) say(answer.output);
    return answer.ok ? one : oneFailed;
  },
};

const unit: Step = {
  name: 'unit, property and integration (vitest)',
  run: (place) => vitest(place, 'first', 'vitest.json'),
};

const faults: Step = {
  name: 'faults, printers and practice (vitest)',
  run: (place) => vitest(place, 'last', 'vitest-last.json'),
  onlyInTime: {
    beginsWithinSeconds,
    files: (project) => globSync([...unitLast], { cwd: project }).length,
    instead: 'npm run faults, npm run check:full',
  },
};

const endToEnd: Step = {
  name: 'end to end in Chromium (playwright)',
  run: (place) => playwright(inPart(place, 'first'), 'tests/e2e/playwright.config.ts', 'playwright.json'),
};

const furtherEndToEnd: Step = {
  name: 'further end to end in Chromium (playwright)',
  run: (place) => playwright(inPart(place, 'last'), 'tests/e2e/playwright.config.ts', 'playwright-last.json'),
  onlyInTime: { beginsWithinSeconds, files: () => endToEndLast.length, instead: 'npm run check:full' },
};

const screens: Step = {
  name: 'every screen in every language and theme (playwright)',
  run: (place) => playwright(inPart(place, 'first'), 'tests/gallery/playwright.config.ts', 'gallery.json'),
};

const longWords: Step = {
  name: 'screens with long words (playwright)',
  run: (place) => playwright(inPart(place, 'last'), 'tests/gallery/playwright.config.ts', 'gallery-last.json'),
  onlyInTime: { beginsWithinSeconds, files: () => 1, instead: 'npm run check:full' },
};

/** The rounds come one after the other, the lanes of a round beside each other, the steps of a lane in their order. */
export const rounds: readonly (readonly (readonly Step[])[])[] = [
  [[built]],
  [
    [lint, unit, faults],
    [types, endToEnd, screens, furtherEndToEnd, longWords],
  ],
];

function inPart(place: Place, part: Part): Place {
  return { ...place, env: { ...place.env, GAN_DAN_PART: part } };
}

async function vitest(place: Place, part: Part, file: string): Promise<Count> {
  const { project, results, env } = inPart(place, part);
  const report = join(results, file);
  const args = ['run', '--config', 'tests/vitest.config.ts', '--reporter', 'json', '--outputFile', report];
  const ended = await runProgram({ project, env, program: 'vitest/vitest.mjs', args });
  return told(place, readVitestReport(report, project), ended);
}

async function playwright(place: Place, config: string, file: string): Promise<Count> {
  const { project, results, env } = place;
  const report = join(results, file);
  const args = ['test', '--config', config, '--reporter', 'json'];
  const ended = await runProgram({
    project,
    // Node reads TypeScript by itself, and keeps what it read: Playwright's own translation took nine seconds of a clean machine.
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, PW_DISABLE_TS_ESM: '1' },
    program: '@playwright/test/cli.js',
    args,
  });
  return told(place, readPlaywrightReport(report), ended);
}

/** A check without parts of its own: passed, or failed with what it said. */
async function asOne(place: Place, program: string, args: readonly string[]): Promise<Count> {
  const { project, env, say } = place;
  const ended = await runProgram({ project, env, program, args });
  if (ended.code === 0) return one;
  say(ended.output);
  return oneFailed;
}

/** A runner that ended badly without naming a failed test (it crashed, or a file did not load) failed all the same. */
function told({ say }: Place, report: Report | null, ended: { code: number | null; output: string }): Count {
  for (const failure of report?.failures ?? []) say(failure);
  const count = report?.count ?? nothingRun;
  if (ended.code === 0 && report !== null) return count;
  if (count.failed > 0) return count;
  say(ended.output);
  return add(count, oneFailed);
}
