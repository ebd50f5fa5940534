import { networkInterfaces } from 'node:os';
import { expect, type Page, test } from '@playwright/test';
import { faults } from '../support/axe.ts';
import { chromiumOptions } from '../support/chromium.ts';
import { heardOn, makeVideo, openBoard, openWall, type WallInTest } from './wall.ts';

/** The wall in a real browser before a real station: seen, heard, lost and found again. */
test.use({
  launchOptions: await chromiumOptions('--autoplay-policy=no-user-gesture-required'),
});

/** `check:full` looks at every size of television. */
const isFull = process.env.GAN_DAN_SCREENS === 'full';

/** One for all tests of this file: a station with years behind it takes a while to make. */
const made: { wall: WallInTest | null } = { wall: null };
test.beforeAll(async ({ browser }) => {
  made.wall = await openWall({ lan: true, videos: { 'giới thiệu.webm': await makeVideo(browser) } });
});
// A board that is left open goes on moving and speaking beside the next test.
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
});
test.afterAll(async () => made.wall?.close());

function theWall(): WallInTest & { readonly url: string } {
  if (!made.wall) throw new Error('no wall was made');
  return { ...made.wall, url: `http://127.0.0.1:${made.wall.port}/board` };
}

/** Where it is not the glass that is looked at: a quarter of the dots to draw. */
const small = { width: 960, height: 540 };
const hero = (page: Page) => page.locator('section[aria-live=assertive]');

test('D2, D3: calls and a recall are on the wall before the first has been said; all are said in order, none over another', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const wall = theWall();
  const board = await openBoard(browser, wall.url, small);
  const [first, second] = [await wall.callSomebody(), await wall.callSomebody()];
  await expect(hero(board)).toContainText(second);
  await expect.poll(() => saying(board)).toEqual([expect.stringContaining(first)]);
  await wall.recall();
  await expect(hero(board)).toContainText('Gọi lại');
  const bells = async () => Math.floor((await heardOn(board)).filter(({ what }) => what === 'tone').length / 6);
  await expect.poll(bells).toBe(1);
  await wall.come();
  await expect.poll(bells, { timeout: 60_000 }).toBe(3);
  await expect.poll(() => saying(board), { timeout: 30_000 }).toEqual([]);

  const words = (await heardOn(board)).filter(({ what }) => what === 'word');
  // Number and counter, in Vietnamese and in the language that was chosen.
  expect(words.length).toBeGreaterThanOrEqual(3 * 2 * 6);
  expect(words.filter(({ from }, nth) => from < (words[nth - 1]?.to ?? 0) - 5)).toEqual([]);
});

/** The numbers that carry the loudspeaker now. */
function saying(board: Page): Promise<string[]> {
  return board.locator('main [data-said]').allInnerTexts();
}

test('D4: a new call pulses once a second for six seconds, and not at all for who wants no movement', async ({
  browser,
}) => {
  const wall = theWall();
  const [moving, still] = [
    await openBoard(browser, wall.url),
    await openBoard(browser, wall.url, undefined, { reducedMotion: 'reduce' }),
  ];
  for (const page of [moving, still]) await page.evaluate(noteMovements);
  const number = await wall.callSomebody();
  const movements = (page: Page) => page.evaluate(() => Reflect.get(window, 'movements'));
  for (const page of [moving, still]) await expect(hero(page)).toContainText(number);
  await expect.poll(() => movements(moving)).toEqual([[1_000, 6]]);
  expect(await movements(still)).toEqual([]);
});

/** In the page: which movements of the newest call begin from now on. Those of a slow machine are over when one asks. */
function noteMovements(): void {
  const movements: unknown[] = [];
  Reflect.set(window, 'movements', movements);
  document.addEventListener('animationstart', ({ target, animationName }) => {
    if (!(target instanceof Element) || !target.matches('section[aria-live=assertive]')) return;
    for (const each of target.getAnimations()) {
      if (!(each instanceof CSSAnimation) || each.animationName !== animationName) continue;
      movements.push([each.effect?.getTiming().duration, each.effect?.getTiming().iterations]);
    }
  });
}

test('D5: the centre’s own video plays, takes two fifths of the width at most, and is mute whenever something is said', async ({
  browser,
}) => {
  const wall = theWall();
  const board = await openBoard(browser, wall.url, small, wallOf(65, 6, small));
  const video = board.locator('video');
  await expect.poll(() => video.evaluate((each: HTMLVideoElement) => each.currentTime > 0)).toBe(true);
  const isMuted = () => video.evaluate((each: HTMLVideoElement) => each.muted);
  await expect.poll(isMuted, { timeout: 30_000 }).toBe(false);
  // Between two rounds of a short film there is none for a moment.
  await expect
    .poll(async () => (await video.boundingBox())?.width ?? small.width)
    .toBeLessThanOrEqual(0.4 * small.width + 0.5);
  await wall.callSomebody();
  await wall.come();
  await expect.poll(async () => (await heardOn(board)).filter(({ what }) => what === 'word').length).toBeGreaterThan(6);
  expect((await heardOn(board)).filter(({ videoMuted }) => videoMuted !== true)).toEqual([]);
  await expect
    .poll(() => video.evaluate((each: HTMLVideoElement) => !each.muted && each.volume === 1), { timeout: 20_000 })
    .toBe(true);
});

