import { join } from 'node:path';
import { build } from '../start/build.ts';
import { readPlaywrightReport, readVitestReport } from './read-reports.ts';
import { runProgram } from './run-program.ts';

/** The steps of `npm test`, in their order. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Place {
  readonly project: string;
  /** Where reports go. */
  readonly results: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface Step {
  readonly name: string;
  run(place: Place): Promise<Count>;
}

export const nothingRun: Count = { passed: 0, failed: 0, skipped: 0 };
const one: Count = { passed: 1, failed: 0, skipped: 0 };
const oneFailed: Count = { passed: 0, failed: 1, skipped: 0 };

export function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

export const steps: readonly Step[] = [
  {
    name: 'types (tsc -b)',
    run: (place) => asOne(place, 'typescript/bin/tsc', ['-b', '--pretty', 'false']),
  },
  {
    name: 'lint and format (biome)',
    run: (place) => asOne(place, '@biomejs/biome/bin/biome', ['ci', '--colors=off', '--error-on-warnings', '.']),
  },
  {
    name: 'build (out/)',
    async run({ project }) {
      const built = build(project);
      if (!built.ok) console.log(indent(built.output));
      return built.ok ? one : oneFailed;
    },
  },
  {
    name: 'unit, property and integration (vitest)',
    async run({ project, results, env }) {
      const report = join(results, 'vitest.json');
      const args = ['run', '--config', 'tests/vitest.config.ts', '--reporter', 'json', '--outputFile', report];
      const ended = await runProgram({ project, env, program: 'vitest/vitest.mjs', args });
      return told(readVitestReport(report, project), ended);
    },
  },
  {
    name: 'end to end in Chromium (playwright)',
    run: (place) => playwright(place, 'tests/e2e/playwright.config.ts', 'playwright.json'),
  },
  {
    name: 'every screen in every language and theme (playwright)',
    run: (place) => playwright(place, 'tests/gallery/playwright.config.ts', 'gallery.json'),
  },
];

async function playwright({ project, results, env }: Place, config: string, file: string): Promise<Count> {
  const report = join(results, file);
  const args = ['test', '--config', config, '--reporter', 'json'];
  const ended = await runProgram({
    project,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    program: '@playwright/test/cli.js',
    args,
  });
  return told(readPlaywrightReport(report), ended);
}

/** A check without parts of its own: passed, or failed with what it said. */
async function asOne({ project, env }: Place, program: string, args: readonly string[]): Promise<Count> {
  const ended = await runProgram({ project, env, program, args });
  if (ended.code === 0) return one;
  console.log(indent(ended.output));
  return oneFailed;
}

export interface Report {
  readonly count: Count;
  readonly failures: readonly string[];
}

/** A runner that ended badly without naming a failed test (it crashed, or a file did not load) failed all the same. */
function told(report: Report | null, ended: { code: number | null; output: string }): Count {
  for (const failure of report?.failures ?? []) console.log(indent(failure));
  const count = report?.count ?? nothingRun;
  if (ended.code === 0 && report !== null) return count;
  if (count.failed > 0) return count;
  console.log(indent(ended.output));
  return add(count, oneFailed);
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
