import './need-node-24.ts';
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { findChromium } from './chromium.ts';
import { type Plate, writeAlbum } from './gallery/album.ts';
import { buildPages, pagesOf } from './gallery/language-pages.ts';
import { openTheatre, sizeOf, standing } from './gallery/play.ts';
import type { Scene, Size } from './gallery/scene.ts';
import { scenes } from './gallery/scenes/index.ts';
import { type Language, languages } from './gallery/texts.ts';
import { buildWhenNeeded } from './start/build.ts';

/**
 * `npm run gallery`: every screen in every state × language × theme × standing and lying, and every paper, on one page to
 * leaf through: `gallery/index.html`. Screens are the built pages in front of a scripted station.
 */
const help = `npm run gallery -- [options]

  --only TEXT,…    only screens whose name holds one of them (kiosk, counter-receive, …); papers with "paper"
  --language CODE  only vi, en or qps (the pseudo-locale: Jrai and Bahnar letters, 1.4 times as long)`;

const project = join(import.meta.dirname, '..');
const folder = join(project, 'gallery');
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    language: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(help);
else if (!buildWhenNeeded(project, (line) => console.log(line))) process.exitCode = 1;
else await makeGallery();

async function makeGallery(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const chosen = scenes.filter(({ id }) => values.only.split(',').some((text) => id.includes(text)));
  const shownIn = languages.filter((language) => values.language === undefined || language === values.language);
  const browser = await chromium.launch(await findChromium(project));
  const plates: Plate[] = [];
  try {
    for (const language of shownIn) plates.push(...(await takePictures(browser, language, chosen)));
  } finally {
    await browser.close();
  }
  plates.push(...papers());
  const file = writeAlbum(folder, plates, `${plates.length} pictures. The centre is Canh Vinh; nobody in it exists.`);
  console.log(`${plates.length} pictures: open ${file}`);
}

async function takePictures(browser: Browser, language: Language, chosen: readonly Scene[]): Promise<Plate[]> {
  if (language !== 'vi') await buildPages(project, language);
  const theatre = await openTheatre({ project, browser, language, pages: pagesOf(project, language) });
  const plates: Plate[] = [];
  mkdirSync(join(folder, language));
  try {
    for (const scene of chosen) {
      for (const size of sizesOf(scene)) {
        const { page } = await theatre.show(scene, size);
        const shape = size.height > size.width ? 'standing' : 'lying';
        for (const theme of ['normal', 'easy'] as const) {
          await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
          const file = `${language}/${scene.id}-${shape}-${theme}.jpg`;
          await page.screenshot({ path: join(folder, file), type: 'jpeg', quality: 70, animations: 'disabled' });
          plates.push({ file, title: `${scene.title} (${scene.id})`, group: scene.page, language, theme, shape });
        }
      }
      console.log(`  ${language} ${scene.id}`);
    }
  } finally {
    await theatre.close();
  }
  return plates;
}

function sizesOf(scene: Scene): Size[] {
  const usual = sizeOf(scene);
  return scene.size === 'standing' ? [usual] : [usual, standing(usual)];
}

/** As the real renderer drew them: `npm test` compares each with the bytes it sends to a printer. */
function papers(): Plate[] {
  const golden = join(project, 'tests', 'paper', 'golden');
  const pictures = readdirSync(golden).filter((name) => name.endsWith('.png') && `paper ${name}`.includes(values.only));
  mkdirSync(join(folder, 'papers'));
  return pictures.map((name) => {
    copyFileSync(join(golden, name), join(folder, 'papers', name));
    const title = basename(name, '.png');
    const language = languages.find((each) => title.split('-').includes(each)) ?? 'vi';
    return { file: `papers/${name}`, title, group: 'papers', language, theme: 'normal', shape: 'lying' };
  });
}
