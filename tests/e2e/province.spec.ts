import { tableFiles } from '../../main/adapters/tables/table-files.ts';
import { openAdministration } from '../../province/open-administration.ts';
import { expect, takeNumber, test } from './fixtures.ts';

test('the province’s pages: a commune’s officer sees a ticket without a reload, and a list comes from a workbook', async ({
  centre,
  openPage,
  browser,
}) => {
  const office = await openAdministration(centre.database);
  const password = 'mot-mat-khau-dai-4';
  await office.createOfficer({ login: 'xa.mau', name: 'Cán Bộ Xã Mẫu', password, role: 'viewer', commune: '22006' });
  await office.close();
  const kiosk = await openPage('kiosk');
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  const enter = async (login: string, secret: string, address = '') => {
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(centre.provinceUrl + address);
    await page.getByLabel('Tên đăng nhập').fill(login);
    await page.getByLabel('Mật khẩu').fill(secret);
    await page.keyboard.press('Enter');
    return page;
  };

  // One commune, and nothing of the province.
  const viewer = await enter('xa.mau', password);
  await expect(viewer.getByRole('heading', { name: 'Xã Canh Vinh' })).toBeVisible();
  await expect(viewer.getByRole('link', { name: 'Cán bộ', exact: true })).toBeHidden();
  const tickets = viewer.locator('dt', { hasText: 'Lượt khách' }).locator('xpath=following-sibling::dd');
  await expect(tickets).toHaveText('0');

  // A tap, and the number on the other page is another by itself.
  await takeNumber(kiosk, /Chứng thực/);
  await expect(async () => {
    await viewer.clock.runFor(10_000);
    await expect(tickets).toHaveText('1', { timeout: 500 });
  }).toPass();

  // A page has an address: a reload stays on it, Back goes, and one that is not the officer's says so.
  const fees = viewer.getByRole('button', { name: /^Lệ phí/ });
  await viewer.getByRole('link', { name: 'Danh mục' }).click();
  await fees.click();
  await viewer.reload();
  await expect(fees).toHaveAttribute('aria-pressed', 'true');
  await viewer.goBack();
  await expect(viewer.getByRole('button', { name: /^Thủ tục/ })).toHaveAttribute('aria-pressed', 'true');
  await viewer.goBack();
  await expect(tickets).toHaveText('1');
  await viewer.goto(`${centre.provinceUrl}#officers`);
  await expect(viewer.getByText(/^Trang “Cán bộ” không thuộc quyền/)).toBeVisible();

  // A workbook, read in the page under its own content policy.
  const admin = await enter(centre.officer.login, centre.officer.password, '#reference');
  await admin.getByRole('button', { name: 'Nhập từ tệp' }).click();
  const columns = ['Mã thủ tục', 'Tên', 'Lĩnh vực', 'Số ngày làm việc'];
  const rows = [['1.001193', 'Đăng ký khai sinh', 'Hộ tịch', 2]];
  const buffer = Buffer.from(await tableFiles.xlsx({ name: 'Thủ tục', columns, rows }));
  const chosen = admin.waitForEvent('filechooser');
  await admin.getByRole('button', { name: 'Chọn tệp' }).click();
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await (await chosen).setFiles({ name: 'thu-tuc.xlsx', mimeType, buffer });
  await expect(admin.getByText('Thêm 1 · bỏ 0 · đổi 0')).toBeVisible();
  await admin.getByRole('button', { name: 'Ghi vào bản nháp' }).click();
  await expect(admin.getByRole('button', { name: 'Công bố (1 thay đổi)' })).toBeEnabled();

  // The citizens' page stands beside it.
  const lookUp = await context.newPage();
  await lookUp.goto(`${centre.provinceUrl}/tra-cuu`);
  await expect(lookUp.getByText('Mời quét mã QR trên biên nhận.')).toBeVisible();
  await context.close();
});
