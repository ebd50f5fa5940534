import type { Locator, Page } from '@playwright/test';

/** On a busy machine a page may begin to count only after its clock was moved: then it is moved on, bit by bit. */
export async function seen(page: Page, what: Locator): Promise<void> {
  for (let moved = 0; moved < 20; moved++) {
    const isThere = await what.waitFor({ timeout: 3_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) return;
    await page.clock.runFor(500);
  }
  await what.waitFor();
}
