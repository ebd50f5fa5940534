import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
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

/**
 * WCAG 2.2 A and AA and axe's best practices. Contrast is measured by `weakText`, at 10:1 and 7:1 where axe asks 4.5:1;
 * axe's own, which takes as long as everything else together, runs with the full matrix.
 */
export async function faults(page: Page): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // Legacy mode: the other one opens a page of its own for every look.
  const { violations } = await new AxeBuilder({ page })
    .withTags(tags)
    .disableRules(process.env.GAN_DAN_SCREENS === 'full' ? [] : ['color-contrast', 'color-contrast-enhanced'])
    .setLegacyMode(true)
    // react-aria's announcer: for seconds it names a button that has gone with the screen it stood on.
    .exclude('[data-live-announcer]')
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
}
