import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrinterSimulator } from '../../main/simulators/printer.ts';
import { prepareEmpty } from '../../scripts/demonstration.ts';
import { freePort } from '../../scripts/start/busy-port.ts';
import { expect, test } from '../e2e/fixtures.ts';
import { faults } from '../support/axe.ts';
import { startStationProcess } from '../support/station-process.ts';
import { connect, origin, reconnect, value } from '../support/terminal-client.ts';
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

test(`S2, S3: a PC that is paired at its page is led through its devices and the last look by keyboard alone, comes back to the step after a cut, and opens its screens only then, ${on}`, async () => {
  const folders = ['host', 'kiosk'].map((each) => mkdtempSync(join(tmpdir(), `gan-dan-led-${each}-`)));
  const [hosts = '', own = ''] = folders;
  prepareEmpty(hosts, { allHours: true });
  const printer = await startPrinterSimulator({ now: Date.now });
  const host = await startStationProcess(['--folder', hosts, '--port', '0', '--lan', '--lan-port', '0']);
  const first = await connect(host.ready.port, host.ready.setUpCode ?? '');
  const head = { login: 'truong', name: 'Trưởng Mẫu', password: 'rừng thông Canh Vinh 7' };
  const session = value(await first.client.createFirstAccount({ origin: origin(), ...head }));
  const office = await reconnect(host.ready.port, session.token);
  const wish = { name: 'Ki-ốt sảnh', roles: ['kiosk' as const], counters: [] };
  const { device } = value(await office.client.inviteStation(wish));
  const args = [
    '--folder',
    own,
    '--port',
    String(await freePort()),
    '--join',
    '127.0.0.1',
    '--printer',
    printer.address,
  ];
  const cut = await launchShell(args);
  const pages = { page: await cut.page('join') };
  const press = (name: string) => pages.page.getByRole('button', { name, exact: true }).press('Enter');
  const isNext = (name: string) => expect(pages.page.getByRole('button', { name, exact: true })).toBeFocused();
  try {
    await expect(pages.page.getByLabel('Mã ghép')).toBeFocused();
    await pages.page.keyboard.insertText(JSON.stringify({ ...device, addresses: ['127.0.0.1'] }));
    await press('Ghép');
    await isNext('Thử: Máy in phiếu');
    await press('Thử: Máy in phiếu');
    await expect.poll(() => printer.papers().length).toBe(1);
    await press('Tất cả đều đúng');
    await isNext('Thử: Máy quét mã');
  } finally {
    await cut.close();
  }
  const shell = await launchShell(args);
  try {
    pages.page = await shell.page('join');
    await isNext('Thử: Máy quét mã');
    for (const [device, next] of [
      ['Thử: Máy quét mã', 'Thử: Loa'],
      ['Thử: Loa', 'Thử: Màn hình'],
      ['Thử: Màn hình', 'Đo: Kính của ki-ốt'],
    ] as const) {
      await press(device);
      await press('Tất cả đều đúng');
      await isNext(next);
    }
    await press('Đo: Kính của ki-ốt');
    await press('Lớn một chút');
    await press('Lưu');
    await isNext('Tiếp tục');
    await press('Tiếp tục');
    await isNext('Xong, mở màn hình');
    expect(await faults(pages.page)).toEqual([]);
    await press('Xong, mở màn hình');
    const kiosk = await shell.page('kiosk');
    await expect.poll(() => pages.page.isClosed()).toBe(true);
    // The kiosk stands on the glass that was measured, and its doctor is told so.
    await expect(kiosk.locator('html')).toHaveAttribute('data-measure', 'kept');
    for await (const { tests } of await office.client.watchDoctor({})) {
      expect(tests.map(({ device, station, by, faults }) => [device, station, by, faults.length])).toEqual([
        ...['printer', 'scanner', 'screen', 'speaker'].map((each) => [each, 'Ki-ốt sảnh', '', 0]),
      ]);
      break;
    }
  } finally {
    await shell.close();
    await host.end();
    await printer.close();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
});
