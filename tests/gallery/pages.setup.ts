import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { buildPages } from '../../scripts/gallery/language-pages.ts';

const project = join(import.meta.dirname, '..', '..');

for (const language of ['en', 'qps'] as const)
  test(`the product's pages can be built with ${language} where Vietnamese stands`, async () => {
    await expect(buildPages(project, language)).resolves.toBeUndefined();
  });
