import type { Page } from '@playwright/test';

/** Answers for pages that ask by HTTP and have no station in front of them. */
export async function answersByPath(page: Page, byMethod: Readonly<Record<string, unknown>>): Promise<void> {
  await page.route('**/api/*', (route) => {
    const method = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    return route.fulfill({ json: byMethod[method] });
  });
}
