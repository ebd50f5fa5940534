import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { pseudoText } from '../pseudo-locale.ts';
import { now } from './samples.ts';
import type { Hand, PageName, Scene, Size, Stage } from './scene.ts';
import {
  type Answers,
  openScriptedStation,
  type Playing,
  type ScriptedStation,
  type Views,
} from './scripted-station.ts';
import { seen } from './seen.ts';
import { type Language, sayIn, textsOf } from './texts.ts';

export const kioskSizes = {
  tablet: { name: '10.1"', width: 1280, height: 800, pixelsPerMm: 5.88 },
  laptop: { name: '15.6"', width: 1366, height: 768, pixelsPerMm: 3.95 },
  panel: { name: '21.5"', width: 1920, height: 1080, pixelsPerMm: 4.03 },
  large: { name: '32"', width: 1920, height: 1080, pixelsPerMm: 2.71 },
} as const satisfies Record<string, Size>;

/** The usual screen of a page, lying; `standing` turns it. */
export const usualSize: Readonly<Record<PageName, Size>> = {
  kiosk: kioskSizes.panel,
  board: { name: '43" TV', width: 1920, height: 1080, pixelsPerMm: 2.02 },
  strip: { name: 'strip', width: 1100, height: 72, pixelsPerMm: 3.95 },
  counter: { name: '15.6"', width: 1366, height: 768, pixelsPerMm: 3.95 },
  office: { name: '15.6"', width: 1366, height: 768, pixelsPerMm: 3.95 },
  paper: { name: '15.6"', width: 1366, height: 768, pixelsPerMm: 3.95 },
  province: { name: '15.6"', width: 1366, height: 768, pixelsPerMm: 3.95 },
  post: { name: '15.6"', width: 1366, height: 768, pixelsPerMm: 3.95 },
  'look-up': { name: '15.6"', width: 1366, height: 768, pixelsPerMm: 3.95 },
  'set-up': { name: '15.6"', width: 1366, height: 768, pixelsPerMm: 3.95 },
  join: { name: '15.6"', width: 1366, height: 768, pixelsPerMm: 3.95 },
  phone: { name: 'telephone', width: 844, height: 390, pixelsPerMm: 6.2 },
};

export function standing({ width, height, ...size }: Size): Size {
  return { ...size, width: height, height: width };
}

export function sizeOf({ page, size }: Scene): Size {
  const usual = usualSize[page];
  return size === 'standing' ? standing(usual) : (size ?? usual);
}

/** The pages of one language, and a station that plays scenes to them. */
export interface Theatre {
  readonly station: ScriptedStation;
  /** Plays the scene to its end on the theatre's one page; the next scene takes its place. */
  show(scene: Scene, size?: Size): Promise<Shown>;
  close(): Promise<void>;
}

export interface Shown {
  readonly page: Page;
  readonly playing: Playing;
}

export async function openTheatre(at: {
  readonly project: string;
  readonly browser: Browser;
  readonly language: Language;
  readonly pages: string;
  /** A script that every page finds loaded: the browser compiles it once for all of them. */
  readonly script?: string;
}): Promise<Theatre> {
  const { project, browser, language, pages, script } = at;
  const station = await openScriptedStation({ pages, media: join(project, '.cache', 'gallery', 'media') });
  const stage: Stage = {
    language,
    say: sayIn(project, language),
    name: (vi, en) => ({ vi: { vi, en, qps: pseudoText(vi) }[language], en }),
  };
  const context = await browser.newContext({ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
  const texts = (file: 'screen' | 'errors' | 'announcement', code: string) =>
    code === 'vi' ? {} : textsOf(project, code as Language, file);
  const readTexts: Answers['readTexts'] = ({ language: code }) => ({
    ...{ version: 'shipped', screen: texts('screen', code), errors: texts('errors', code) },
    announcement: texts('announcement', code),
  });
  const page = await context.newPage();
  if (script !== undefined) await page.addInitScript(script);
  await page.clock.install({ time: now });
  // Each scene has a browser that remembers nothing but how large its screen is.
  await page.addInitScript(`
    sessionStorage.clear();
    localStorage.clear();
    localStorage.setItem('gan-dan.mm', new URLSearchParams(location.search).get('mm') ?? '4.03');
  `);
  return {
    station,
    async show(scene, size = sizeOf(scene)) {
      const { session, views = {}, answers = {} } = scene.play(stage);
      const playing = station.play({
        session,
        views: { ...quiet, ...views },
        answers: { readTexts, ...answers },
      });
      await page.setViewportSize({ width: size.width, height: size.height });
      await page.clock.setSystemTime(now);
      await page.unrouteAll();
      await scene.before?.(page);
      // The code stands in the question too: after the # alone it would be no new page.
      const asked = `mm=${size.pixelsPerMm}&scene=${playing.code}`;
      await page.goto(`http://localhost:${station.port}/${pathOf(scene.page)}?${asked}#code=${playing.code}`);
      await scene.act?.(handOf(page, playing, stage));
      const { shows } = scene;
      const hand = handOf(page, playing, stage);
      await seen(page, typeof shows === 'string' ? page.getByText(stage.say(shows)).first() : shows(hand));
      await page.evaluate('document.fonts.ready');
      return { page, playing };
    },
    async close() {
      await context.close();
      await station.close();
    },
  };
}

function handOf(page: Page, playing: Playing, { say }: Stage): Hand {
  const button = (key: string, values?: Parameters<Hand['tap']>[1]) =>
    page.getByRole('button', { name: say(key, values) }).first();
  return {
    ...{ page, playing, say },
    tap: (key, values) => button(key, values).click(),
    async tapOnKiosk(key, values) {
      await button(key, values).waitFor();
      // A screen takes no touch for its first moments.
      await page.clock.runFor(400);
      await button(key, values).click();
    },
    async pass(seconds) {
      for (let left = seconds; left > 0; left -= 2) await page.clock.runFor(Math.min(left, 2) * 1_000);
    },
  };
}

/** What every page listens to, with nothing to hear. */
const quiet: Views = {
  watchScans: { scanner: 'ready', scan: null },
  watchBeside: { mode: 'beside', formFields: ['idNumber', 'name', 'birthDate'], waiting: 0, enterLater: [] },
  watchVoice: { clips: [], without: [] },
  watchNudges: { nudges: [] },
};

/** A station has no road of its own to the province's pages, nor to those of a PC that has no station yet. */
function pathOf(page: PageName): string {
  return ['province', 'post', 'look-up', 'set-up', 'join'].includes(page) ? `${page}.html` : page;
}
