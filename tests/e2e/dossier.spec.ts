import { randomBytes } from 'node:crypto';
import { createCanvas } from '@napi-rs/canvas';
import type { Page } from '@playwright/test';
import jsQR from 'jsqr';
import { decodeEscpos } from '../support/escpos-decoder.ts';
import { query } from '../support/postgres.ts';
import { connect, origin, value } from '../support/terminal-client.ts';
import { expect, openCounter, test } from './fixtures.ts';

/** An invented card as its QR says it: number, no CMND, name, born, sex, address, issued. */
const card = '064190000007||Rơ Châm Mẫu|15081990|Nữ|Làng Mẫu, xã Canh Vinh|01012022';

test('a dossier is received by scan and keyboard, its receipt printed, its result given back, and the province counts it; D7: the board learns nothing of it', async ({
  centre,
  openPage,
}) => {
  const board = await openPage('board');
  await board.getByText('Chưa có số nào được gọi').waitFor();
  const told = heardBy(board);
  await board.reload();
  const counter = await openPage('counter');
  await openCounter(counter, centre.clerk);
  const kiosk = await connect(centre.station.port, centre.codes().kiosk);
  const wish = { origin: origin(), queue: 'C', priority: null, language: 'vi' };
  const { number } = value(await kiosk.client.issueTicket(wish));
  await counter.keyboard.press('F9');
  await board.getByText(number, { exact: true }).first().waitFor();
  await counter.getByRole('button', { name: /Đã đến quầy/ }).click();

  await counter.keyboard.press('F2');
  await counter.getByRole('combobox', { name: 'Thủ tục' }).fill('tinh trang hon nhan');
  await counter.keyboard.press('Enter');
  await scan(counter, card);
  await expect(counter.getByRole('textbox', { name: 'Họ và tên' }).first()).toHaveValue('Rơ Châm Mẫu');
  await expect(counter.getByRole('textbox', { name: 'Số căn cước' }).first()).toHaveValue('064190000007');
  await expect(counter.getByRole('textbox', { name: 'Ngày sinh' }).first()).toHaveValue('15/08/1990');
  await counter.locator('input[name="documents"]').first().check();
  centre.printer.takeBytes();
  const before = centre.printer.papers().filter(({ complete }) => complete).length;
  await counter.keyboard.press('Control+Enter');
  await counter.getByText('Đọc lại cho người dân nghe').waitFor();
  await counter.keyboard.press('Enter');
  const code = await counter.locator('dt:has-text("Mã hồ sơ") + dd').innerText();
  expect(code).toMatch(/^22006-1-\d{6}-\d{4}$/);

  // The receipt that came out of the printer carries the code.
  await expect.poll(() => centre.printer.papers().filter(({ complete }) => complete).length).toBe(before + 1);
  const [receipt] = decodeEscpos(centre.printer.takeBytes());
  if (!receipt) throw new Error('no receipt came out');
  const dots = new Uint8ClampedArray(receipt.dots.flatMap((black) => (black ? [0, 0, 0, 255] : [255, 255, 255, 255])));
  expect(jsQR(dots, receipt.width, receipt.height)?.data).toContain(code);

  // The same on A5, as a file that names nobody.
  const coming = counter.waitForEvent('download');
  await counter.getByRole('button', { name: 'Lưu bản A5 (PDF)' }).click();
  expect((await coming).suggestedFilename()).toBe(`${code}.pdf`);

  // The result comes, and goes to the applicant.
  await counter.keyboard.press('Escape');
  await counter.keyboard.press('F3');
  await counter.keyboard.type('ro cham mau');
  await expect(counter.getByRole('heading', { name: code })).toBeVisible();
  // A paper of it is scanned, and looked at: it went in pieces, sealed, and came back whole.
  await counter.keyboard.press('Alt+1');
  await counter.getByText('Bản quét (0)').waitFor();
  await counter.keyboard.press('Alt+q');
  await counter.getByRole('dialog').waitFor();
  await counter
    .locator('input[type="file"]')
    .setInputFiles({ name: 'giay.png', mimeType: 'image/png', buffer: picture() });
  await expect(counter.getByText('Bản quét (1)')).toBeVisible();
  await counter.getByRole('button', { name: /PNG · / }).click();
  await expect
    .poll(() =>
      counter
        .getByRole('dialog')
        .locator('img')
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBe(600);
  await counter.keyboard.press('Escape');
  await counter.keyboard.press('Alt+2');
  await expect(counter.getByRole('button', { name: /^Trả kết quả/ }).first()).toBeVisible();
  await counter.keyboard.press('Alt+3');
  await counter.keyboard.press('Control+Enter');
  await expect(counter.getByText('Đã trả · trước hạn').first()).toBeVisible();

  // PostgreSQL has the life of the dossier, and not a letter of the person.
  const events = () =>
    query<{ type: string; canonical: string }>(
      centre.database,
      `SELECT e.type, e.canonical FROM events e WHERE e.canonical LIKE '%' || (
         SELECT facts ->> 'dossier' FROM event_facts WHERE type = 'dossier-received' AND facts ->> 'code' = $1
       ) || '%' ORDER BY seq`,
      [code],
    );
  await expect
    .poll(async () => (await events()).map(({ type }) => type), { timeout: 20_000 })
    .toEqual(expect.arrayContaining(['dossier-received', 'dossier-result-ready', 'dossier-returned']));
  const said = (await events()).map(({ canonical }) => canonical).join('\n');
  for (const secret of ['Rơ Châm', '064190000007', 'Làng Mẫu']) expect(said).not.toContain(secret);

  // Nor the board: whatever it was sent, shows or keeps.
  const kept = await board.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  expect(told.join('\n')).toContain(number);
  const known = [...told, await board.content(), kept].join('\n');
  for (const secret of ['Rơ Châm', '064190000007', '15081990', '15/08/1990', 'Làng Mẫu', code, centre.clerk.login])
    expect(known, `the board knows ${secret}`).not.toContain(secret);
  kiosk.close();
});

/** Everything the station sends to a page from its next opening on. */
function heardBy(page: Page): readonly string[] {
  const told: string[] = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => told.push(payload.toString())));
  return told;
}

