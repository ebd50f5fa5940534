import type { Page } from '@playwright/test';
import { sizeOf, standing } from '../../scripts/gallery/play.ts';
import type { Scene, Size } from '../../scripts/gallery/scene.ts';
import { scenes } from '../../scripts/gallery/scenes/index.ts';
import { type Language, languages } from '../../scripts/gallery/texts.ts';
import { part } from '../../scripts/test/put-last.ts';
import { axeAtHand, faults } from '../support/axe.ts';
import { contrastAtHand } from './contrast.ts';
import { longWords } from './long-words.ts';
import { weakFocus, weakInk } from './measured.ts';
import { lookAtText } from './seen.ts';
import { expectListAboveBar, expectNumberFromAfar, expectTargetsForFingers, expectWithinLowReach } from './sizes.ts';
import { expect, test } from './theatre.ts';

/**
 * `check:full` looks at every screen in three languages, standing and lying, at staff screens on the smallest PC too, and
 * runs axe everywhere. `npm test` looks at every screen as it is read: Vietnamese, with axe and in both themes; and once at
 * every screen where letters need most room: the pseudo-locale's long words in large letters.
 */
const isFull = process.env.GAN_DAN_SCREENS === 'full';
const smallestPc = { name: '1024 × 768', width: 1024, height: 768, pixelsPerMm: 3.95 };

/** X2: what citizens read at 10:1, what staff read at 7:1. */
const leastContrast = {
  kiosk: 10,
  board: 10,
  counter: 7,
  strip: 7,
  office: 7,
  paper: 7,
  province: 8,
  post: 7,
  'look-up': 7,
  phone: 7,
  'set-up': 7,
  join: 7,
} as const;

/** Asked for on a tablet; a panel in low reach shows them too. */
const alsoOnPanels = new Set(['kiosk-more', 'kiosk-languages']);

/** The number on the screen, and whether a paper carries it too. */
const numbers: ReadonlyMap<string, boolean> = new Map([
  ['kiosk-ticket', true],
  ['kiosk-ticket-no-paper', false],
]);

test('each scene that is shown with long words is one', () => {
  const known = new Set(scenes.filter(({ onlyInFull }) => !onlyInFull).map(({ id }) => id));
  expect([...longWords].filter((id) => !known.has(id))).toEqual([]);
});

test('what axe is asked finds a picture without words', async ({ page }) => {
  await page.addInitScript(axeAtHand);
  await page.goto('data:text/html,<img src="/nothing.png">');
  expect(await faults(page)).toContainEqual(expect.stringMatching(/^image-alt: <img/));
});

test('a button that shows no focus, and a pale sign, are found', async ({ page }) => {
  await page.setContent(
    `<style>.bare { outline: none } .ringed:focus-visible { outline: 3px solid navy }</style>
    <button class="ringed">ringed</button><button class="bare">bare</button>
    <p style="color: #999"><svg viewBox="0 0 48 48" width="20" height="20"></svg></p>`,
  );
  await page.keyboard.press('Tab');
  await contrastAtHand(page);
  expect(await page.evaluate(weakFocus)).toEqual(['button bare: 0']);
  expect(await page.evaluate(weakInk, { text: 7, sign: 3 })).toMatchObject([{ ratio: 2.8 }]);
});

test('a year of which a digit stands in the next line is found, two words in two lines are not', async ({ page }) => {
  await page.setContent(
    `<p style="width: 4ch; overflow-wrap: anywhere; font-family: monospace">12345</p><p style="width: 4ch">one two</p>`,
  );
  expect((await page.evaluate(lookAtText)).broken).toEqual(['12345']);
});

