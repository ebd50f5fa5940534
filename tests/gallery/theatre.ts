import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { pagesOf } from '../../scripts/gallery/language-pages.ts';
import { openTheatre, type Theatre } from '../../scripts/gallery/play.ts';
import type { Language } from '../../scripts/gallery/texts.ts';

const project = join(import.meta.dirname, '..', '..');

/** One theatre per language in each worker, opened when the first test asks for it. */
export const test = base.extend<object, { readonly theatreIn: (language: Language) => Promise<Theatre> }>({
  theatreIn: [
    async ({ browser }, use) => {
      const open = new Map<Language, Promise<Theatre>>();
      await use((language) => {
        const known =
          open.get(language) ?? openTheatre({ project, browser, language, pages: pagesOf(project, language) });
        open.set(language, known);
        return known;
      });
      for (const theatre of open.values()) await (await theatre).close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';

/** What `@axe-core/playwright` puts into a page, put there once and not for every look: ten times as quick. */
const axe = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

interface AxeInPage {
  run(
    at: unknown,
    how: unknown,
  ): Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }>;
}

/** The rules that look at where things lie; all others look at what they are, the same in every language and theme. */
const layoutRules = ['target-size', 'scrollable-region-focusable'];
const allRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * WCAG 2.2 A and AA and axe's best practices; `layout` asks for what another language or theme can change. Contrast is
 * measured by `weakText`, at 10:1 and 7:1 where axe asks 4.5:1; axe's own, which takes as long as everything else
 * together, and every rule in every language and theme run with the full matrix.
 */
export async function faults(page: Page, what: 'all' | 'layout'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const isFull = process.env.GAN_DAN_SCREENS === 'full';
  const runOnly = isFull || what === 'all' ? { type: 'tag', values: allRules } : { type: 'rule', values: layoutRules };
  return page.evaluate(
    async ([withContrast, only]) => {
      const { axe } = window as unknown as { axe: AxeInPage };
      // react-aria's announcer: for seconds it names a button that has gone with the screen it stood on.
      const at = { include: [['html']], exclude: [['[data-live-announcer]']] };
      const { violations } = await axe.run(at, {
        runOnly: only,
        ...(only.type === 'tag' && { rules: { 'color-contrast': { enabled: withContrast } } }),
        resultTypes: ['violations'],
        // It fetches every stylesheet again, for a rule about turned screens.
        preload: false,
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
    },
    [isFull, runOnly] as const,
  );
}
