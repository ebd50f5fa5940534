import type { Page } from '@playwright/test';
import screen from '../../locales/vi/screen.json' with { type: 'json' };
import type { Part } from '../start/end-on-signal.ts';
import { openBrowser } from './pages.ts';

/** A processor as it is, and slowed down as an old PC's. */
const rates = [1, 6] as const;

export interface Drawn {
  readonly rate: number;
  /** From the press on the tab until every centre's line is in the page and the screen is painted: asked for, told, drawn. */
  readonly ms: number[];
  /** From the same press, when the list is scrolled to its end at once: lines out of sight are drawn only then. */
  readonly endMs: number[];
}

export async function drawFleet(what: {
  readonly project: string;
  readonly parts: { add(part: Part): void };
  readonly login: { readonly login: string; readonly password: string };
  readonly url: string;
  readonly points: number;
  readonly draws: number;
}): Promise<Drawn[]> {
  const browser = await openBrowser(what.project, what.parts);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  await page.goto(what.url);
  await page.locator('input').first().fill(what.login.login);
  await page.locator('input[type=password]').fill(what.login.password);
  await page.keyboard.press('Enter');
  const tab = (name: string) => page.getByRole('link', { name, exact: true });
  const session = await page.context().newCDPSession(page);
  const measured: Drawn[] = [];
  for (const rate of rates) {
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    const [ms, endMs] = [[] as number[], [] as number[]];
    // The first is the browser's own: it has not run the page's code yet.
    for (let draw = 0; draw <= what.draws; draw++) {
      await tab(screen['province.page.account']).click();
      await page.locator('tbody').waitFor({ state: 'detached' });
      const taken = await drawOnce(page, screen['province.page.fleet'], what.points);
      if (draw === 0) continue;
      ms.push(taken.drawn);
      endMs.push(taken.end);
    }
    measured.push({ rate, ms, endMs });
  }
  return measured;
}

/** Measured in the page, so that no wire between us and it counts; the second frame after the lines are there has painted them. */
function drawOnce(page: Page, tab: string, points: number): Promise<{ drawn: number; end: number }> {
  return page.evaluate(
    `new Promise((done) => {
      const tab = [...document.querySelectorAll('nav a')].find((each) => each.textContent === ${JSON.stringify(tab)});
      const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(then));
      const began = performance.now();
      tab.click();
      const look = () => {
        const lines = document.querySelectorAll('tbody tr');
        if (lines.length < ${points}) return requestAnimationFrame(look);
        painted(() => {
          const drawn = performance.now() - began;
          lines[${points} - 1].scrollIntoView();
          painted(() => done({ drawn, end: performance.now() - began }));
        });
      };
      look();
    })`,
  );
}
