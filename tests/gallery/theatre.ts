import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { pagesOf } from '../../scripts/gallery/language-pages.ts';
import { openTheatre, type Theatre } from '../../scripts/gallery/play.ts';
import type { Language } from '../../scripts/gallery/texts.ts';
import { axeAtHand } from '../support/axe.ts';

const project = join(import.meta.dirname, '..', '..');

/** One theatre per language in each worker, opened when the first test asks for it. */
export const test = base.extend<object, { readonly theatreIn: (language: Language) => Promise<Theatre> }>({
  theatreIn: [
    async ({ browser }, use) => {
      const open = new Map<Language, Promise<Theatre>>();
      await use((language) => {
        const known =
          open.get(language) ??
          openTheatre({ project, browser, language, pages: pagesOf(project, language), script: axeAtHand });
        open.set(language, known);
        return known;
      });
      for (const theatre of open.values()) await (await theatre).close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
