import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/start/busy-port.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { isReal, launchShell } from './launch-shell.ts';

/** The first run in the packed windows: nobody opens a browser or types an address. */
const on = isReal ? 'on Electron' : 'on the double of Electron';

test(`S-Wizard: a PC without a configuration opens the set-up pages by itself, by keyboard alone, then the office, which leads through devices and the last look, ${on}`, async () => {
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

    // Steps five and six are led where the station is; the next thing to do has the focus, whatever is pressed.
    await office.locator('input[name=name]').fill('Trưởng Mẫu');
    await office.locator('input[name=login]').fill('truong');
    for (const field of await office.locator('input[type=password]').all()) await field.fill('rừng thông Canh Vinh 7');
    await office.getByRole('button', { name: 'Tạo tài khoản và bắt đầu' }).press('Enter');
    await expect(office.getByRole('button', { name: 'Thử: Máy in phiếu' })).toBeFocused();
    await office.getByRole('button', { name: 'Tiếp tục' }).press('Enter');
    await expect(office.getByRole('button', { name: 'Xong, vào trang Quản lý' })).toBeFocused();
    await office.getByRole('button', { name: 'Xong, vào trang Quản lý' }).press('Enter');
    await expect(office.getByRole('button', { name: 'Bác sĩ máy' })).toBeVisible();
  } finally {
    await shell.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
