import { connect, origin, value } from '../support/terminal-client.ts';
import { expect, openCounter, test } from './fixtures.ts';

const pin = '274951';

test('a clerk goes away for a moment: the screen shows nothing, its keys do nothing, and after the PIN all of it is there', async ({
  centre,
  openPage,
}) => {
  const counter = await openPage('counter');
  await openCounter(counter, centre.clerk);

  await counter.getByRole('button', { name: /^Tài khoản của tôi/ }).click();
  await counter.getByLabel('Mật khẩu', { exact: true }).fill(centre.clerk.password);
  await counter.getByLabel('Mã PIN mới').fill(pin);
  await counter.getByLabel('Nhập lại mã PIN').fill(pin);
  await counter.keyboard.press('Enter');
  await counter.getByText('Đã lưu mã PIN').waitFor();
  await counter.keyboard.press('Escape');

  // A number is served, and a dossier half typed.
  const kiosk = await connect(centre.station.port, centre.codes().kiosk);
  value(await kiosk.client.issueTicket({ origin: origin(), queue: 'B', priority: null, language: 'vi' }));
  kiosk.close();
  await expect(counter.getByText('B001').first()).toBeVisible();
  await counter.keyboard.press('F9');
  await counter.keyboard.press('Enter');
  await counter.keyboard.press('F2');
  await counter.getByRole('textbox', { name: 'Họ và tên' }).first().fill('Rơ Châm Mẫu');

  await counter.keyboard.press('Shift+F11');
  await counter.getByRole('heading', { name: 'Màn hình đang khóa' }).waitFor();
  await expect(counter.getByText('Đang phục vụ số B001')).toBeVisible();
  await expect(counter.getByRole('textbox', { name: 'Họ và tên' }).first()).toBeHidden();
  await counter.keyboard.press('Escape');
  await counter.keyboard.press('F9');
  await expect(counter.getByRole('heading', { name: 'Màn hình đang khóa' })).toBeVisible();

  // The lock is the station's, not the page's.
  await counter.reload();
  await counter.getByRole('heading', { name: 'Màn hình đang khóa' }).waitFor();
  const secret = counter.getByLabel('Mã PIN hoặc mật khẩu');
  await secret.fill('111999');
  await counter.keyboard.press('Enter');
  await expect(counter.getByText('Mã PIN hoặc mật khẩu không đúng.')).toBeVisible();
  await secret.fill(pin);
  await counter.keyboard.press('Enter');
  await expect(counter.getByText('B001').first()).toBeVisible();
  await expect(counter.getByRole('heading', { name: 'Màn hình đang khóa' })).toBeHidden();
});
