import type { Page } from '@playwright/test';
import { faults } from '../support/axe.ts';
import { query } from '../support/postgres.ts';
import { expect, openCounter, takeNumber, test } from './fixtures.ts';

test('K8, K6: a wrong tap is taken back and its number never given again; help that is asked for answers', async ({
  centre,
  openPage,
}) => {
  const kiosk = await openPage('kiosk');
  const counter = await openPage('counter');
  await openCounter(counter, centre.clerk);
  expect(await faults(kiosk)).toEqual([]);

  const voided = await takeNumber(kiosk, /Chứng thực/);
  await untilShown(kiosk, 'Bấm nhầm', `Đã huỷ số ${voided}`);
  await untilShown(kiosk, 'Chọn lại', 'Chạm vào việc cần làm để lấy số');
  const next = await takeNumber(kiosk, /Chứng thực/);
  expect(next).not.toBe(voided);
  await expect(counter.getByText(next).first()).toBeVisible();
  await expect(counter.getByText(voided)).toHaveCount(0);
  await expect
    .poll(() => query(centre.database, `SELECT 1 FROM event_facts WHERE type = 'ticket-voided'`), { timeout: 15_000 })
    .toHaveLength(1);

  await untilShown(kiosk, 'Cần giúp', 'Đã báo cho cán bộ');
  // F11 answers a call that the counter has heard of, and nothing before.
  await counter.getByText('Có người ở kiosk cần giúp').waitFor();
  await counter.keyboard.press('F11');
  await expect(kiosk.getByText('Người hỗ trợ từ quầy 1 đang đến')).toBeVisible();
  await untilShown(kiosk, 'Quay lại', next);
});

test('K5, K9: what one person set up is gone for the next: language, letters, speech, reach', async ({ openPage }) => {
  const kiosk = await openPage('kiosk');
  await kiosk.getByText('Chạm vào việc cần làm để lấy số').waitFor();
  await kiosk.clock.install();
  await kiosk.addInitScript(() => {
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...when) {
      const { dataset } = document.documentElement;
      dataset.spoken = String(Number(dataset.spoken ?? 0) + 1);
      start.apply(this, when);
    };
  });
  await kiosk.reload();
  const touch = 'Touch what you came for';
  const touched = kiosk.getByText(touch);
  await untilShown(kiosk, 'English', touch);
  await kiosk.clock.runFor(1_000);
  for (const name of ['Easy to read', 'Lower', 'Speaker']) await kiosk.getByRole('button', { name }).click();
  const page = kiosk.locator('html');
  await expect(page).toHaveAttribute('data-theme', 'easy');
  await expect(page).toHaveAttribute('data-reach', 'low');

  // In speaker mode the first tap gives no number.
  const tile = kiosk.getByRole('button', { name: /Civil status/ });
  await tile.click();
  await kiosk.clock.runFor(500);
  await expect(kiosk.getByText('Your number')).toHaveCount(0);

  // Half a minute of silence, a question that is spoken too, a touch: everything is exactly as it was.
  const spoken = async () => Number(await page.getAttribute('data-spoken'));
  const before = await spoken();
  const clip = kiosk.waitForRequest(/kiosk\.stillThere\.title.*\.ogg/);
  await beSilent(kiosk, 1);
  const question = kiosk.getByText('Are you still there?');
  await question.waitFor();
  await clip;
  await expect.poll(spoken).toBeGreaterThan(before);
  await kiosk.getByRole('button', { name: 'Yes, please wait' }).click();
  await expect(question).toHaveCount(0);
  await expect(touched).toBeVisible();
  await expect(page).toHaveAttribute('data-reach', 'low');

  // Nobody answers: twenty seconds later the screen is the next person's.
  await beSilent(kiosk, 22);
  await expect(kiosk.getByText('Chạm vào việc cần làm để lấy số')).toBeVisible();
  await expect(page).toHaveAttribute('data-theme', 'normal');
  await expect(page).toHaveAttribute('data-reach', 'whole');
  await expect(page).toHaveAttribute('lang', 'vi');
  await expect(kiosk.getByRole('button', { name: 'Loa' })).toHaveAttribute('aria-pressed', 'false');
});

async function untilShown(kiosk: Page, button: string, text: string): Promise<void> {
  await expect(async () => {
    if ((await kiosk.getByText(text).count()) > 0) return;
    await kiosk.getByRole('button', { name: button }).click({ timeout: 500 });
    await kiosk.getByText(text).first().waitFor({ timeout: 700 });
  }).toPass();
}

/** Half a minute of silence at once; then second by second, because the page counts them down. */
async function beSilent(kiosk: Page, countedSeconds: number): Promise<void> {
  await kiosk.clock.fastForward(30_500);
  for (let left = countedSeconds; left > 0; left--) await kiosk.clock.fastForward(1_000);
}
