import type { Page } from '@playwright/test';
import communes from '../../../domain/data/communes.json' with { type: 'json' };
import { now, session } from '../samples.ts';
import type { Hand, Scene } from '../scene.ts';

/** The province speaks plain HTTP: its answers are put in the page's way. */
async function answers(page: Page, byMethod: Readonly<Record<string, unknown>>): Promise<void> {
  await page.route('**/api/*', (route) => {
    const method = new URL(route.request().url()).pathname.split('/').at(-1) ?? '';
    return route.fulfill({ json: byMethod[method] });
  });
}

const figures = {
  ...{ asOf: now, reporting: 41, demonstration: false },
  communes: communes.map(({ code, name, type }, n) => {
    const received = n % 3 === 0 ? 40 + ((n * 37) % 160) : 0;
    const late = n % 9 === 0 ? (n % 5) + 1 : 0;
    const early = Math.floor(received * 0.4);
    return {
      ...{ code, name, type, received, early, late, tickets: received * 3, events: received * 11 },
      ...{ returned: early + late + Math.floor(received / 4), onTime: Math.floor(received / 4) },
      ...{ lastSeen: received > 0 ? now - n * 60_000 : null, parked: n === 12 ? 4 : 0 },
    };
  }),
};

async function signIn({ page, say, tap }: Hand): Promise<void> {
  await page.getByLabel(say('ui.signIn.login')).fill('so.mau');
  await page.getByLabel(say('ui.signIn.password')).fill('mot-mat-khau-dai-3');
  await tap('ui.signIn.submit');
}

const play = () => ({ session: session('office') });

export const provinceScenes: readonly Scene[] = [
  { id: 'province-sign-in', title: 'An officer comes in', page: 'province', play, shows: 'province.signIn' },
  {
    ...{ id: 'province-communes', title: 'The communes', page: 'province', play, act: signIn },
    before: (page) =>
      answers(page, { signIn: { ok: true, value: { token: 'x', name: 'Cán Bộ Tỉnh Mẫu' } }, communeFigures: figures }),
    shows: ({ page }) => page.getByText('Canh Vinh').first(),
  },
  {
    ...{ id: 'province-away', title: 'The province does not answer', page: 'province', play, act: signIn },
    before: async (page) => {
      await page.route('**/api/*', (route) => route.abort());
    },
    shows: ({ page }) => page.getByRole('alert'),
  },
];
