import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { prepareEmpty } from '../../scripts/demonstration.ts';
import { freePort } from '../../scripts/start/busy-port.ts';
import { expect, takeNumber, test } from '../e2e/fixtures.ts';
import { type Attack, attacks } from './attacks.ts';
import { isReal, launchShell, type Shell } from './launch-shell.ts';

/** K12: nobody leaves the kiosk's window but by the staff exit. The compiled shell, the built page, real input. */
const on = isReal ? 'on Electron' : 'on the double of Electron';
/** A double that was attacked takes no second connection: the two who look at one kiosk are those behind it. */
const opened: OpenKiosk[] = [];
interface OpenKiosk {
  readonly shell: Shell;
  readonly kiosk: Page;
  readonly args: readonly string[];
  readonly folder: string;
}

test.afterAll(async () => {
  for (const { shell, folder } of opened) {
    await shell.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

async function openKiosk(): Promise<OpenKiosk> {
  return opened[0] ?? launchKiosk();
}

async function launchKiosk(): Promise<OpenKiosk> {
  const folder = mkdtempSync(join(tmpdir(), 'gan-dan-locked-'));
  prepareEmpty(folder, { allHours: true });
  const args = ['--folder', folder, '--port', String(await freePort()), '--role', 'kiosk'];
  const shell = await launchShell(args);
  const kiosk = await shell.page('kiosk');
  await tile(kiosk).waitFor();
  opened.push({ shell, kiosk, args, folder });
  return { shell, kiosk, args, folder };
}

const tile = (kiosk: Page) => kiosk.getByRole('button', { name: /Chứng thực/ });

const tried = chosen(Number(process.env.GAN_DAN_WAYS_OUT ?? 8));

test(`K12: ${tried.length} of ${attacks.length} ways out of the kiosk lead nowhere, and it still gives numbers, ${on}`, async () => {
  test.setTimeout(240_000);
  const { kiosk, shell, folder } = await launchKiosk();
  expect(attacks.length).toBeGreaterThanOrEqual(80);
  await kiosk.setViewportSize({ width: 1080, height: 1920 });
  const devTools = await kiosk.context().newCDPSession(kiosk);
  const asked: string[] = [];
  kiosk.on('dialog', (dialog) => {
    asked.push(`dialog ${dialog.type()}`);
    void dialog.dismiss();
  });
  kiosk.on('filechooser', () => asked.push('file chooser'));
  // The double can only cancel a download that Electron would not begin: there its report counts.
  if (isReal) kiosk.on('download', () => asked.push('download'));
  const [home, windows] = [kiosk.url(), kiosk.context().pages().length];
  await kiosk.evaluate(() => Reflect.set(window, 'untouched', true));

  const successes: string[] = [];
  const unseen: string[] = [];
  for (const [at, { name, kind, run, isHealed = false }] of tried.entries()) {
    // An attack that takes the page away cannot finish: that is seen below.
    await run(kiosk, devTools).catch(() => undefined);
    if (isHealed) {
      await expect(tile(kiosk)).toBeVisible({ timeout: 30_000 });
      await kiosk.evaluate(() => Reflect.set(window, 'untouched', true));
    }
    unseen.push(name);
    // What a key won stays won until a key takes it back: up to ten are looked at together.
    const next = tried[at + 1];
    if (kind === 'key' && next?.kind === 'key' && !takesBack.test(next.name) && unseen.length < 10) continue;
    const got = await whatWasWon(kiosk, home);
    if (got.length > 0) successes.push(`${unseen.join(' or ')}: ${got.join(', ')}`);
    unseen.length = 0;
    if (successes.length > 5) break;
  }
  // What takes its time (a popup, a download, a refresh) shows by now.
  await kiosk.waitForTimeout(1_000);
  // The double closes a refused window a moment after it has opened.
  await expect.poll(() => kiosk.context().pages().length).toBe(windows);
  expect([...successes, ...(await whatWasWon(kiosk, home)), ...asked]).toEqual([]);
  const refused = new Set(
    shell.reports.filter((report) => report.event === 'refused').map(({ what }) => what.split(' ')[0]),
  );
  // Each rule of the shell had something to refuse.
  if (!isReal) expect([...refused].sort()).toEqual(['download', 'key', 'navigation', 'permission', 'window']);

  expect(await takeNumber(kiosk, /Chứng thực/)).toMatch(/^C/);
  opened.length = 0;
  await shell.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Each way to another page; of the other kinds so many, spread over the list, and whatever alone meets its rule. */
function chosen(ofEachKind: number): Attack[] {
  const kinds = Map.groupBy(attacks, ({ kind }) => kind);
  return [...kinds.values()].flatMap((all) => {
    const step = all[0]?.kind === 'navigation' ? 1 : Math.max(1, all.length / ofEachKind);
    return all.filter(({ isOnlyOne = false }, at) => isOnlyOne || Math.floor(at % step) === 0);
  });
}

/** Back to the size there was, forward again, out of what was opened. */
const takesBack = /\+[-0]$|ArrowRight|Forward|Escape|Home/;

/** Everything that would be a way out, seen from outside the page. */
async function whatWasWon(kiosk: Page, home: string): Promise<string[]> {
  if (kiosk.isClosed()) return ['the window closed'];
  const page = await kiosk.evaluate(look).catch(() => null);
  if (page === null) return ['the page went away'];
  return [
    ...(kiosk.url() === home ? [] : [`the page is ${kiosk.url()}`]),
    ...(page.untouched ? [] : ['the page was loaded anew']),
    ...page.given.map((device) => `was given ${device}`),
    ...(page.scale === 1 && page.ratio === 1 ? [] : ['the page is blown up']),
    ...(page.scrolled ? ['the page scrolled'] : []),
    ...(page.marked === '' ? [] : ['text is marked']),
  ];
}

/** In the page. */
function look() {
  return {
    untouched: Reflect.get(window, 'untouched') === true,
    given: (Reflect.get(window, 'given') ?? []) as string[],
    scale: window.visualViewport?.scale ?? 1,
    ratio: window.devicePixelRatio,
    scrolled: window.scrollX !== 0 || window.scrollY !== 0,
    marked: window.getSelection()?.toString() ?? '',
  };
}

test(`K12: a second start cannot open the office on the kiosk’s screen, with a link or a switch of Chromium neither, ${on}`, async () => {
  const { shell, kiosk, args } = await openKiosk();
  const pages = kiosk.context().pages().length;
  for (const more of [['--role', 'office'], ['gan-dan://office'], ['--remote-debugging-port=9', '/etc/passwd']]) {
    expect(await shell.startAgain([...args, ...more])).toBe(0);
  }
  expect(kiosk.context().pages()).toHaveLength(pages);
  await expect(tile(kiosk)).toBeVisible();
});

test(`K12: the system’s wish to close the window (Alt+F4, the taskbar) is refused; the staff exit closes it, ${on}`, async () => {
  const { shell, kiosk } = await openKiosk();
  await shell.askToClose();
  const refused = () => shell.reports.some((report) => report.event === 'refused' && report.what.startsWith('close'));
  if (isReal) await kiosk.waitForTimeout(500);
  else await expect.poll(refused).toBe(true);
  expect(kiosk.isClosed()).toBe(false);
  await expect(tile(kiosk)).toBeVisible();
  await kiosk.evaluate(() => Reflect.get(window, 'ganDan').leave());
  expect(await shell.ended).toBe(0);
});
