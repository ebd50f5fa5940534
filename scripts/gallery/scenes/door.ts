import { CounterId } from '../../../domain/ids.ts';
import { counterView, session } from '../samples.ts';
import type { Scene } from '../scene.ts';

/** What pages of every role have before they know who is there. */
export const doorScenes: readonly Scene[] = [
  {
    ...{ id: 'gate-not-attached', title: 'A page nobody has let in', page: 'counter', shows: 'ui.gate.notAttached' },
    play: () => ({ session: session('kiosk') }),
  },
  {
    ...{ id: 'counter-sign-in', title: 'A clerk comes in', page: 'counter', shows: 'ui.signIn.submit' },
    play: (stage) => ({
      session: session('counter', { counter: CounterId('2') }),
      views: { watchCounter: counterView(stage) },
    }),
  },
  {
    ...{
      onlyInFull: true,
      id: 'counter-sign-in-wrong',
      title: 'A wrong password',
      page: 'counter',
      shows: 'ui.signIn.submit',
    },
    play: (stage) => ({
      session: session('counter', { counter: CounterId('2') }),
      views: { watchCounter: counterView(stage) },
      answers: { signIn: { ok: false, error: { type: 'too-many-tries', seconds: 30 } } },
    }),
    act: async ({ page, say, tap }) => {
      await page.getByLabel(say('ui.signIn.login')).fill('canbo.mau');
      await page.getByLabel(say('ui.signIn.password')).fill('mot-mat-khau-sai');
      await tap('ui.signIn.submit');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    ...{ id: 'office-sign-in', title: 'The head comes in', page: 'office', shows: 'office.signIn' },
    play: () => ({ session: session('office') }),
  },
  {
    ...{ id: 'office-set-up', title: 'The first account of a new centre', page: 'office', shows: 'office.setUp.title' },
    play: () => ({ session: session('office', { setUpNeeded: true }) }),
  },
  {
    id: 'office-set-up-held',
    title: 'A host whose database is lost, and whose stand-in may have taken over',
    ...{ page: 'office', shows: 'office.setUp.nobodyTookOver' },
    play: () => ({ session: session('office', { setUpNeeded: true, waitsFor: 'Máy quầy 2' }) }),
  },
];
