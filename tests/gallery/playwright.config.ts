import { defineConfig } from '@playwright/test';
import { part } from '../../scripts/test/put-last.ts';
import { chromiumOptions } from '../support/chromium.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/gallery',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  timeout: 150_000,
  expect: { timeout: 25_000 },
  projects: [
    { name: 'pages', testMatch: 'pages.setup.ts' },
    { name: 'screens', testMatch: part === 'last' ? 'screens.spec.ts' : '*.spec.ts', dependencies: ['pages'] },
  ],
  use: { launchOptions: await chromiumOptions() },
});