/** A television somebody has described already. */
function wallOf(diagonalInches: number, distanceM: number, { width, height } = { width: 1920, height: 1080 }) {
  const kept = JSON.stringify({ diagonalInches, distanceM, width, height });
  return {
    storageState: {
      cookies: [],
      origins: [{ origin: new URL(theWall().url).origin, localStorage: [{ name: 'gan-dan.board.wall', value: kept }] }],
    },
  };
}

test('any browser on the network shows and says the calls, without a secure connection', async ({ browser }) => {
  const address = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
  const wall = theWall();
  const board = await openBoard(browser, `http://${address ?? '127.0.0.1'}:${wall.port}/board`, small);
  if (address) expect(await board.evaluate(() => window.isSecureContext)).toBe(false);
  const number = await wall.callSomebody();
  await expect(hero(board)).toContainText(number);
  await expect.poll(async () => (await heardOn(board)).filter(({ what }) => what === 'word').length).toBeGreaterThan(6);
});

test('D1: the letters on the glass are as high as the viewing distance asks, and a television too small is refused', async ({
  browser,
}) => {
  const wall = theWall();
  const board = await openBoard(browser, wall.url);
  await wall.callSomebody();
  await expect(board.getByText(/nhấn F2/)).toBeVisible();
  await board.keyboard.press('F2');
  await board.getByLabel('Cỡ TV (đường chéo)').selectOption('32');
  await board.getByLabel('Người ngồi xa nhất cách TV').selectOption('8');
  await expect(board.getByText('Ngồi cách 8 m cần TV từ 43 inch.')).toBeVisible();
  await expect(board.getByRole('button', { name: 'Lưu' })).toBeDisabled();
  expect(await faults(board)).toEqual([]);
  await board.getByLabel('Cỡ TV (đường chéo)').selectOption('43');
  await board.getByRole('button', { name: 'Lưu' }).click();
  await expect(board.getByText(/nhấn F2/)).toBeHidden();

  // 43 inches of full HD: 0.496 mm a pixel; capitals of Noto Sans are 0.714 of the font size.
  const capMm = (page: Page, selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((each) => Number.parseFloat(getComputedStyle(each).fontSize) * 0.714 * 0.4958);
  expect(await capMm(board, 'section[aria-live=assertive] p:nth-of-type(2)')).toBeGreaterThanOrEqual(90);
  expect(await capMm(board, 'section[aria-live=assertive] strong')).toBeGreaterThanOrEqual(90);
  expect(await capMm(board, 'ol li')).toBeGreaterThanOrEqual(51);
  await board.reload();
  await board.getByText('Vừa gọi').waitFor();
  await expect(board.getByText(/nhấn F2/)).toBeHidden();
});

test('nothing on the wall is cut off or hangs over its edge, whatever the television', async ({ browser }) => {
  test.setTimeout(120_000);
  const wall = theWall();
  await wall.callSomebody();
  await wall.rest();
  const usual = [
    [{ width: 1920, height: 1080 }, 43, 8],
    [{ width: 1080, height: 1920 }, 43, 8],
    [{ width: 1024, height: 768 }, 50, 8],
  ] as const;
  const others = [
    [{ width: 1366, height: 768 }, 32, 5],
    [{ width: 3840, height: 2160 }, 65, 8],
    [{ width: 1080, height: 1920 }, 55, 6],
  ] as const;
  for (const [size, inches, metres] of isFull ? [...usual, ...others] : usual) {
    const board = await openBoard(browser, wall.url, size, wallOf(inches, metres, size));
    await board.getByText('Tạm ngừng').first().waitFor();
    const faults = () =>
      board.evaluate(() => {
        const room = { width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
        return [...document.querySelectorAll<HTMLElement>('p, h1, h2, li, time, strong, span')]
          .filter((each) => each.checkVisibility() && getComputedStyle(each).clipPath === 'none')
          .filter((each) => {
            const { left, top, right, bottom } = each.getBoundingClientRect();
            const isOutside = left < -1 || top < -1 || right > room.width + 1 || bottom > room.height + 1;
            const field = each.closest('main section')?.getBoundingClientRect();
            const isCut = field !== undefined && (bottom > field.bottom + 1 || right > field.right + 1);
            return isOutside || isCut || each.scrollWidth > each.clientWidth + 1;
          })
          .filter((each) => getComputedStyle(each).display !== 'inline')
          .map((each) => `${each.className} ${each.innerText}`);
      });
    // Asked again for a moment: letters that stand in until the wall's own have come are wider.
    const where = `${size.width}x${size.height} ${inches}" ${metres} m`;
    await expect.poll(faults, { message: where }).toEqual([]);
    await board.context().close();
  }
});

test('D6: a board whose host has died says since when, and is back with the newest call', async ({ browser }) => {
  const wall = theWall();
  const board = await openBoard(browser, wall.url, small);
  await wall.callSomebody();
  await wall.kill();
  await expect(board.getByText(/Mất kết nối từ \d\d:\d\d/)).toBeVisible();
  await wall.startAgain();
  const number = await wall.callSomebody();
  await expect(hero(board)).toContainText(number);
  await expect(board.getByText('Đã kết nối')).toBeVisible();
});
