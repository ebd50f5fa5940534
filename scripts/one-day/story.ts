import { expect, type Page } from '@playwright/test';
import type { PrinterSimulator } from '../../main/simulators/printer.ts';
import type { StartedCentre } from '../start/start-centre.ts';
import type { Book } from './book.ts';
import { readBack, readBackWhen } from './read-back.ts';
import type { Screens } from './screens.ts';
import { openDesk, thereAndBack } from './two-points.ts';

/** The day of an invented grandmother who registers a birth, and of those who serve her. */
interface Day {
  readonly centre: StartedCentre;
  readonly printer: PrinterSimulator;
  readonly secondPrinter: PrinterSimulator;
  readonly screens: Screens;
  readonly book: Book;
}

export async function tellTheDay(day: Day): Promise<void> {
  await morning(day);
  const number = await touch(day);
  await call(day, number);
  const code = await receive(day, number);
  await toHienDong(day, code);
  await withoutPaper(day);
  await killed(day);
  await giveBack(day, code);
  await evening(day);
  await province(day, number, code);
}

async function morning({ screens, book }: Day): Promise<void> {
  const { office, kiosk } = screens;
  book.chapter(
    'The centre opens',
    'Before the doors: paper, clock, counters and log on one screen, and the kiosk at rest.',
  );
  await expect(office.getByText('Khớp với tỉnh')).toBeVisible();
  await book.screen(office, 'office-morning', 'The office: is everything ready for the day?');
  await expect(kiosk.getByRole('button', { name: /Hộ tịch/ })).toBeVisible();
  await book.screen(kiosk, 'kiosk-home', 'The kiosk: one tap on a matter gives a number');
  await kiosk.getByRole('button', { name: 'English' }).click();
  await book.screen(kiosk, 'kiosk-english', 'The same for somebody who reads English');
  await kiosk.getByRole('button', { name: 'Tiếng Việt' }).click();
}

async function touch({ screens: { kiosk }, printer, book }: Day): Promise<string> {
  book.chapter(
    'She takes a number',
    'She is 72: one tap says so, one more gives the number. The paper comes out of the printer.',
  );
  await tap(kiosk, /Cao tuổi/, /Ưu tiên: Cao tuổi/);
  await book.screen(kiosk, 'kiosk-priority', 'Who has priority');
  const number = await takeNumber(kiosk, /Hộ tịch/);
  await expect(kiosk.getByText('Xin lấy phiếu ở khe bên dưới')).toBeVisible();
  await book.screen(kiosk, 'kiosk-ticket', `Her number is ${number}`);
  book.paper(lastPaper(printer), 'paper-ticket', 'Her ticket, drawn from the bytes the printer received over TCP');
  await done(kiosk);
  return number;
}

async function call({ screens: { counter, board }, book }: Day, number: string): Promise<void> {
  book.chapter(
    'A clerk calls her',
    'Counter 4 opens for civil status alone. The rule mixes priority with normal numbers, and those who have waited too long go first: nobody is forgotten.',
  );
  await counter.getByRole('button', { name: /^Mở quầy/ }).waitFor();
  for (const letter of ['a', 'c', 'd', 'e', 'f']) await counter.keyboard.press(letter);
  await book.screen(counter, 'counter-open', 'The counter chooses what it serves today');
  await counter.keyboard.press('F9');
  await counter.getByText('Quầy đang trống').waitFor();
  await callUntil(counter, number);
  await book.screen(counter, 'counter-called', `${number} is called: one key for each step`);
  // Each call has its seconds on the wall and its bell: those called quickly before her come first.
  await expect(board.getByText(number, { exact: true }).first()).toBeVisible({ timeout: 90_000 });
  await book.screen(board, 'board-call', 'The board on the wall, and the bell');
  await counter.keyboard.press('Enter');
  await expect(counter.getByText('Đang phục vụ')).toBeVisible();
}

