import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../chromium.ts';
import type { Part } from '../start/end-on-signal.ts';
import { startCentre } from '../start/start-centre.ts';
import { type Connection, connect, origin, value } from '../terminal-client.ts';
import { type BoardBack, boardBack } from './board-back.ts';
import { nobodyToReset, openUnattended } from './still-there.ts';
import { stopwatch } from './stopwatch.ts';

const SAID_WITHIN_MS = 9_000;

/** Milliseconds, one per run: ux.md X5, K3, K5, K6, K9, D2. */
export interface Latency {
  readonly throttle: number;
  readonly feedback: number[];
  readonly nextScreen: number[];
  readonly number: number[];
  readonly seen: number[];
  readonly chime: number[];
  readonly speech: number[];
  readonly silence: number[];
  readonly help: number[];
  readonly reset: number[];
}

/** What a person waits for, on a demonstration centre in real Chromium, at the speed of this PC and slowed down. */
export async function measureLatency(at: {
  readonly project: string;
  readonly data: string;
  readonly parts: { add(part: Part): void };
  readonly runs: number;
}): Promise<{ readonly rows: Latency[]; readonly back: BoardBack }> {
  const { project, data, parts, runs } = at;
  const heard: { again: (at: number) => void } = { again: () => undefined };
  const centre = await startCentre({
    ...{
      project,
      data,
      port: 0,
      provincePort: 0,
      printer: 'simulated',
      scanner: 'simulated',
      lan: false,
      empty: false,
    },
    ...{ parts, say: () => undefined, onStationAgain: () => heard.again(Date.now()), onGivenUp: () => undefined },
  });
  const { port, codes } = centre.station;
  const options = await findChromium(project);
  const browser = await chromium.launch({ ...options, args: ['--autoplay-policy=no-user-gesture-required'] });
  parts.add({ close: () => browser.close() });
  const kiosk = await openPage(browser, `http://localhost:${port}/kiosk#code=${codes.kiosk}`, 1080, 1920);
  const board = await openPage(browser, `http://localhost:${port}/board#code=${codes.board}`, 1920, 1080);
  const counter = await connect(port, codes.counter[0] ?? '');
  parts.add({ close: () => counter.close() });
  value(await counter.client.openCounter({ origin: origin(), counter: '1', queues: ['A', 'B', 'C', 'D', 'E', 'F'] }));

  const unattended = await openUnattended(browser, kiosk);
  const desk = await openPage(browser, `http://localhost:${port}/counter#code=${codes.counter[1]}`, 1366, 768);

  const measured: Latency[] = [];
  const called = { at: 0 };
  for (const throttle of [1, 6]) {
    const row = emptyRow(throttle);
    for (let run = 0; run < runs; run++) {
      await slowed([kiosk], throttle, () => tapThrough(kiosk, row));
      await slowed([kiosk], throttle, () => tapToSpeech(kiosk, row));
      row.help.push(await slowed([kiosk, desk], throttle, () => tapToHelp(kiosk, desk)));
      row.reset.push(await slowed([unattended], throttle, () => nobodyToReset(unattended)));
      // Until the last call has been said: the next bell waits for it.
      await board.waitForTimeout(Math.max(0, called.at + SAID_WITHIN_MS - Date.now()));
      called.at = Date.now();
      await slowed([board], throttle, () => callToBoard(counter, board, row));
    }
    measured.push(row);
  }
  const ready = () => new Promise<number>((again) => Object.assign(heard, { again }));
  const back = await boardBack({ board, host: centre.stationProcess, ready, runs: Math.min(runs, 10) });
  return { rows: measured, back };
}

function emptyRow(throttle: number): Latency {
  const ofKiosk = { feedback: [], nextScreen: [], number: [], speech: [], silence: [], help: [], reset: [] };
  return { throttle, ...ofKiosk, seen: [], chime: [] };
}

async function openPage(browser: Browser, url: string, width: number, height: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.addInitScript(stopwatch);
  await page.goto(url);
  await page.getByText('Canh Vinh').first().waitFor();
  return page;
}

/** Only the pages that are measured: each stands for a PC of its own, and slowing one down costs this one's processor. */
async function slowed<T>(pages: readonly Page[], rate: number, measure: () => Promise<T>): Promise<T> {
  const sessions = await Promise.all(pages.map((page) => page.context().newCDPSession(page)));
  for (const session of sessions) await session.send('Emulation.setCPUThrottlingRate', { rate });
  const answer = await measure();
  for (const session of sessions) {
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await session.detach();
  }
  return answer;
}

