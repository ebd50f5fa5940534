import type { Page } from '@playwright/test';
import { opened } from '../../scripts/gallery/dossiers.ts';
import type { Hand, Scene } from '../../scripts/gallery/scene.ts';
import { counter, press } from '../../scripts/gallery/scenes/counter.ts';
import { expect, test } from './theatre.ts';

test('a key struck the moment a screen is seen is heard: a screen never stands there without its keys', async ({
  theatreIn,
}) => {
  const { page } = await (await theatreIn('vi')).show(
    scene(async (hand) => {
      await press('F3')(hand);
      await hand.page.getByRole('searchbox').fill('mau');
      await hand.page.getByRole('button', { name: hand.say('dossier.action.open') }).waitFor();
      await strikeWhenSeen(hand.page, opened.applicant.idNumber, { key: 'q', code: 'KeyQ', altKey: true });
      await hand.page.keyboard.press('Alt+1');
      await hand.page.getByText(opened.applicant.idNumber).first().waitFor();
    }),
  );
  await expect(page.getByRole('dialog')).toBeVisible();
});

function scene(act: (hand: Hand) => Promise<void>): Scene {
  return {
    id: 'quick-hand',
    title: '',
    page: 'counter',
    play: counter(),
    act,
    shows: ({ page }) => page.locator('main'),
  };
}

interface Key {
  readonly key: string;
  readonly code: string;
  readonly altKey: boolean;
}

/** Quicker than any hand: with the change of the page itself, before the browser has drawn it. */
async function strikeWhenSeen(page: Page, text: string, key: Key): Promise<void> {
  await page.evaluate(
    ([wanted, struck]) => {
      const watching = new MutationObserver(() => {
        if (!document.body.textContent?.includes(wanted)) return;
        watching.disconnect();
        window.dispatchEvent(new KeyboardEvent('keydown', { ...struck, bubbles: true }));
      });
      watching.observe(document.body, { subtree: true, childList: true, characterData: true });
    },
    [text, key] as const,
  );
}
