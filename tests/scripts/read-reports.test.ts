import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlaywrightReport, readVitestReport } from '../../scripts/test/read-reports.ts';

function file(content: object): string {
  const path = join(mkdtempSync(join(tmpdir(), 'report-')), 'report.json');
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe('the count under npm test', () => {
  it('counts each test, and names the one that failed', () => {
    const path = file({
      testResults: [
        {
          name: '/clone/tests/a.test.ts',
          status: 'failed',
          message: '',
          assertionResults: [
            { fullName: 'a citizen waits', status: 'passed', failureMessages: [] },
            { fullName: 'a clerk calls', status: 'failed', failureMessages: ['nobody came'] },
            { fullName: 'a board rings', status: 'skipped' },
          ],
        },
      ],
    });
    const report = readVitestReport(path, '/clone');
    expect(report?.count).toEqual({ passed: 1, failed: 1, skipped: 1 });
    expect(report?.failures).toEqual(['✗ tests/a.test.ts: a clerk calls\nnobody came']);
  });

  it('counts a test file that does not even load as a failure', () => {
    const path = file({
      testResults: [
        { name: '/clone/tests/a.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
      ],
    });
    expect(readVitestReport(path, '/clone')?.count).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts an end-to-end test that passes only sometimes as failed', () => {
    const spec = (status: string) => ({ title: 't', file: 'f', tests: [{ status, results: [{ errors: [] }] }] });
    const path = file({
      errors: [],
      suites: [
        { title: 'f', specs: [spec('expected')], suites: [{ title: 'g', specs: [spec('flaky'), spec('skipped')] }] },
      ],
    });
    expect(readPlaywrightReport(path)?.count).toEqual({ passed: 1, failed: 1, skipped: 1 });
  });

  it('knows when a runner wrote nothing', () => {
    expect(readVitestReport('/nowhere.json', '/clone')).toBeNull();
    expect(readPlaywrightReport('/nowhere.json')).toBeNull();
  });
});
