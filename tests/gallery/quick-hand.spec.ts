import type { Page } from '@playwright/test';
import { opened, procedureViews } from '../../scripts/gallery/dossiers.ts';
import type { Hand, Scene } from '../../scripts/gallery/scene.ts';
import { counter, press } from '../../scripts/gallery/scenes/counter.ts';
import type { Answers } from '../../scripts/gallery/scripted-station.ts';
import { expect, test } from './theatre.ts';

test('a key struck the moment a screen is seen is heard: a screen never stands there without its keys', async ({
  theatreIn,
}) => {
  const { page } = await (await theatreIn('vi')).show(
    scene(async (hand) => {
      await press('F3')(hand);
      const acts = hand.say('dossier.act.title');
      await strikeWhenSeen(hand.page, acts, { key: '6', code: 'Digit6', altKey: true });
      await hand.page.getByRole('searchbox').fill('mau');
      await hand.page.getByRole('button', { name: acts }).first().waitFor();
    }),
  );
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('what is struck while a dossier is on its way is done when it is there', async ({ theatreIn }) => {
  const answer = held(opened);
  const { page } = await (await theatreIn('vi')).show(
    scene(
      async (hand) => {
        await press('F3')(hand);
        await hand.page.getByRole('searchbox').fill('mau');
        await hand.page.getByRole('button', { name: hand.say('dossier.action.open') }).waitFor();
        for (const key of ['Alt+1', 'Alt+q']) await hand.page.keyboard.press(key);
        answer.come();
      },
      { openDossier: async () => ({ ok: true, value: await answer.coming }) },
    ),
  );
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a procedure is named and confirmed before its list has come: it is chosen, and whoever has gone on stays there', async ({
  theatreIn,
}) => {
  const answer = held(procedureViews);
  const { page } = await (await theatreIn('vi')).show(
    scene(
      async (hand) => {
        await press('F2')(hand);
        const procedure = hand.page.getByRole('combobox', { name: hand.say('dossier.receive.procedure') });
        await procedure.fill('tinh trang hon nhan');
        await hand.page.keyboard.press('Enter');
        await expect(procedure).toHaveValue('tinh trang hon nhan');
        await hand.page.keyboard.press('Tab');
        await hand.page.keyboard.type('064185');
        answer.come();
        await hand.page.locator('input[name="documents"]').first().waitFor();
        await hand.page.keyboard.type('000007');
      },
      { listProcedures: () => answer.coming },
    ),
  );
  await expect(page.getByRole('combobox').first()).toHaveValue(/tình trạng hôn nhân/);
  await expect(page.locator('[name="applicant.idNumber"]')).toHaveValue('064185000007');
});

test('a digit struck right behind the Enter that chose a procedure ticks its paper', async ({ theatreIn }) => {
  const { page } = await (await theatreIn('vi')).show(
    scene(async (hand) => {
      await press('F2')(hand);
      await hand.page.locator('[name="applicant.name"]').fill('Rơ Châm Mẫu');
      await hand.page.getByRole('combobox').first().fill('tinh trang hon nhan');
      await hand.page.getByRole('option').first().waitFor();
      await strikeAtOnce(hand.page, [
        { key: 'Enter', code: 'Enter', altKey: false },
        { key: '1', code: 'Digit1', altKey: false },
      ]);
    }),
  );
  await expect(page.locator('input[name="documents"]').first()).toBeChecked();
});

/** An answer that waits until the test lets it come. */
function held<Value>(value: Value): { readonly coming: Promise<Value>; readonly come: () => void } {
  const { promise, resolve } = Promise.withResolvers<Value>();
  return { coming: promise, come: () => resolve(value) };
}

function scene(act: (hand: Hand) => Promise<void>, answers: Answers = {}): Scene {
  return {
    id: 'quick-hand',
    title: '',
    page: 'counter',
    play: counter({}, answers),
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

/** One key behind the other, and no frame between them. */
async function strikeAtOnce(page: Page, keys: readonly Key[]): Promise<void> {
  await page.evaluate(async (struck) => {
    for (const key of struck) {
      const at = document.activeElement ?? document.body;
      at.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
      // What a key has set going ends before the next one, as with a real key; the browser draws nothing between.
      await null;
    }
  }, keys);
}