for (const language of languages)
  for (const scene of scenes.filter((each) => isLookedAt(each, language)))
    test(`X1 X2 X3: everyone can read ${scene.id} in ${language}`, async ({ theatreIn }) => {
      const theatre = await theatreIn(language);
      for (const size of sizesOf(scene)) {
        const { page, playing } = await theatre.show(scene, size);
        for (const theme of themesIn(language, scene)) {
          await page.evaluate((name) => {
            document.documentElement.dataset.theme = name;
          }, theme);
          const withAxe = isFull || theme === 'normal';
          expect(await wrongWith(page, scene, theme, withAxe), `${theme}, ${size.name}`).toEqual(nothingWrong);
        }
        if (!isForCitizens(scene) && (isFull || (language === 'vi' && longWords.has(scene.id))))
          await test.step('X2, X7: who uses the keyboard sees where they are', async () => {
            await page.keyboard.press('Tab');
            expect(await page.evaluate(weakFocus), size.name).toEqual([]);
          });
        expect(playing.unanswered, 'calls the scene has no answer to').toEqual([]);
        const isKiosk = language === 'vi' && scene.page === 'kiosk' && size === sizesOf(scene)[0];
        if (isKiosk && (scene.size === undefined || alsoOnPanels.has(scene.id)))
          await test.step('K2: a finger hits what it means, from 10.1" to 32", standing and lying', () =>
            expectTargetsForFingers(page));
        if (isKiosk && scene.id === 'kiosk-procedures')
          await test.step('K2: so it does in large letters, whose lists take more room', () =>
            expectListAboveBar(page));
        if (isKiosk && (scene.size === undefined || alsoOnPanels.has(scene.id)))
          await test.step('K14: reached low, everything to touch stands in the lowest 60 %', () =>
            expectWithinLowReach(page));
        const hasPaper = numbers.get(scene.id);
        if (language === 'vi' && hasPaper !== undefined)
          await test.step('K10: the number is read from where one stands, larger where no paper carries it', () =>
            expectNumberFromAfar(page, hasPaper));
      }
    });

function isLookedAt({ id, onlyInFull = false }: Scene, language: Language): boolean {
  // In `npm test` long words begin last.
  if (part !== undefined && (language === 'qps') !== (part === 'last')) return false;
  if (isFull) return true;
  return !onlyInFull && (language === 'vi' || (language === 'qps' && longWords.has(id)));
}

function isForCitizens({ page }: Scene): boolean {
  return page === 'kiosk' || page === 'board';
}

type Theme = 'normal' | 'easy';

/** Staff pages share one palette: their "dễ nhìn" is looked at where letters need most room, all of it in `check:full`. */
function themesIn(language: Language, scene: Scene): readonly Theme[] {
  if (isFull || (language === 'vi' && (isForCitizens(scene) || longWords.has(scene.id)))) return ['normal', 'easy'];
  return language === 'vi' ? ['normal'] : ['easy'];
}

/** X2: a kiosk in "dễ nhìn" is black and white alone. */
function leastInk(scene: Scene, theme: Theme): { readonly text: number; readonly sign: number } {
  if (scene.page === 'kiosk' && theme === 'easy') return { text: 20, sign: 20 };
  return { text: leastContrast[scene.page], sign: isForCitizens(scene) ? 10 : 3 };
}

const nothingWrong = { clipped: [], overlapping: [], broken: [], weak: [], scrollsSideways: false, faults: [] };

async function wrongWith(page: Page, scene: Scene, theme: Theme, withAxe: boolean): Promise<typeof nothingWrong> {
  const { clipped, overlapping, broken } = await page.evaluate(lookAtText);
  await contrastAtHand(page);
  const weak = await page.evaluate(weakInk, leastInk(scene, theme));
  const scrollsSideways = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  const found = withAxe ? await faults(page) : [];
  // To see what lies under a call for help axe scrolls what no hand can scroll.
  if (withAxe)
    await page.evaluate(() => {
      for (const box of document.querySelectorAll('*'))
        if (box.scrollTop > 0 && getComputedStyle(box).overflowY === 'hidden') box.scrollTop = 0;
    });
  return {
    clipped,
    overlapping,
    broken,
    weak,
    scrollsSideways,
    faults: found,
  } as unknown as typeof nothingWrong;
}

function sizesOf(scene: Scene): Size[] {
  const usual = sizeOf(scene);
  if (!isFull) return [usual];
  if (scene.size) return scene.page === 'kiosk' && scene.size !== 'standing' ? [usual, standing(usual)] : [usual];
  return scene.page === 'kiosk' || scene.page === 'board'
    ? [usual, standing(usual)]
    : [usual, standing(usual), smallestPc];
}
