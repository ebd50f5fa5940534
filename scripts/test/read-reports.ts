import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { z } from 'zod';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface Report {
  readonly count: Count;
  readonly failures: readonly string[];
}

/** What the two test runners wrote; null when they wrote nothing. */
const vitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

export function readVitestReport(path: string, project: string): Report | null {
  const text = textOf(path);
  if (text === null) return null;
  const files = vitestReport.parse(JSON.parse(text)).testResults;
  const failures: string[] = [];
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const file of files) {
    const name = relative(project, file.name);
    for (const test of file.assertionResults) {
      if (test.status === 'passed') count.passed += 1;
      else if (test.status === 'failed') {
        count.failed += 1;
        failures.push(`✗ ${name}: ${test.fullName}\n${(test.failureMessages ?? []).join('\n')}`);
      } else count.skipped += 1;
    }
    const didNotLoad = file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed');
    if (didNotLoad) {
      count.failed += 1;
      failures.push(`✗ ${name} did not load\n${file.message}`);
    }
  }
  return { count, failures };
}

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(
    z.object({
      status: z.enum(['expected', 'unexpected', 'flaky', 'skipped']),
      results: z.array(z.object({ errors: z.array(z.object({ message: z.string().default('') })) })),
    }),
  ),
});
const playwrightSuite = z.object({
  title: z.string(),
  specs: z.array(playwrightSpec).default([]),
  get suites() {
    return z.array(playwrightSuite).default([]);
  },
});
const playwrightReport = z.object({
  suites: z.array(playwrightSuite),
  errors: z.array(z.object({ message: z.string().default('') })).default([]),
});

export function readPlaywrightReport(path: string): Report | null {
  const text = textOf(path);
  if (text === null) return null;
  const report = playwrightReport.parse(JSON.parse(text));
  const failures: string[] = report.errors.map((error) => error.message);
  const count = { passed: 0, failed: failures.length, skipped: 0 };
  for (const spec of report.suites.flatMap(specsOf)) {
    for (const test of spec.tests) {
      if (test.status === 'expected') count.passed += 1;
      else if (test.status === 'skipped') count.skipped += 1;
      else {
        // Flaky is failed: what passes only sometimes says nothing.
        count.failed += 1;
        const errors = test.results.flatMap((result) => result.errors.map((error) => error.message));
        failures.push(`✗ ${spec.file}: ${spec.title}\n${errors.join('\n')}`);
      }
    }
  }
  return { count, failures };
}

function specsOf(suite: z.output<typeof playwrightSuite>): z.output<typeof playwrightSpec>[] {
  return [...suite.specs, ...suite.suites.flatMap(specsOf)];
}

function textOf(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}
