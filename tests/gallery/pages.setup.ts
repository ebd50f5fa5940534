import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { buildPages } from '../../scripts/gallery/language-pages.ts';

const project = join(import.meta.dirname, '..', '..');

/** English is looked at by `check:full` alone (`screens.spec.ts`). */
const others = process.env.GAN_DAN_SCREENS === 'full' ? (['en', 'qps'] as const) : (['qps'] as const);

for (const language of others)
  test(`the product's pages can be built with ${language} where Vietnamese stands`, async () => {
    await expect(buildPages(project, language)).resolves.toBeUndefined();
  });
