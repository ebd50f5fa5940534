import type { Page } from '@playwright/test';
import { hasLowReach, shapeOf } from '../../renderer/ui/display-settings.ts';
import { kioskSizes, standing } from '../../scripts/gallery/play.ts';
import type { Size } from '../../scripts/gallery/scene.ts';
import { capitalHeight, type Target, touchTargets } from './measured.ts';
import { expect } from './theatre.ts';

/** ux.md §2.1: nothing under 20 mm, five between two targets, a tile of a queue 60 × 45. Half a millimetre is rounding. */
const rounding = 0.5;
const sizes: readonly Size[] = Object.values(kioskSizes).flatMap((size) => [size, standing(size)]);

/** K2, on the page as it stands, which becomes each of the screens. */
export async function expectTargetsForFingers(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'normal';
  });
  for (const size of sizes) {
    await become(page, size);
    const targets = await page.evaluate(touchTargets, size.pixelsPerMm);
    // A button that lies over the whole screen is there to close it.
    const buttons = targets.filter(({ width, height }) => width * height < 0.5 * areaMm(size));
    const at = `${size.name} ${size.height > size.width ? 'standing' : 'lying'}`;
    expect(buttons.filter(isSmall), `smaller than 20 mm at ${at}`).toEqual([]);
    expect(buttons.filter(isSmallTile), `tiles under 60 × 45 mm at ${at}`).toEqual([]);
    expect(tooClose(buttons), `nearer than 5 mm at ${at}`).toEqual([]);
    expect(await page.evaluate(scrolls), `scrolls at ${at}`).toBe(false);
  }
}

/** A list in large letters, whose long names take two lines, ends above the bar on every glass. */
export async function expectListAboveBar(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'easy';
  });
  for (const size of sizes) {
    await become(page, size);
    const targets = await page.evaluate(touchTargets, size.pixelsPerMm);
    expect(
      tooClose(targets),
      `nearer than 5 mm at ${size.name}, ${size.height > size.width ? 'standing' : 'lying'}`,
    ).toEqual([]);
  }
}

/**
 * K-Ticket and K10: the number is at least 40 mm high, and 60 where no paper carries it. Its four signs are 201 mm wide
 * then: a glass that is narrower shows them as high as it can, and never under 40.
 */
export async function expectNumberFromAfar(page: Page, hasPaper: boolean): Promise<void> {
  for (const size of sizes) {
    await become(page, size);
    const at = `${size.name} ${size.height > size.width ? 'standing' : 'lying'}`;
    const cap = await page.evaluate(capitalHeight, { selector: 'output', pixelsPerMm: size.pixelsPerMm });
    const isWide = size.width / size.pixelsPerMm >= 215;
    expect(cap ?? 0, `height of the number at ${at}`).toBeGreaterThanOrEqual(!hasPaper && isWide ? 60 : 40);
    const isCut = await page.locator('output').evaluate(({ scrollWidth, parentElement }) => {
      return scrollWidth > (parentElement?.clientWidth ?? 0);
    });
    expect(isCut, `wider than the glass at ${at}`).toBe(false);
  }
}

/** K14: reached low, everything to touch stands in the lowest 60 % of each glass that is tall enough to offer it. */
export async function expectWithinLowReach(page: Page): Promise<void> {
  const root = page.locator('html');
  for (const size of sizes.filter(({ width, height, pixelsPerMm }) => hasLowReach(width, height, pixelsPerMm))) {
    await become(page, size);
    await root.evaluate((html) => html.setAttribute('data-reach', 'low'));
    await page.evaluate(() => new Promise((seen) => new ResizeObserver(seen).observe(document.documentElement)));
    const targets = await page.evaluate(touchTargets, size.pixelsPerMm);
    const from = (0.4 * size.height) / size.pixelsPerMm;
    const buttons = targets.filter(({ width, height }) => width * height < 0.5 * areaMm(size));
    const at = `${size.name} ${size.height > size.width ? 'standing' : 'lying'}`;
    expect(
      buttons.filter(({ top }) => top < from - rounding),
      `above the lowest 60 % at ${at}`,
    ).toEqual([]);
    expect(buttons.filter(isSmall), `smaller than 20 mm at ${at}`).toEqual([]);
  }
  await root.evaluate((html) => html.setAttribute('data-reach', 'whole'));
}

/**
 * The same page on another screen: its pixels and, as after calibration, its millimetres. On a busy machine the page hears
 * of the screen before only now, and takes the new millimetres for that one: it is this screen when its shape is too.
 */
async function become(page: Page, { width, height, pixelsPerMm }: Size): Promise<void> {
  await page.evaluate((mm) => localStorage.setItem('gan-dan.mm', String(mm)), pixelsPerMm);
  await page.setViewportSize({ width, height });
  const root = page.locator('html');
  await expect(root).toHaveCSS('--mm', `${pixelsPerMm}px`);
  await expect(root).toHaveAttribute('data-shape', shapeOf(width, height, pixelsPerMm));
  await expect(root).toHaveAttribute('data-tall', String(hasLowReach(width, height, pixelsPerMm)));
  // What is measured at the next frame (words that are made to fit) is measured before anybody looks.
  await page.evaluate(() => new Promise((seen) => new ResizeObserver(seen).observe(document.documentElement)));
}

function areaMm({ width, height, pixelsPerMm }: Size): number {
  return (width / pixelsPerMm) * (height / pixelsPerMm);
}

function isSmall({ width, height }: Target): boolean {
  return width < 20 - rounding || height < 20 - rounding;
}

function isSmallTile({ isTile, width, height }: Target): boolean {
  return isTile && (width < 60 - rounding || height < 45 - rounding);
}

function tooClose(targets: readonly Target[]): string[] {
  return targets.flatMap((a, n) =>
    targets.slice(n + 1).flatMap((b) => {
      const across = Math.max(a.left, b.left) - Math.min(a.left + a.width, b.left + b.width);
      const down = Math.max(a.top, b.top) - Math.min(a.top + a.height, b.top + b.height);
      return Math.max(across, down) < 5 - rounding ? [`${a.name} | ${b.name}`] : [];
    }),
  );
}

function scrolls(): boolean {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
  return scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1;
}
