import { defineConfig } from '@playwright/test';
import { endToEndLast, part } from '../../scripts/test/put-last.ts';
import { chromiumOptions } from '../support/chromium.ts';

export default defineConfig({
  testDir: '..',
  testMatch:
    part === 'last' ? endToEndLast.map((file) => `**/${file}`) : ['e2e/**/*.spec.ts', 'electron-double/**/*.spec.ts'],
  testIgnore: part === 'first' ? endToEndLast.map((file) => `**/${file}`) : [],
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
    // A trace writes down every step of every test, and costs more than most of them: GAN_DAN_TRACE=1 to look into one.
    trace: process.env.GAN_DAN_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
  },
});
