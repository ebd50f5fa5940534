import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareEmpty } from '../../scripts/demonstration.ts';
import { freePort, whoHolds } from '../../scripts/start/busy-port.ts';
import { expect, takeNumber, test } from '../e2e/fixtures.ts';
import { isReal, launchShell, type Shell } from './launch-shell.ts';

/** The compiled shell: on the real Electron where its binary is, else on its double (the name of each test says which). */
const on = isReal ? 'on Electron' : 'on the double of Electron';
const folders: string[] = [];
const shells: Shell[] = [];
/** One with a kiosk and a board is enough for all who look at what a shell does by itself: the last of them ends it. */
const own: { shell: Promise<AloneShell> | null } = { shell: null };

test.afterAll(async () => {
  for (const shell of shells.splice(0)) await shell.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test(`the windows of a PC attach to its running station and work as one, ${on}`, async ({ centre }) => {
  const { kiosk, counter, board } = centre.codes();
  const windows = { kiosk, counter: counter[1] ?? '', board };
  const roles = Object.entries(windows).flatMap(([role, code]) => ['--role', role, '--code', code]);
  const shell = await launch(['--folder', newFolder(), '--port', String(centre.station.port), ...roles]);

  const [kioskPage, counterPage, boardPage] = [
    await shell.page('kiosk'),
    await shell.page('counter'),
    await shell.page('board'),
  ];
  await counterPage.getByLabel('Tên đăng nhập').fill(centre.clerk.login);
  await counterPage.getByLabel('Mật khẩu').fill(centre.clerk.password);
  await counterPage.keyboard.press('Enter');
  await counterPage.getByRole('button', { name: /^Mở quầy/ }).click();
  const number = await takeNumber(kioskPage, /Đất đai/);
  await counterPage.keyboard.press('F9');
  await expect(boardPage.getByText(number, { exact: true }).first()).toBeVisible();
  await shell.close();
});

test(`the kiosk’s window is locked: no frame, no Node, no other page, ${on}`, async () => {
  const { shell } = await alone();
  const kiosk = await shell.page('kiosk');
  await expect(kiosk.getByRole('button', { name: /Chứng thực/ })).toBeVisible();
  const before = kiosk.url();

  await kiosk.evaluate(() => {
    location.href = 'https://elsewhere.invalid/';
  });
  await kiosk.evaluate(() => void window.open('https://elsewhere.invalid/'));
  expect(await kiosk.evaluate(() => Notification.requestPermission())).toBe('denied');
  const status = (path: string) => kiosk.evaluate(async (name) => (await fetch(name)).status, path);
  expect(await status('/..%2fmain/electron.js')).toBe(403);
  expect(await status('/nothing.html')).toBe(404);
  const socket = await kiosk.evaluate(
    () =>
      new Promise((closed) => {
        const foreign = new WebSocket('ws://127.0.0.1:9');
        foreign.onclose = ({ wasClean }) => closed(wasClean ? 'closed' : 'refused');
      }),
  );
  expect(['closed', 'refused']).toContain(socket);
  expect(kiosk.url()).toBe(before);
  const seen = await kiosk.evaluate(() => ({
    ganDan: Object.keys(Reflect.get(window, 'ganDan') ?? {}).sort(),
    node: typeof Reflect.get(window, 'process') + typeof Reflect.get(window, 'require'),
  }));
  expect(seen).toEqual({ ganDan: ['leave', 'role', 'station', 'token', 'training'], node: 'undefinedundefined' });

  // What the windows were made with, and which rule refused what, is reported by the double alone.
  if (isReal) return;
  const [made] = shell.reports.filter((report) => report.event === 'window');
  expect(made?.options).toMatchObject({
    ...{ kiosk: true, fullscreen: true },
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
  });
  const refused = () => shell.reports.filter(({ event }) => event === 'refused');
  const rules = () => refused().map((report) => ('what' in report ? report.what.split(' ')[0] : ''));
  // A window asked for is reported when the browser tells of it: on a busy machine after the page went on.
  await expect.poll(rules).toEqual(expect.arrayContaining(['navigation', 'window', 'permission', 'socket']));
});

test(`a page that crashes comes back by itself, ${on}`, async () => {
  const { shell } = await alone();
  await expect((await shell.page('kiosk')).getByRole('button', { name: /Chứng thực/ })).toBeVisible();
  await (await shell.page('kiosk')).goto('chrome://crash').catch(() => undefined);
  await expect
    .poll(async () =>
      (await shell.page('kiosk'))
        .getByRole('button', { name: /Chứng thực/ })
        .isVisible()
        .catch(() => false),
    )
    .toBe(true);
});

test(`a second start on the same folder ends at once and changes nothing, ${on}`, async () => {
  const { shell, args } = await alone();
  const kiosk = await shell.page('kiosk');
  await expect(kiosk.getByRole('button', { name: /Chứng thực/ })).toBeVisible();
  expect(await shell.startAgain(args)).toBe(0);
  await expect(kiosk.getByRole('button', { name: /Chứng thực/ })).toBeVisible();
});

test(`a shell without a station forks one, heals it after kill -9, and ends it with itself, ${on}`, async () => {
  const { shell, port, args } = await alone();
  const kiosk = await shell.page('kiosk');
  await expect(kiosk.getByRole('button', { name: /Chứng thực/ })).toBeVisible();
  await (await shell.page('board')).waitForLoadState();

  process.kill(await stationOf(port), 'SIGKILL');
  await expect(kiosk.getByText('Máy lấy số đang tạm ngưng')).toBeVisible();
  // The kiosk comes back by itself, with the numbers of before.
  expect(await takeNumber(kiosk, /Chứng thực/)).toMatch(/^C\d{3}$/);

  // Nothing of its database can be read any more, no backup is there: it knows no terminal, and the kiosk works all the same.
  const folder = args[1] as string;
  process.kill(await stationOf(port), 'SIGKILL');
  for (const part of ['-wal', '-shm']) rmSync(join(folder, `log.db${part}`), { force: true });
  writeFileSync(join(folder, 'log.db'), 'không phải cơ sở dữ liệu '.repeat(3_000));
  await expect(async () => {
    await kiosk.getByRole('button', { name: /Chứng thực/ }).click({ timeout: 1_000 });
    await kiosk
      .getByRole('status')
      // A tap whose answer went down with the station took the number before.
      .filter({ hasText: /^CA00\d$/ })
      .waitFor({ timeout: 15_000 });
  }).toPass();

  shell.signal('SIGTERM');
  expect(await shell.ended).toBe(0);
  await expect.poll(() => answers(port)).toBe(false);
});

async function launch(args: readonly string[]): Promise<Shell> {
  const shell = await launchShell(args);
  shells.push(shell);
  return shell;
}

type AloneShell = Readonly<{ shell: Shell; port: number; args: readonly string[] }>;

/** With a centre of its own in a new folder, and no province. */
function alone(): Promise<AloneShell> {
  own.shell ??= launchAlone(['kiosk', 'board']);
  return own.shell;
}

async function launchAlone(roles: readonly string[]): Promise<AloneShell> {
  const folder = newFolder();
  prepareEmpty(folder, { allHours: true });
  const port = await freePort();
  const args = ['--folder', folder, '--port', String(port), ...roles.flatMap((role) => ['--role', role])];
  return { shell: await launch(args), port, args };
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-shell-'));
  folders.push(folder);
  return folder;
}

/** The process that holds the port, as `npm start` would name it to a person. */
async function stationOf(port: number): Promise<number> {
  const pid = /process (\d+)$/.exec((await whoHolds(port)) ?? '')?.[1];
  if (pid === undefined) throw new Error('nobody can be seen on the station’s port');
  return Number(pid);
}

function answers(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(() => answer(true)));
    socket.once('error', () => answer(false));
  });
}
