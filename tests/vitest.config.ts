import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { part, unitLast } from '../scripts/test/put-last.ts';
import { LongestFirst } from './longest-first.ts';

// Clusters of their own that are made, killed or restored, the packing of the program, which `npm run dist` looks at, and two PCs of
// three lives each.
const longWays = [
  ...['tests/faults/postmaster.test.ts', 'tests/faults/full-disk.test.ts', 'tests/faults/failover.test.ts'],
  'tests/province/operating.test.ts',
  ...['tests/scripts/embedded-postgres.test.ts', 'tests/scripts/dist.test.ts'],
  'tests/faults/killed-healing.test.ts',
];

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: part === 'last' ? unitLast : ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    // tests/e2e is Playwright's.
    exclude: [
      'tests/e2e/**',
      ...(process.env.GAN_DAN_LONG_WAYS ? [] : longWays),
      ...(part === 'first' ? unitLast : []),
    ],
    globalSetup: ['tests/support/shared-postgres.ts'],
    setupFiles: ['tests/support/same-cases.ts'],
    // Real processes and real disks: more at once would only wait for each other on two cores.
    maxWorkers: 2,
    pool: 'forks',
    // One process for many files: a process for each spends a third of the time on loading the same modules again.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // How long a test waits for what must come is no measure: a busy machine makes everything late.
    expect: { poll: { timeout: 30_000 } },
    // What stations remember of their folders stays out of the home of whoever runs the tests.
    env: { TZ: 'America/Anchorage', LANG: 'C.UTF-8', XDG_STATE_HOME: join(tmpdir(), 'gan-dan-test-state') },
  },
});
