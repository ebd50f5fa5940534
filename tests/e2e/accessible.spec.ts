import type { Page } from '@playwright/test';
import { faults } from '../support/axe.ts';
import { expect, signIn, takeNumber, test } from './fixtures.ts';

/** The real pages with the real content policy. `gallery/` looks at the same screens: all of them here in `check:full`. */
const isFull = process.env.GAN_DAN_SCREENS === 'full';

if (isFull) {
  test('X1: the kiosk can be read and used by everyone, with large letters too, and so can the number it gives', async ({
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
    await takeNumber(kiosk, /Hộ tịch/);
    expect(await faults(kiosk)).toEqual([]);
  });

  test('X1: the board can be read by everyone', async ({ openPage }) => {
    const board = await openPage('board');
    await board.getByText('Hộ tịch').first().waitFor();
    expect(await faults(board)).toEqual([]);
  });

  test('X1: the counter can be used by everyone: signing in, opening, serving, receiving, searching', async ({
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
}

test('X1, X7: hours, pause, lock and timetable are set with the keyboard alone, on pages everyone can use', async ({
  openPage,
}) => {
  const office = await openPage('office');
  await office.getByLabel('Tên đăng nhập').waitFor();
  expect(await faults(office)).toEqual([]);
  await signInAsHead(office);
  expect(await faults(office)).toEqual([]);
  const type = (text: string) => office.keyboard.type(text);
  const press = async (name: string | RegExp) => {
    await office.getByRole('button', { name }).first().focus();
    await office.keyboard.press('Enter');
  };
  const dialog = office.getByRole('dialog');
  const saved = async () => {
    expect(await faults(office)).toEqual([]);
    await office.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
  };
  await press('Giờ tiếp nhận');
  await office.getByText('Lúc này').waitFor();
  expect(await faults(office)).toEqual([]);

  await press('Tạm dừng Chứng thực');
  await dialog.getByLabel('Quay lại lúc').focus();
  await type('13h30');
  await dialog.getByLabel('Ngày', { exact: true }).focus();
  await office.keyboard.press('ControlOrMeta+a');
  await type('31/12/2099');
  await saved();
  await office.getByText(/Tạm dừng: .*, lại lúc 13:30 ngày 31\/12\/2099/).waitFor();
  await press('Cấp số lại Chứng thực');
  await office.getByText('lại lúc 13:30').waitFor({ state: 'hidden' });

  await press(/^Sửa giờ của/);
  await dialog.getByLabel('Thứ Hai').focus();
  await office.keyboard.press('ControlOrMeta+a');
  await type('17h-7h');
  await office.keyboard.press('Enter');
  await dialog.getByText(/Chưa hiểu giờ này/).waitFor();
  await office.keyboard.press('ControlOrMeta+a');
  await type('7h-11h30, 13h30-17h');
  await dialog.getByLabel('Số mỗi ngày').focus();
  await type('40');
  await saved();
  await office.getByText('Mỗi ngày 40 số').waitFor();

  await press('Thêm nơi');
  await dialog.getByRole('textbox', { name: 'Nơi tiếp nhận' }).focus();
  await type('Nhà văn hóa làng mẫu');
  await dialog.getByRole('checkbox', { name: 'Thứ Tư' }).focus();
  await office.keyboard.press('Space');
  await dialog.getByRole('textbox', { name: 'Giờ', exact: true }).focus();
  await type('8h-11h');
  await saved();
  await office.getByText(/Lần tới: .*, 08:00–11:00/).waitFor();

  await press('Khóa máy lấy số');
  await dialog.getByLabel('Lời nhắn thêm').focus();
  await type('Xin mời quý vị lấy số tại quầy');
  await saved();
  await office.getByText('Máy lấy số đang khóa. Người dân đọc: Máy lấy số đang được sửa').waitFor();
  expect(await faults(office)).toEqual([]);
  await press('Mở lại máy lấy số');
  await office.getByText('Máy lấy số đang khóa').waitFor({ state: 'hidden' });
});

async function signInAsHead(office: Page): Promise<void> {
  await office.getByLabel('Tên đăng nhập').fill('truong.mau');
  await office.getByLabel('Mật khẩu').fill('mot-mat-khau-dai-1');
  await office.keyboard.press('Enter');
  await office.getByText('Kiểm tra đầu ngày').waitFor();
}
