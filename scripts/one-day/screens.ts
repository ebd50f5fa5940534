import type { Browser, Page } from '@playwright/test';
import type { StartedCentre } from '../start/start-centre.ts';

/** Each role in a browser of its own, at the size its screen has in a centre. */
export interface Screens {
  readonly kiosk: Page;
  readonly counter: Page;
  readonly board: Page;
  readonly office: Page;
  readonly province: Page;
  /** A counter of the second point. */
  readonly secondCounter: Page;
}

export async function openScreens(browser: Browser, { station, provinceUrl, second }: StartedCentre): Promise<Screens> {
  if (!second) throw new Error('the second point was not started');
  const door = `http://localhost:${station.port}`;
  const { kiosk, counter, board, office } = station.codes;
  const open = async (url: string, width: number, height: number) => {
    const context = await browser.newContext({
      viewport: { width, height },
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    });
    const page = await context.newPage();
    await page.goto(url);
    return page;
  };
  return {
    kiosk: await open(`${door}/kiosk#code=${kiosk}`, 1080, 1920),
    counter: await open(`${door}/counter#code=${counter.at(-1)}`, 1366, 768),
    board: await open(`${door}/board#code=${board}`, 1920, 1080),
    office: await open(`${door}/office#code=${office}`, 1366, 900),
    province: await open(`${provinceUrl}/`, 1366, 900),
    secondCounter: await open(
      `http://localhost:${second.station.port}/counter#code=${second.station.codes.counter.at(-1)}`,
      1366,
      768,
    ),
  };
}