async function receive({ screens: { counter }, printer, book }: Day, number: string): Promise<string> {
  book.chapter(
    'Her dossier is received',
    'A few letters find the procedure; the date it will be ready comes from the law, with its reason.',
  );
  await counter.keyboard.press('F2');
  await counter.getByRole('combobox', { name: 'Thủ tục' }).fill('khai sinh');
  await counter.keyboard.press('Enter');
  const field = (name: string) => counter.getByRole('textbox', { name, exact: true }).first();
  await field('Họ và tên').fill('Đinh Thị Người Mẫu');
  await field('Ngày sinh').fill('02/09/1954');
  await field('Điện thoại').fill('0900000001');
  await field('Địa chỉ').fill('Làng Mẫu, xã Canh Vinh');
  for (const tick of (await counter.locator('input[name="documents"]').all()).slice(0, 2)) await tick.check();
  await expect(counter.getByText('Hẹn trả')).toBeVisible();
  await book.screen(counter, 'counter-receive', `Her dossier, for ${number}`);
  const before = printer.papers().length;
  await counter.keyboard.press('Control+Enter');
  await expect(counter.getByText('Đọc lại cho người dân nghe')).toBeVisible();
  await book.screen(counter, 'counter-read-back', 'Read back before it is printed');
  await counter.keyboard.press('Enter');
  await expect(counter.getByText('Mã hồ sơ', { exact: true })).toBeVisible();
  await expect.poll(() => printer.papers().length).toBe(before + 1);
  await book.screen(counter, 'counter-received', 'Received: the code, and the date');
  book.paper(lastPaper(printer), 'paper-receipt', 'Her receipt');
  const code = await counter.locator('dt:has-text("Mã hồ sơ") + dd').innerText();
  await counter.keyboard.press('Enter');
  await counter.keyboard.press('Shift+F9');
  await counter.getByRole('button', { name: /Đã nhận hồ sơ/ }).click();
  await counter.getByText('Quầy đang trống').waitFor();
  return code;
}

async function toHienDong({ centre, screens, printer, secondPrinter, book }: Day, code: string): Promise<void> {
  if (!centre.second) throw new Error('the second point was not started');
  const here = await openDesk(screens.counter, printer, centre);
  const there = await openDesk(screens.secondCounter, secondPrinter, centre.second);
  await there.counter.getByRole('button', { name: /^Mở quầy/ }).waitFor();
  await there.counter.keyboard.press('F9');
  await there.counter.getByText('Quầy đang trống').waitFor();
  await thereAndBack(book, here, there, code);
  await here.counter.keyboard.press('Escape');
  for (const { scanner } of [here, there]) scanner.close();
}

async function withoutPaper({ screens: { kiosk }, printer, book }: Day): Promise<void> {
  book.chapter(
    'The roll ends',
    'No paper never costs anybody a number: the screen shows it large, and it prints once, when there is paper again.',
  );
  await printer.set({ paper: 'out' });
  const number = await takeNumber(kiosk, /Chứng thực/);
  await expect(kiosk.getByText('Máy không in được phiếu: xin nhớ số này')).toBeVisible();
  await book.screen(kiosk, 'kiosk-no-paper', `${number}, to be remembered`);
  const before = printer.papers().length;
  await printer.set({ paper: 'loaded' });
  await expect.poll(() => printer.papers().length, { timeout: 20_000 }).toBe(before + 1);
  book.paper(lastPaper(printer), 'paper-later', `The paper of ${number}, after a new roll`);
  await done(kiosk);
}

async function killed({ screens: { kiosk }, centre, book }: Day): Promise<void> {
  book.chapter(
    'The station is killed',
    'kill -9 in the middle of the day. What was acknowledged is there, and the next number is the next number.',
  );
  const before = await takeNumber(kiosk, /Đất đai/);
  await done(kiosk);
  const pid = centre.stationProcess.pid();
  if (pid === null) throw new Error('the station does not run');
  process.kill(pid, 'SIGKILL');
  // A quick machine has it back before anybody could see that it was gone.
  const lost = kiosk.getByText('Máy lấy số đang tạm ngưng');
  const wasSeen = await lost.waitFor({ timeout: 3_000 }).then(
    () => true,
    () => false,
  );
  if (wasSeen) await book.screen(kiosk, 'kiosk-lost', 'For a moment: please see a clerk');
  const after = await takeNumber(kiosk, /Đất đai/);
  if (Number(after.slice(1)) !== Number(before.slice(1)) + 1) throw new Error(`${before} was followed by ${after}`);
  await book.screen(kiosk, 'kiosk-after', `${before} before, ${after} after`);
  await done(kiosk);
}

async function giveBack({ screens: { counter }, book }: Day, code: string): Promise<void> {
  book.chapter('The result is given back', 'The clerk finds the dossier by its code, and gives the result to her.');
  await counter.keyboard.press('F3');
  await counter.getByRole('searchbox').fill(code);
  await counter.getByRole('button', { name: /Trả kết quả/ }).click();
  await book.screen(counter, 'counter-return', 'Who takes the result?');
  await counter.getByRole('button', { name: /Xác nhận đã trả/ }).click();
  await expect(counter.getByText(/Đã trả · /).first()).toBeVisible();
  await book.screen(counter, 'counter-returned', 'Given back, before its date');
}

