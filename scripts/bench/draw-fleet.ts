import type { Page } from '@playwright/test';
import screen from '../../locales/vi/screen.json' with { type: 'json' };
import type { Part } from '../start/end-on-signal.ts';
import { openBrowser } from './pages.ts';

/** A processor as it is, and slowed down as an old PC's. */
const rates = [1, 6] as const;

/** From the press on the tab until every centre's line stands on the screen: asked for, told, drawn. */
export async function drawFleet(what: {
  readonly project: string;
  readonly parts: { add(part: Part): void };
  readonly login: { readonly login: string; readonly password: string };
  readonly url: string;
  readonly points: number;
  readonly draws: number;
}): Promise<{ rate: number; ms: number[] }[]> {
  const browser = await openBrowser(what.project, what.parts);
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
  await page.goto(what.url);
  await page.locator('input').first().fill(what.login.login);
  await page.locator('input[type=password]').fill(what.login.password);
  await page.keyboard.press('Enter');
  const tab = (name: string) => page.getByRole('button', { name, exact: true });
  const session = await page.context().newCDPSession(page);
  const measured: { rate: number; ms: number[] }[] = [];
  for (const rate of rates) {
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    const ms: number[] = [];
    // The first is the browser's own: it has not run the page's code yet.
    for (let draw = 0; draw <= what.draws; draw++) {
      await tab(screen['province.page.account']).click();
      await page.locator('tbody').waitFor({ state: 'detached' });
      const taken = await drawOnce(page, screen['province.page.fleet'], what.points);
      if (draw > 0) ms.push(taken);
    }
    measured.push({ rate, ms });
  }
  return measured;
}

/** Measured in the page, so that no wire between us and it counts; the second frame after the lines are there has painted them. */
function drawOnce(page: Page, tab: string, points: number): Promise<number> {
  return page.evaluate(
    `new Promise((done) => {
      const button = [...document.querySelectorAll('button')].find((each) => each.textContent === ${JSON.stringify(tab)});
      const began = performance.now();
      button.click();
      const look = () =>
        document.querySelectorAll('tbody tr').length >= ${points}
          ? requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)))
          : requestAnimationFrame(look);
      look();
    })`,
  );
}
