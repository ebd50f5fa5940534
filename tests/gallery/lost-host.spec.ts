import type { Page } from '@playwright/test';
import type { KioskView } from '../../contract/terminal-views.ts';
import type { Scene } from '../../scripts/gallery/scene.ts';
import { counter } from '../../scripts/gallery/scenes/counter.ts';
import { kioskScenes } from '../../scripts/gallery/scenes/kiosk.ts';
import { expect, test } from './theatre.ts';

/** A PC that works for a host, which is lost while a screen is open; the door of the PC says how it stands with it. */
const lost = (state: string, scene: Pick<Scene, 'page' | 'play' | 'shows'>): Scene => ({
  ...{ ...scene, id: 'lost-host', title: '' },
  before: async (page: Page) => {
    await page.route('**/join', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>join</h1>' }));
    await page.route('**/api/link', (route) => route.fulfill({ json: { state } }));
  },
  act: async ({ page, playing }) => {
    await page.locator('main button').first().waitFor();
    playing.fail(true);
  },
});
const desk = { page: 'counter', play: counter({}) } as const;

test('a counter whose host is another machine now, or lets it in no more, leads to what has to be done, without a press; one whose host is only gone stays', async ({
  theatreIn,
}) => {
  const theatre = await theatreIn('vi');
  const stopped = await theatre.show(
    lost('host-changed', { ...desk, shows: ({ page }) => page.getByRole('heading', { name: 'join' }) }),
  );
  expect(new URL(stopped.page.url()).pathname).toBe('/join');
  const waits = await theatre.show(
    lost('host-unreachable', { ...desk, shows: ({ page, say }) => page.getByText(say('ui.hostGone')) }),
  );
  expect(new URL(waits.page.url()).pathname).toBe('/counter');
});

test('a kiosk that was removed at the office sends people to the clerk and promises nothing of itself', async ({
  theatreIn,
}) => {
  const scene = kioskScenes.find(({ id }) => id === 'kiosk-lost');
  if (!scene) throw new Error('the scene is called otherwise');
  const theatre = await theatreIn('vi');
  for (const [state, comesBack] of [
    ['host-unreachable', 1],
    ['station-removed', 0],
  ] as const) {
    const { page } = await theatre.show(lost(state, scene));
    await expect(page.getByText('Máy sẽ tự hoạt động lại')).toHaveCount(comesBack);
  }
});

test('a kiosk whose host answers and gives no number promises nothing: another PC writes, a disk is full, somebody has to act', async ({
  theatreIn,
}) => {
  const home = kioskScenes.find(({ id }) => id === 'kiosk-lost');
  if (!home) throw new Error('the scene is called otherwise');
  const { page } = await (await theatreIn('vi')).show({
    ...{ id: 'lost-host', title: '', page: 'kiosk', shows: 'kiosk.lost.title' },
    play: (stage) => {
      const played = home.play(stage);
      const watchKiosk = { ...(played.views?.watchKiosk as KioskView), healthy: false };
      return { ...played, views: { ...played.views, watchKiosk } };
    },
  });
  await expect(page.getByText('Máy sẽ tự hoạt động lại')).toHaveCount(0);
});

test('a press that signs in and is answered by nobody is explained, with the way to a new host beside it', async ({
  theatreIn,
}) => {
  const signedOut = desk.play;
  const cable = { isCut: false, cut: () => {} };
  const theatre = await theatreIn('vi');
  const shown = theatre.show({
    ...{ id: 'lost-host', title: '', page: 'counter' },
    play: (stage) => ({ ...signedOut(stage), session: { ...signedOut(stage).session, account: null } }),
    before: async (page) => {
      await page.route('**/api/link', (route) => route.fulfill({ json: { state: 'host-unreachable' } }));
      await page.routeWebSocket(/\/rpc$/, (near) => {
        if (cable.isCut) return void near.close();
        near.connectToServer();
        cable.cut = () => void near.close();
      });
    },
    act: async ({ page, pass }) => {
      await page.getByRole('textbox').first().waitFor();
      cable.isCut = true;
      cable.cut();
      await pass(4);
    },
    shows: ({ page, say }) => page.getByText(say('ui.hostGone')),
  });
  // The way of a socket stays with the page, and every later test of this process has that page.
  const { page } = await shown.finally(() => {
    cable.isCut = false;
  });
  await expect(page.getByRole('textbox').first()).toBeVisible();
});

test('the page of a PC that took its host’s place leads to the screens of the host it is now', async ({
  theatreIn,
}) => {
  const { page } = await (await theatreIn('vi')).show({
    ...{ id: 'took-over', title: '', page: 'join', play: desk.play },
    before: async (shown) =>
      void (await shown.route('**/api/link', (route) => route.fulfill({ status: 404, json: {} }))),
    act: async ({ page: shown, pass }) => {
      await shown.locator('main, [role=status]').first().waitFor();
      await pass(2);
      // Asked, not waited for: a page that goes there twice aborts its first way.
      await expect.poll(() => new URL(shown.url()).pathname).toBe('/counter');
    },
    shows: ({ page: shown }) => shown.locator('main'),
  });
  expect(new URL(page.url()).pathname).toBe('/counter');
});
