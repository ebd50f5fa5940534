import { chromium, type Page } from '@playwright/test';
import { CounterId, QueueId } from '../../domain/ids.ts';
import { findChromium } from '../chromium.ts';
import { pagesOf } from '../gallery/language-pages.ts';
import { openTheatre, type Shown } from '../gallery/play.ts';
import { boardView, kioskView, now } from '../gallery/samples.ts';
import { scenes } from '../gallery/scenes/index.ts';
import type { Part } from '../start/end-on-signal.ts';

/** JavaScript's heap of a page after garbage was collected, MiB (ux.md X6, D8: at most 30 more after a day). */
export interface DayOfMemory {
  readonly page: 'kiosk' | 'board';
  /** After a tenth of the day: everything that is loaded once has been. */
  readonly early: number;
  readonly late: number;
}

const people = 200;
const viewsBetween = 10;
const stage = { language: 'vi', say: (key: string) => key, name: (vi: string, en: string) => ({ vi, en }) } as const;

/**
 * Eight hours in a few minutes: 200 people, each with ten pushed views; the kiosk gives each a number, the board calls it.
 * The pages' clocks run as fast as they can.
 */
export async function measureWholeDay(project: string, parts: { add(part: Part): void }): Promise<DayOfMemory[]> {
  const browser = await chromium.launch(await findChromium(project));
  parts.add({ close: () => browser.close() });
  const days: DayOfMemory[] = [];
  for (const page of ['kiosk', 'board'] as const) {
    const theatre = await openTheatre({ project, browser, language: 'vi', pages: pagesOf(project, 'vi') });
    const scene = scenes.find(({ id }) => id === (page === 'kiosk' ? 'kiosk-home' : 'board-calls'));
    if (!scene) throw new Error(`no scene of the ${page}`);
    const shown = await theatre.show(scene);
    let early = Number.NaN;
    for (let person = 1; person <= people; person++) {
      await (page === 'kiosk' ? takesNumber(shown, person) : isCalled(shown, person));
      if (person === people / 10) early = await heapOf(shown.page);
    }
    days.push({ page, early, late: await heapOf(shown.page) });
    await theatre.close();
  }
  return days;
}

async function takesNumber({ page, playing }: Shown, person: number): Promise<void> {
  for (let n = 0; n < viewsBetween; n++)
    playing.show('watchKiosk', kioskView(stage, { day: { ...kioskView(stage).day, now: now + person * 144_000 + n } }));
  const tile = page.locator('main button').nth(1);
  await tile.waitFor();
  await page.clock.runFor(400);
  await tile.click();
  await page.locator('output').first().waitFor();
  // The number closes by itself.
  for (let second = 0; second < 28; second += 2) await page.clock.runFor(2_000);
}

async function isCalled({ page, playing }: Shown, person: number): Promise<void> {
  const at = now + person * 144_000;
  const call = { counter: CounterId('1'), queue: QueueId('B'), language: 'vi', recall: false, awaited: false };
  const numbers = Array.from({ length: Math.min(12, person) }, (_, n) => person - n);
  const calls = numbers.map((no) => ({ ...call, number: `B${String(no).padStart(3, '0')}`, at, callNo: 100 + no }));
  for (let n = 0; n < viewsBetween; n++) {
    const day = { ...boardView(stage).day, now: at + n };
    playing.show('watchBoard', boardView(stage, { calls, lastCallNo: 100 + person, day }));
  }
  for (let second = 0; second < 14; second += 2) await page.clock.runFor(2_000);
}

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  for (let n = 0; n < 3; n++) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 2 ** 20;
}