async function evening({ screens: { counter, office }, book }: Day): Promise<void> {
  book.chapter(
    'The day is closed',
    'The money counted against the money expected, and the head sees what is late, who holds it and what to do next.',
  );
  await counter.keyboard.press('Escape');
  await counter.keyboard.press('F12');
  await expect(counter.getByRole('heading', { name: /^Chốt ngày/ })).toBeVisible();
  await book.screen(counter, 'counter-day', 'Received, returned, money expected and counted');
  await counter.keyboard.press('Escape');
  await office.getByRole('button', { name: 'Điều hành' }).click();
  await expect(office.getByText(/ước tính nội bộ/i).first()).toBeVisible();
  await book.screen(office, 'office-head', "The head's page: late, due, and the next act of each");
  await office.getByRole('button', { name: 'Hôm nay' }).click();
}

async function province({ screens, centre, book }: Day, number: string, code: string): Promise<void> {
  book.chapter(
    'The province has it',
    'Every event, signed and chained, in PostgreSQL; the people in it only as ciphertext.',
  );
  const page = screens.province;
  await page.getByLabel('Tên đăng nhập').fill(centre.officer.login);
  await page.getByLabel('Mật khẩu').fill(centre.officer.password);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Canh Vinh').first()).toBeVisible();
  await book.screen(page, 'province', 'Received, returned and on time, per commune');

  const ofTicket = `SELECT seq, type, facts FROM event_facts
  WHERE facts ->> 'ticket' = (SELECT facts ->> 'ticket' FROM event_facts WHERE type = 'ticket-issued' AND facts ->> 'number' = $1 ORDER BY seq DESC LIMIT 1)
  ORDER BY seq`;
  const finished = (rows: readonly Record<string, unknown>[]) => rows.some(({ type }) => type === 'ticket-finished');
  book.rows(ofTicket, await readBackWhen(finished, centre.database, ofTicket, [number]));
  const ofDossier = `SELECT seq, type, left(canonical::json ->> 'sealed', 40) AS sealed FROM events
  WHERE canonical::json -> 'facts' ->> 'dossier' = (SELECT facts ->> 'dossier' FROM event_facts WHERE facts ->> 'code' = $1)
  ORDER BY seq`;
  const returned = (rows: readonly Record<string, unknown>[]) => rows.some(({ type }) => type === 'dossier-returned');
  book.rows(ofDossier, await readBackWhen(returned, centre.database, ofDossier, [code]));
  const heads = 'SELECT stream_id, head_seq, left(head_hash, 12) AS head FROM streams';
  book.rows(heads, await readBack(centre.database, heads));
  await expect(screens.office.getByText('Tỉnh đã nhận đủ mọi sự kiện.')).toBeVisible({ timeout: 15_000 });
  await book.screen(screens.office, 'office-evening', 'The office in the evening: the province has everything');
}

/** A touch in the first third of a second after a new screen is nobody's: so touch until the screen answers. */
async function tap(page: Page, button: RegExp, answer: RegExp): Promise<void> {
  await expect(async () => {
    await page.getByRole('button', { name: button }).click({ timeout: 1_000 });
    await expect(page.getByText(answer).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
}

async function takeNumber(kiosk: Page, queue: RegExp): Promise<string> {
  const shown = kiosk.getByRole('status').filter({ hasText: /^[A-Z]\d{3}$/ });
  await expect(async () => {
    const tile = kiosk.getByRole('button', { name: queue });
    if (!(await shown.isVisible())) await tile.click({ timeout: 1_000 });
    await expect(shown).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  return shown.innerText();
}

/** The ticket's screen closes by a touch, but not by one in its first three seconds. */
async function done(kiosk: Page): Promise<void> {
  const close = kiosk.getByRole('button', { name: 'Xong' });
  await expect(async () => {
    if (await close.isVisible()) await close.click({ timeout: 1_000 });
    await expect(close).toBeHidden({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
}

/** Serves those before her, as any morning. */
async function callUntil(counter: Page, number: string): Promise<void> {
  for (let served = 0; served < 30; served += 1) {
    await counter.keyboard.press('F9');
    await expect(counter.getByRole('button', { name: /Đã đến quầy/ })).toBeVisible();
    if (await counter.getByRole('article').getByText(number, { exact: true }).isVisible()) return;
    await counter.keyboard.press('Enter');
    await expect(counter.getByText('Đang phục vụ')).toBeVisible();
  }
  throw new Error(`${number} was never called`);
}

function lastPaper(printer: PrinterSimulator): Uint8Array {
  const paper = printer.papers().findLast(({ complete }) => complete);
  if (paper === undefined) throw new Error('no paper came out');
  return paper.png;
}
