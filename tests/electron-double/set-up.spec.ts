import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/start/busy-port.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { isReal, launchShell } from './launch-shell.ts';

/** The first run in the packed windows: nobody opens a browser or types an address. */
const on = isReal ? 'on Electron' : 'on the double of Electron';

test(`S-Wizard: a PC without a configuration opens the set-up pages by itself, by keyboard alone, then the office for the first account, ${on}`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-set-up-'));
  const nothing = join(folder, 'nothing-was-brought');
  const shell = await launchShell(['--folder', folder, '--port', String(await freePort()), '--configuration', nothing]);
  try {
    const page = await shell.page('set-up');
    const { keyboard } = page;
    await expect(page.getByRole('button', { name: 'Tiếng Việt' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Tất cả trên một máy' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('combobox')).toBeFocused();
    await keyboard.type('canh vinh');
    await page.getByRole('option').first().waitFor();
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Tiếp tục' }).press('Enter');
    await expect(page.getByLabel(/^Mã ghi danh/)).toBeFocused();
    await page.getByRole('button', { name: 'Xong, khởi động' }).press('Enter');
    const office = await shell.page('office');
    await expect(office.getByRole('heading', { name: 'Thiết lập trung tâm' })).toBeVisible();
    await expect.poll(() => page.isClosed()).toBe(true);
  } finally {
    await shell.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
