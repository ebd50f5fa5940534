import type { Browser, Page } from '@playwright/test';
import { stopwatch } from './stopwatch.ts';

/** Until the first question, and until it counts its last second. */
const IDLE_MS = 30_500;
const COUNTED_SECONDS = 19;

/** The same kiosk once more, with a clock moved by hand: fifty seconds of nobody would be fifty seconds of every run. */
export async function openUnattended(browser: Browser, kioskInUse: Page): Promise<Page> {
  const storageState = await kioskInUse.context().storageState();
  const context = await browser.newContext({
    ...{ viewport: { width: 1080, height: 1920 }, locale: 'vi-VN', storageState },
  });
  // Before the clock is replaced: the stopwatch keeps the true one.
  await context.addInitScript(stopwatch);
  const kiosk = await context.newPage();
  await kiosk.clock.install();
  await kiosk.goto(kioskInUse.url());
  await homeInVietnamese(kiosk).waitFor();
  return kiosk;
}

/**
 * K9: somebody chose English and large letters and went away; nobody answers the question. Milliseconds from just before
 * its last second is over to the frame in which the next person's screen stands: Vietnamese, letters as usual.
 */
export async function nobodyToReset(kiosk: Page): Promise<number> {
  await kiosk.getByRole('button', { name: 'English' }).click();
  await kiosk.clock.runFor(1_000);
  await kiosk.getByRole('button', { name: 'Easy to read' }).click();
  await kiosk.clock.fastForward(IDLE_MS);
  const question = kiosk.getByText('Are you still there?');
  await question.waitFor();
  for (let second = 0; second < COUNTED_SECONDS; second++) await kiosk.clock.fastForward(1_000);
  if (!(await question.isVisible())) throw new Error('the question was over before its last second');
  const isAnew = `document.documentElement.dataset.theme === 'normal' && document.documentElement.lang === 'vi'
    && (document.querySelector('main h1')?.textContent.includes('lấy số') ?? false)`;
  const reset = kiosk.evaluate(`stopwatch.when(() => ${isAnew})`) as Promise<number>;
  const began = Date.now();
  await kiosk.clock.fastForward(1_000);
  return (await reset) - began;
}

function homeInVietnamese(kiosk: Page) {
  return kiosk.getByText('Chạm vào việc cần làm để lấy số');
}
