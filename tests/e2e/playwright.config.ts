import { defineConfig } from '@playwright/test';
import { chromiumOptions } from '../support/chromium.ts';

export default defineConfig({
  testDir: '..',
  testMatch: ['e2e/**/*.spec.ts', 'electron-double/**/*.spec.ts'],
  // Not test-results itself: Playwright empties its folder, and reports of other steps lie there.
  outputDir: '../../test-results/e2e',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  // A busy machine is slow, not wrong: nothing here measures time.
  timeout: 150_000,
  expect: { timeout: 25_000 },
  use: {
    launchOptions: await chromiumOptions(),
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
  },
});
