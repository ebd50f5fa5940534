import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { type PrinterSimulator, startPrinterSimulator } from '../../main/simulators/printer.ts';
import { type Desk, find, handOver, openDesk } from '../../scripts/one-day/two-points.ts';
import type { Part } from '../../scripts/start/end-on-signal.ts';
import { type StartedCentre, type StartedPoint, startCentre } from '../../scripts/start/start-centre.ts';
import { expect, test } from './fixtures.ts';

const project = join(import.meta.dirname, '..', '..');

test('a dossier goes to Hiển Đông in a sealed bag, is worked on there, and its result comes back to be given in Canh Vinh', async ({
  postgres,
  browser,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-hand-over-'));
  const parts: Part[] = [{ close: () => rmSync(folder, { recursive: true, force: true }) }];
  try {
    const centre = await openTwoPoints(folder, await postgres.provinceDatabase(), parts);
    const canhVinh = await openAt(browser, centre.first, parts);
    const hienDong = await openAt(browser, centre.second, parts);

    // Handed over in Canh Vinh: from then on the work is Hiển Đông's, and nothing can be done to it here.
    const code = await receive(canhVinh.counter);
    const slip = await handOver(canhVinh, code, 'CV-0001');
    await find(canhVinh.counter, code);
    await expect(canhVinh.counter.getByText(/Hồ sơ này đang do Điểm tiếp nhận Hiển Đông xử lý/)).toBeVisible();
    await expect(canhVinh.counter.getByText(/^Đang trên đường/).first()).toBeVisible();
    await expect(canhVinh.counter.getByRole('button', { name: /^Đã có kết quả/ })).toHaveCount(0);

    // A folder is thought to be left in the drawer: said so, and taken back, by keys alone; its work stays where it went.
    await canhVinh.counter.keyboard.press('Alt+h');
    await expect(canhVinh.counter.getByText(/theo sổ: Đang trên đường từ điểm này/)).toBeVisible();
    await canhVinh.counter.keyboard.press('Control+Enter');
    await expect(canhVinh.counter.getByText(/được ghi là đang ở điểm này/)).toBeVisible();
    await expect(canhVinh.counter.getByText(/Hồ sơ này đang do Điểm tiếp nhận Hiển Đông xử lý/)).toBeVisible();
    await expect(async () => {
      await find(hienDong.counter, code);
      const said = hienDong.counter.getByText(/được ghi là đang ở Điểm tiếp nhận.*có người ở đó tìm thấy/);
      await expect(said).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    await canhVinh.counter.keyboard.press('Alt+h');
    await expect(canhVinh.counter.getByText(/đã tìm, không thấy ở điểm này/)).toBeVisible();
    await canhVinh.counter.keyboard.press('Control+Enter');
    await expect(canhVinh.counter.getByText(/^Đã tìm, không thấy/).first()).toBeVisible();

    // The bag is whole and its count right: the slip is scanned, then Enter.
    await hienDong.scanner.hold(slip.text);
    await expect(hienDong.counter.getByText('CV-0001').first()).toBeVisible();
    await hienDong.counter.getByRole('button', { name: /^Đúng, nhận cả túi/ }).waitFor();
    await hienDong.counter.keyboard.press('Enter');
    await expect(hienDong.counter.getByText('Đã xong, không phải làm gì thêm.')).toBeVisible();

    // Its content came by the province: it is worked on here, and the result goes back in its turn.
    await find(hienDong.counter, code);
    await hienDong.counter.keyboard.press('Alt+2');
    await expect(hienDong.counter.getByRole('button', { name: /^Trả kết quả/ }).first()).toBeVisible();
    const back = await handOver(hienDong, code, 'HD-0001');
    await canhVinh.scanner.hold(back.text);
    await canhVinh.counter.getByRole('button', { name: /^Đúng, nhận cả túi/ }).waitFor();
    await canhVinh.counter.keyboard.press('Enter');
    await expect(canhVinh.counter.getByText('Đã xong, không phải làm gì thêm.')).toBeVisible();

    // That it is ready, Canh Vinh hears from the province.
    await expect(async () => {
      await find(canhVinh.counter, code);
      await expect(canhVinh.counter.getByRole('button', { name: /^Trả kết quả/ }).first()).toBeVisible({
        timeout: 2_000,
      });
    }).toPass({ timeout: 30_000 });
    await canhVinh.counter.keyboard.press('Alt+3');
    await canhVinh.counter.keyboard.press('Control+Enter');
    await expect(canhVinh.counter.getByText(/Đã trả · /).first()).toBeVisible();
  } finally {
    for (const part of parts.toReversed()) await part.close();
  }
});

type OpenedPoint = Pick<StartedPoint, 'station'> & { readonly printer: PrinterSimulator };

async function openTwoPoints(data: string, database: string, parts: Part[]) {
  const printers = [];
  for (const _ of ['first', 'second']) {
    const printer = await startPrinterSimulator({ now: Date.now });
    parts.push({ close: () => printer.close() });
    printers.push(printer);
  }
  const [one, two] = printers as [PrinterSimulator, PrinterSimulator];
  const centre: StartedCentre = await startCentre({
    ...{ project, data, database, port: 0, provincePort: 0, scanner: 'simulated', lan: false, empty: false },
    printer: one.address,
    second: { port: 0, printer: two.address, onAgain: () => undefined },
    parts: { add: (part) => void parts.push(part) },
    say: () => undefined,
    onStationAgain: () => undefined,
    onGivenUp: (why) => console.error(why),
  });
  if (!centre.second) throw new Error('the second point was not started');
  return { first: { station: centre.station, printer: one }, second: { ...centre.second, printer: two } };
}

/** The last counter, which the demonstration leaves free. */
async function openAt(browser: Browser, { station, printer }: OpenedPoint, parts: Part[]): Promise<Desk> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  parts.push({ close: () => context.close() });
  const counter = await context.newPage();
  await counter.goto(`http://localhost:${station.port}/counter#code=${station.codes.counter.at(-1)}`);
  await counter.getByRole('button', { name: /^Mở quầy/ }).waitFor();
  await counter.keyboard.press('F9');
  await counter.getByText('Quầy đang trống').waitFor();
  const desk = await openDesk(counter, printer, { station });
  parts.push({ close: async () => desk.scanner.close() });
  return desk;
}

async function receive(counter: Page): Promise<string> {
  await counter.keyboard.press('F2');
  await counter.getByRole('combobox', { name: 'Thủ tục' }).fill('khai sinh');
  await counter.keyboard.press('Enter');
  await counter.getByRole('textbox', { name: 'Họ và tên', exact: true }).first().fill('Đinh Thị Người Mẫu');
  await counter.locator('input[name="documents"]').first().check();
  await counter.keyboard.press('Control+Enter');
  await counter.getByText('Đọc lại cho người dân nghe').waitFor();
  await counter.keyboard.press('Enter');
  const code = await counter.locator('dt:has-text("Mã hồ sơ") + dd').innerText();
  await counter.keyboard.press('Escape');
  return code;
}
