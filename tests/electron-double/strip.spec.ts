import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, openCounter, test } from '../e2e/fixtures.ts';
import { connect, origin, value } from '../support/terminal-client.ts';
import { isReal, launchShell } from './launch-shell.ts';

const on = isReal ? 'on Electron' : 'on the double of Electron';

/** An invented card as its QR says it. */
const card = '064190000007||Rơ Châm Mẫu|15081990|Nữ|Làng Mẫu, xã Canh Vinh|01012022';

test(`C1: beside the provincial system a clerk calls, fills its form and receives by its code, by keys alone, ${on}`, async ({
  centre,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-strip-'));
  const code = centre.codes().counter[0] ?? '';
  const at = ['--folder', folder, '--port', String(centre.station.port), '--role', 'counter', '--code', code];
  const shell = await launchShell([...at, '--strip']);
  try {
    const counter = await shell.page('counter');
    await openCounter(counter, centre.clerk);
    const strip = await shell.page('strip');
    await expect(strip.getByText('Quầy trống')).toBeVisible();
    const kiosk = await connect(centre.station.port, centre.codes().kiosk);
    const ticket = { origin: origin(), queue: 'B', priority: null, language: 'vi' };
    const { number } = value(await kiosk.client.issueTicket(ticket));
    kiosk.close();
    await expect(strip.getByText('Chờ: 1')).toBeVisible();

    // Another program has the focus: one key calls, and strip and counter show it.
    await shell.pressElsewhere('next');
    await expect(strip.getByText(number, { exact: true })).toBeVisible();
    await expect(counter.getByText(number, { exact: true }).first()).toBeVisible();

    // A card is read, and each key puts the next field where Ctrl V finds it, in the order the office set.
    await scan(counter, card);
    await expect(counter.getByRole('textbox', { name: 'Họ và tên' }).first()).toHaveValue('Rơ Châm Mẫu');
    for (const text of ['064190000007', 'Rơ Châm Mẫu', '15/08/1990', 'Nữ', 'Làng Mẫu, xã Canh Vinh']) {
      await shell.pressElsewhere('next-field');
      await expect.poll(() => shell.copied()).toBe(text);
    }

    // Ctrl F7, the code, a few letters, Enter, Enter.
    await counter.keyboard.press('Escape');
    const began = performance.now();
    await counter.keyboard.press('Control+F7');
    await expect(counter.getByRole('textbox', { name: 'Mã hồ sơ của Cổng' })).toBeFocused();
    await scan(counter, 'H21.65-261124-0011');
    await expect(counter.getByRole('combobox', { name: 'Thủ tục' })).toBeFocused();
    await counter.keyboard.type('tinh trang hon nhan');
    await counter.getByRole('option', { selected: true }).waitFor();
    await counter.keyboard.press('Enter');
    await expect(counter.locator('button[type="submit"]')).toBeFocused();
    await counter.keyboard.press('Enter');
    await expect(counter.getByText(/Đã nhận H21\.65-261124-0011 · mã của ta 22006-/)).toBeVisible();
    // Printed, not judged: the eight seconds are a person's, and a busy machine's clock is no judge of either.
    console.log(`beside: code to receipt in ${((performance.now() - began) / 1000).toFixed(1)} s of scripted work`);
  } finally {
    await shell.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A scanner that types: all keys in one breath. */
async function scan(page: Page, text: string): Promise<void> {
  await page.evaluate((letters) => {
    const struck = [...letters, 'Enter'].flatMap((key) => [
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      new KeyboardEvent('keyup', { key, bubbles: true }),
    ]);
    for (const event of struck) (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);
}
