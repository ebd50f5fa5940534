import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, signIn, test } from './fixtures.ts';

/** WCAG 2.2 A and AA and axe's best practices, on the real pages with the real content policy. */
async function faults(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.html)
        .join(' ')
        .slice(0, 300)}`,
  );
}

test('the kiosk can be read and used by everyone, with large letters too, and so can the number it gives', async ({
  openPage,
}) => {
  const kiosk = await openPage('kiosk');
  const tile = kiosk.getByRole('button', { name: /Hộ tịch/ });
  await tile.waitFor();
  expect(await faults(kiosk)).toEqual([]);
  await kiosk.getByRole('button', { name: /Dễ nhìn/ }).click();
  expect(await faults(kiosk)).toEqual([]);
  await kiosk.getByRole('button', { name: /Tra cứu hồ sơ/ }).click();
  expect(await faults(kiosk)).toEqual([]);
  await kiosk.reload();
  await kiosk.waitForTimeout(500);
  await tile.click();
  await kiosk
    .getByRole('status')
    .filter({ hasText: /^B\d{3}$/ })
    .waitFor();
  expect(await faults(kiosk)).toEqual([]);
});

test('the board can be read by everyone', async ({ openPage }) => {
  const board = await openPage('board');
  await board.getByText('Hộ tịch').first().waitFor();
  expect(await faults(board)).toEqual([]);
});

test('the counter can be used by everyone: signing in, opening, serving, receiving, searching', async ({
  centre,
  openPage,
}) => {
  const counter = await openPage('counter');
  await counter.getByLabel('Tên đăng nhập').waitFor();
  expect(await faults(counter)).toEqual([]);
  await signIn(counter, centre.clerk);
  expect(await faults(counter)).toEqual([]);
  await counter.keyboard.press('F9');
  await counter.getByText('Quầy đang trống').waitFor();
  expect(await faults(counter)).toEqual([]);
  const screens = [
    ['F2', counter.getByRole('combobox', { name: 'Thủ tục' })],
    ['F3', counter.getByRole('searchbox')],
    ['Shift+F4', counter.getByRole('dialog')],
    ['F1', counter.getByRole('dialog')],
  ] as const;
  for (const [key, shown] of screens) {
    await counter.keyboard.press(key);
    await shown.waitFor();
    expect(await faults(counter), key).toEqual([]);
    await counter.keyboard.press('Escape');
    await shown.waitFor({ state: 'hidden' });
  }
});

test('the office can be used by everyone', async ({ openPage }) => {
  const office = await openPage('office');
  await office.getByLabel('Tên đăng nhập').waitFor();
  expect(await faults(office)).toEqual([]);
  await office.getByLabel('Tên đăng nhập').fill('truong.mau');
  await office.getByLabel('Mật khẩu').fill('mot-mat-khau-dai-1');
  await office.keyboard.press('Enter');
  await office.getByText('Kiểm tra đầu ngày').waitFor();
  expect(await faults(office)).toEqual([]);
});