test('an impossible date is refused beside the field, and nothing is recorded', async ({ centre, openPage }) => {
  const counter = await openPage('counter');
  await openCounter(counter, centre.clerk);
  const received = () => query(centre.database, "SELECT 1 FROM events WHERE type = 'dossier-received'");
  const before = (await received()).length;
  await counter.keyboard.press('F2');
  await counter.getByRole('combobox', { name: 'Thủ tục' }).fill('khai sinh');
  await counter.keyboard.press('Enter');
  const field = (name: string) => counter.getByRole('textbox', { name, exact: true }).first();
  await field('Số căn cước').fill('064185000007');
  await field('Họ và tên').fill('Rơ Châm Mẫu');
  await field('Ngày sinh').fill('30/02/1985');
  await counter.locator('input[name="documents"]').first().check();
  await counter.keyboard.press('Control+Enter');
  await expect(counter.getByText('Cần sửa trước khi lưu')).toBeVisible();
  await expect(counter.getByText(/Ngày sinh không có thật/).first()).toBeVisible();
  expect((await received()).length).toBe(before);
});

/** A page of noise, so large that it goes in several pieces. */
function picture(): Buffer {
  const canvas = createCanvas(600, 300);
  const context = canvas.getContext('2d');
  const dots = context.createImageData(600, 300);
  dots.data.set(randomBytes(dots.data.length));
  context.putImageData(dots, 0, 0);
  return canvas.toBuffer('image/png');
}

/**
 * A keyboard-wedge scanner: one key event a letter, Enter at the end, all in one breath, so that a busy machine does not
 * make a slow typist of it (the gaps have their own test). Playwright's `type` sends no key for ơ or â.
 */
async function scan(page: Page, text: string): Promise<void> {
  await page.evaluate((letters) => {
    // An event's time is the time it was made, as a real key's is the time it was struck: all are made before one is sent.
    const struck = [...letters, 'Enter'].flatMap((key) => [
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      new KeyboardEvent('keyup', { key, bubbles: true }),
    ]);
    for (const event of struck) (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);
}
