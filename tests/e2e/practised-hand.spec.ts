import { join } from 'node:path';
import type { Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { expect, openCounter, test } from './fixtures.ts';

/** An invented card as its QR says it: number, no CMND, name, born, sex, address, issued. */
const card = '064190000007||Rơ Châm Mẫu|15081990|Nữ|Làng mẫu số 3, xã Canh Vinh|01012022';

test('C4: without a mouse, from the call to the next call: a scan and at most 15 keys for a dossier of six papers', async ({
  openPage,
  centre,
}) => {
  const counter = await openPage('counter');
  await openCounter(counter, centre.clerk);
  for (const queue of ['b', 'c', 'b']) await giveNumber(counter, queue);
  await takeMouseAway(counter);

  await counter.keyboard.press('F9');
  await counter.getByText('Đang gọi').first().waitFor();
  // Whose card is in the scanner has come: no key says so.
  await scan(counter, card);
  await expect(counter.getByRole('textbox', { name: 'Họ và tên' }).first()).toHaveValue('Rơ Châm Mẫu');
  // The birth that comes with the recognition of its father: four papers.
  for (const key of 'con') await counter.keyboard.press(key);
  await counter.keyboard.press('Enter');
  await expect(counter.locator('input[name="documents"]').first()).toBeFocused();
  await counter.keyboard.press('0');
  await expect(counter.locator('input[name="documents"]:checked')).toHaveCount(4);
  for (const _ of [1, 2]) await counter.keyboard.press('=');
  await counter.keyboard.press('Control+Enter');
  await expect(counter.getByText('6 bản của 4 loại giấy')).toBeVisible();
  await counter.keyboard.press('Enter');
  await expect(counter.getByText('Đã nhận hồ sơ')).toBeVisible();
  await counter.keyboard.press('F9');
  await counter.getByText('Đang gọi').first().waitFor();

  const keys = await struckKeys(counter);
  console.log(`C4: ${keys.length} keys: ${keys.join(' ')}`);
  expect(keys.length).toBeLessThanOrEqual(15);

  // Certified copies, three papers of four pages in two copies: the number is of their queue, so they are found first.
  await scan(counter, card);
  await expect(counter.getByRole('textbox', { name: 'Họ và tên' }).first()).toHaveValue('Rơ Châm Mẫu');
  await counter.keyboard.press('ArrowDown');
  await expect(counter.getByRole('option').first()).toContainText('Chứng thực bản sao từ bản chính');
  await counter.keyboard.press('Enter');
  await expect(counter.locator('[name="fee-quantity"]')).toBeFocused();
  for (const key of '3x4x2') await counter.keyboard.press(key);
  await counter.keyboard.press('Enter');
  await expect(counter.getByText('9 bản của 2 loại giấy')).toBeVisible();
  await expect(counter.getByText('36.000 đ').last()).toBeVisible();
  await counter.keyboard.press('Enter');
  await expect(counter.getByText('Đã nhận hồ sơ')).toBeVisible();
  await counter.keyboard.press('F9');
  await counter.getByText('Đang gọi').first().waitFor();
  const copies = (await struckKeys(counter)).slice(keys.length);
  console.log(`C4: ${copies.length} keys: ${copies.join(' ')}`);
  expect(copies.length).toBeLessThanOrEqual(10);
});

test('C6: what was typed is there again after a reload, and a stranger’s card replaces nobody unasked', async ({
  openPage,
  centre,
}) => {
  const counter = await openPage('counter');
  await openCounter(counter, centre.clerk);
  const name = counter.getByRole('textbox', { name: 'Họ và tên' }).first();
  await counter.keyboard.press('F2');
  const log = new Database(join(centre.stationFolder, 'log.db'), { readonly: true });
  const kept = () => log.prepare('SELECT count(*) FROM receive_drafts').pluck().get();
  const before = Number(kept());
  await name.fill('Đinh Ŭnh Mẫu');
  await expect.poll(kept).toBe(before + 1);
  log.close();
  await counter.reload();
  await counter.getByText('Quầy đang trống').waitFor();
  await counter.keyboard.press('F2');
  await expect(name).toHaveValue('Đinh Ŭnh Mẫu');
  await expect(counter.getByText(/Phần nhập dở lúc \d\d:\d\d còn nguyên/)).toBeVisible();

  // Somebody else's card is asked about; a key of the question is no digit of a card.
  await scan(counter, card);
  await expect(counter.getByRole('dialog', { name: /Thẻ của Rơ Châm Mẫu/ })).toBeVisible();
  await counter.keyboard.press('2');
  await expect(name).toHaveValue('Rơ Châm Mẫu');
  await counter.keyboard.press('Shift+F2');
  await expect(name).toHaveValue('');
});

/** F4, the queue's letter, Escape: a number for somebody who stands here. */
async function giveNumber(counter: Page, queue: string): Promise<void> {
  await counter.keyboard.press('F4');
  await counter.getByRole('dialog').waitFor();
  await counter.keyboard.press(queue);
  await counter.getByText('Đã cấp số').waitFor();
  await counter.keyboard.press('Escape');
  await counter.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** From here on a mouse does nothing, and every key of a hand is counted, modifiers too. What a scanner types is none. */
async function takeMouseAway(page: Page): Promise<void> {
  await page.evaluate(() => {
    const struck: string[] = [];
    Object.assign(window, { struck });
    for (const type of ['mousedown', 'pointerdown', 'click', 'touchstart'])
      window.addEventListener(
        type,
        (event) => {
          // A key that presses a button is heard as a click without a place.
          if (event instanceof MouseEvent && event.detail === 0 && event.type === 'click') return;
          event.preventDefault();
          event.stopImmediatePropagation();
        },
        { capture: true },
      );
    window.addEventListener('keydown', (event) => event.isTrusted && struck.push(event.key), { capture: true });
  });
}

function struckKeys(page: Page): Promise<string[]> {
  return page.evaluate(() => (window as unknown as { struck: string[] }).struck);
}

/** A scanner that types: all keys are struck before one is sent, so that a busy machine makes no slow typist of it. */
async function scan(page: Page, text: string): Promise<void> {
  await page.evaluate((letters) => {
    const struck = [...letters, 'Enter'].map(
      (key) => new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
    for (const event of struck) (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);
}
