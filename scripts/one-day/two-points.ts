import { expect, type Page } from '@playwright/test';
import { isSlipText } from '../../domain/hand-over-slip.ts';
import type { PrinterSimulator } from '../../main/simulators/printer.ts';
import type { StartedPoint } from '../start/start-centre.ts';
import type { Book } from './book.ts';
import { openScanner, qrOf, type Scanner } from './scanner.ts';

/** A counter of one of the points, with what stands beside it. */
export interface Desk {
  readonly counter: Page;
  readonly printer: PrinterSimulator;
  readonly scanner: Scanner;
}

export async function openDesk(counter: Page, printer: PrinterSimulator, at: Pick<StartedPoint, 'station'>) {
  return { counter, printer, scanner: await openScanner(at.station) };
}

/** A dossier goes to the second point and its result comes back: both counters, and the slip between them. */
export async function thereAndBack(book: Book, canhVinh: Desk, hienDong: Desk, code: string): Promise<void> {
  book.chapter(
    'A dossier goes to Hiển Đông, and its result comes back',
    'Who receives it there need not wait for a call: the slip in the bag says what is in it, signed, and the seal needs one scan.',
  );
  const slip = await handOver(canhVinh, code, 'CV-0001', (page) =>
    book.screen(
      page,
      'hand-over-new',
      'Canh Vinh puts the folder into a bag: one key, its code, the number of the seal',
    ),
  );
  await book.screen(canhVinh.counter, 'hand-over-road', 'On the road: from now on the work is Hiển Đông’s');
  book.paper(
    slip.png,
    'paper-slip',
    'The slip that goes with the bag: codes and no names, two signatures, a signed QR',
  );
  await find(canhVinh.counter, code);
  await expect(canhVinh.counter.getByText(/Hồ sơ này đang do .* xử lý/)).toBeVisible();
  await book.screen(canhVinh.counter, 'dossier-elsewhere', 'In Canh Vinh it can be looked at, and says who has it');

  await hienDong.scanner.hold(slip.text);
  await hienDong.counter.getByRole('button', { name: /^Đúng, nhận cả túi/ }).waitFor();
  await book.screen(
    hienDong.counter,
    'hand-over-seal',
    'Hiển Đông scans the slip: is this the number, is the seal whole?',
  );
  await hienDong.counter.keyboard.press('Enter');
  await hienDong.counter.getByText('Đã xong, không phải làm gì thêm.').waitFor();
  // Its content comes by the inbox, which is read at the next hello: within a minute.
  await expect(() => find(hienDong.counter, code)).toPass({ timeout: 90_000 });
  await hienDong.counter.getByRole('button', { name: /Đã có kết quả/ }).click();
  await hienDong.counter.getByRole('button', { name: /^Trả kết quả/ }).waitFor();
  await book.screen(hienDong.counter, 'dossier-there', 'It is worked on there, and the result is ready');
  const back = await handOver(hienDong, code, 'HD-0001');
  await canhVinh.scanner.hold(back.text);
  // Hiển Đông's key is heard of at the next hello: until then nobody here can say that its slip is genuine.
  await canhVinh.counter.getByRole('button', { name: /^Đúng, nhận cả túi/ }).waitFor({ timeout: 90_000 });
  await canhVinh.counter.keyboard.press('Enter');
  await canhVinh.counter.getByText('Đã xong, không phải làm gì thêm.').waitFor();
  await book.screen(canhVinh.counter, 'hand-over-back', 'The result is back in Canh Vinh');
  await expect(async () => {
    await find(canhVinh.counter, code);
    await expect(canhVinh.counter.getByRole('button', { name: /^Trả kết quả/ })).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 90_000 });
}

interface Slip {
  readonly png: Uint8Array;
  readonly text: string;
}

/** Answers the slip that was printed, and what it says to a scanner. */
export async function handOver(
  { counter, printer }: Desk,
  code: string,
  bag: string,
  look: (page: Page) => Promise<void> = async () => undefined,
): Promise<Slip> {
  const before = printer.papers().at(-1)?.id ?? 0;
  await counter.keyboard.press('Escape');
  await counter.keyboard.press('Shift+F6');
  await counter.getByRole('textbox', { name: 'Quét mã trên hồ sơ, hoặc gõ mã' }).fill(code);
  await counter.keyboard.press('Enter');
  await counter.locator('ol').getByText(code).waitFor();
  await counter.getByRole('textbox', { name: 'Số niêm phong của túi' }).fill(bag);
  await look(counter);
  await counter.keyboard.press('Control+Enter');
  await counter.getByText(/^Chờ Điểm tiếp nhận .* nhận/).waitFor();
  const slip = await slipAfter(printer, before);
  if (!slip) throw new Error('no slip came out');
  return slip;
}

/** A receipt may come out in between: what is wanted begins as a slip does. */
async function slipAfter(printer: PrinterSimulator, before: number): Promise<Slip | undefined> {
  let read = before;
  for (const limit = performance.now() + 20_000; performance.now() < limit; ) {
    for (const { id, complete, png } of printer.papers()) {
      if (id <= read || !complete) continue;
      read = id;
      const text = await qrOf(png).catch(() => '');
      if (isSlipText(text)) return { png, text };
    }
    await new Promise((done) => setTimeout(done, 200));
  }
  return undefined;
}

export async function find(counter: Page, code: string): Promise<void> {
  await counter.keyboard.press('Escape');
  await counter.keyboard.press('F3');
  await counter.getByRole('searchbox').fill(code);
  await counter.getByRole('heading', { name: code }).waitFor();
}
