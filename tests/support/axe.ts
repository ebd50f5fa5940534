import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

/** What `@axe-core/playwright` puts into a page at every look, put there once. */
const axe = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);
/** For pages that are looked at by the hundred: the browser compiles it once and each page calls it when it is asked. */
export const axeAtHand = `window.loadAxe = function () {\n${axe}\n};`;

interface AxeInPage {
  run(
    at: unknown,
    how: unknown,
  ): Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }>;
}

/**
 * WCAG 2.2 A and AA and axe's best practices. Contrast is measured by `weakInk`, at 10:1 and 7:1 where axe asks 4.5:1;
 * axe's own, which takes as long as everything else together, runs with the full matrix.
 */
export async function faults(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => {
    if (!('axe' in window) && 'loadAxe' in window) (window.loadAxe as () => void)();
    return 'axe' in window;
  });
  if (!isThere) await page.evaluate(axe);
  return page.evaluate(async (withContrast) => {
    const { axe } = window as unknown as { axe: AxeInPage };
    // react-aria's announcer: for seconds it names a button that has gone with the screen it stood on.
    const at = { include: [['html']], exclude: [['[data-live-announcer]']] };
    const { violations } = await axe.run(at, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
      rules: { 'color-contrast': { enabled: withContrast } },
      resultTypes: ['violations'],
      // It fetches every stylesheet again, for a rule about turned screens.
      preload: false,
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
  }, process.env.GAN_DAN_SCREENS === 'full');
}
