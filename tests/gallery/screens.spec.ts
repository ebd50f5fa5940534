import type { Page } from '@playwright/test';
import { type Size, sizeOf, standing } from '../../scripts/gallery/play.ts';
import type { Scene } from '../../scripts/gallery/scene.ts';
import { scenes } from '../../scripts/gallery/scenes/index.ts';
import { type Language, languages } from '../../scripts/gallery/texts.ts';
import { weakText } from './measured.ts';
import { lookAtText } from './seen.ts';
import { expectTargetsForFingers } from './sizes.ts';
import { expect, faults, test } from './theatre.ts';

/** `check:full` looks at every screen standing and lying, and at staff screens on the smallest PC too. */
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
} as const;

for (const language of languages)
  for (const scene of scenes.filter((each) => isLookedAt(each, language)))
    test(`X1 X2 X3: everyone can read ${scene.id} in ${language}`, async ({ theatreIn }) => {
      const theatre = await theatreIn(language);
      for (const size of sizesOf(scene)) {
        const { page, playing } = await theatre.show(scene, size);
        for (const theme of ['normal', 'easy'] as const) {
          await page.evaluate((name) => {
            document.documentElement.dataset.theme = name;
          }, theme);
          const rules = language === 'vi' && theme === 'normal' ? 'all' : 'layout';
          expect(await wrongWith(page, scene, rules), `${theme}, ${size.name}`).toEqual(nothingWrong);
        }
        expect(playing.unanswered, 'calls the scene has no answer to').toEqual([]);
        if (language === 'vi' && scene.page === 'kiosk' && scene.size === undefined && size === sizesOf(scene)[0])
          await test.step('K2: a finger hits what it means, from 10.1" to 32", standing and lying', () =>
            expectTargetsForFingers(page));
      }
    });

/** English staff pages lie between Vietnamese and the pseudo-locale, which is longer: they wait for the full matrix. */
function isLookedAt({ onlyInFull = false }: Scene, language: Language): boolean {
  if (onlyInFull) return isFull;
  // Vietnamese is what is read, and the pseudo-locale is longer than English ever is: English is looked at in check:full.
  return isFull || language !== 'en';
}

const nothingWrong = { clipped: [], overlapping: [], weak: [], scrollsSideways: false, faults: [] };

async function wrongWith(page: Page, scene: Scene, rules: 'all' | 'layout'): Promise<typeof nothingWrong> {
  const { clipped, overlapping } = await page.evaluate(lookAtText);
  const weak = await page.evaluate(weakText, leastContrast[scene.page]);
  const scrollsSideways = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  return {
    clipped,
    overlapping,
    weak,
    scrollsSideways,
    faults: await faults(page, rules),
  } as unknown as typeof nothingWrong;
}

function sizesOf(scene: Scene): Size[] {
  const usual = sizeOf(scene);
  if (!isFull || scene.size) return [usual];
  return scene.page === 'kiosk' || scene.page === 'board'
    ? [usual, standing(usual)]
    : [usual, standing(usual), smallestPc];
}