/** One person: looks at what to bring, comes back, takes a number, closes it. */
async function tapThrough(kiosk: Page, row: Latency): Promise<void> {
  const needs = kiosk.getByRole('button', { name: 'Cần mang gì' });
  await needs.waitFor();
  await kiosk.waitForTimeout(500);
  const pressed = ms(kiosk, `() => document.querySelector('button:active') !== null`);
  await needs.hover();
  await kiosk.mouse.down();
  row.feedback.push(await pressed);
  await kiosk.mouse.up();
  const back = kiosk.getByRole('button', { name: 'Quay lại' });
  await back.waitFor();
  await kiosk.waitForTimeout(500);
  const home = ms(kiosk, `() => document.querySelector('main h1')?.textContent.includes('lấy số') ?? false`);
  await back.click();
  row.nextScreen.push(await home);
  await kiosk.waitForTimeout(500);
  const number = ms(kiosk, `() => /^[A-Z]+\\d{3,}$/.test(document.querySelector('output')?.textContent ?? '')`);
  await kiosk.locator('main button').nth(2).click();
  row.number.push(await number);
  // The first three seconds take no touch, so that a second tap takes nothing.
  await kiosk.waitForTimeout(3_200);
  await kiosk.getByRole('button', { name: 'Xong' }).click();
}

function ms(page: Page, isThere: string): Promise<number> {
  return page.evaluate(`stopwatch.touch(${isThere})`) as Promise<number>;
}

/** "Loa" → its first word → a touch that hushes it; then louder, and off again. */
async function tapToSpeech(kiosk: Page, row: Latency): Promise<void> {
  const speaker = kiosk.locator('footer button').nth(-2);
  await kiosk.getByRole('button', { name: 'Cần mang gì' }).waitFor();
  await kiosk.waitForTimeout(500);
  const heard = Number(await kiosk.evaluate('stopwatch.words.length'));
  await speaker.click();
  const word = await moment(kiosk, `stopwatch.words[${heard}] ?? null`);
  row.speech.push(word - Number(await kiosk.evaluate('stopwatch.touchedAt')));
  await kiosk.waitForTimeout(500);
  const hushed = Number(await kiosk.evaluate('stopwatch.hushes.length'));
  await speaker.click();
  const silent = await moment(kiosk, `stopwatch.hushes[${hushed}] ?? null`);
  row.silence.push(silent - Number(await kiosk.evaluate('stopwatch.touchedAt')));
  await kiosk.waitForTimeout(500);
  await speaker.click();
}

/** "Cần giúp" → the call is seen at a counter; a clerk comes, and the person goes back. */
async function tapToHelp(kiosk: Page, desk: Page): Promise<number> {
  await kiosk.waitForTimeout(500);
  const banner = `document.querySelector('[data-react-aria-top-layer] button') !== null`;
  const seen = desk.evaluate(`stopwatch.when(() => ${banner})`) as Promise<number>;
  await kiosk.locator('footer button').last().click();
  const help = (await seen) - Number(await kiosk.evaluate('stopwatch.touchedAt'));
  await desk.keyboard.press('F11');
  await kiosk.getByText('đang đến').waitFor();
  await kiosk.waitForTimeout(500);
  await kiosk.getByRole('button', { name: 'Quay lại' }).click();
  return help;
}

/** The page's content policy refuses `waitForFunction`. */
async function moment(page: Page, what: string): Promise<number> {
  let there: unknown = null;
  while (typeof there !== 'number') there = await page.evaluate(what);
  return there;
}

/** The clerk's command → the number painted on the board, and the first tone of its bell, by the clock both share. */
async function callToBoard(counter: Connection, board: Page, row: Latency): Promise<void> {
  const hero = `(document.querySelector('main section')?.querySelectorAll('p')[1]?.textContent ?? '')`;
  const before = JSON.stringify(await board.evaluate(hero));
  const painted = board.evaluate(`stopwatch.when(() => ${hero} !== ${before})`) as Promise<number>;
  const heard = Number(await board.evaluate('stopwatch.sounds.length'));
  const pressed = Date.now();
  value(await counter.client.callNext({ origin: origin(), counter: '1' }));
  row.chime.push((await moment(board, `stopwatch.sounds[${heard}] ?? null`)) - pressed);
  row.seen.push((await painted) - pressed);
  value(await counter.client.startService({ origin: origin(), counter: '1' }));
  value(await counter.client.finish({ origin: origin(), counter: '1', outcome: 'served' }));
}
