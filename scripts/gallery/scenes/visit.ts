import { CounterId } from '../../../domain/ids.ts';
import { now, ticket } from '../samples.ts';
import type { Scene } from '../scene.ts';
import { counter, press } from './counter.ts';

/** Somebody who speaks English, reads little, brings a missing paper and came for two things. */
const guest = ticket('B014', {
  ...{
    state: 'serving',
    language: 'en',
    counter: CounterId('2'),
    calls: 1,
    calledAt: now - 60_000,
    since: now - 40_000,
  },
  ...{
    mark: 'brings-supplement',
    needs: ['reads-little'],
    procedures: ['1.001193', '2.000815'],
    interpreterCalled: true,
  },
});

export const visitScenes: readonly Scene[] = [
  {
    ...{ id: 'counter-visit', title: 'Needs, language and two procedures on one number', page: 'counter' },
    shows: 'counter.speaks.no',
    play: counter({ current: guest, received: ['1.001193'], why: 'come-back-turn' }),
  },
  {
    ...{
      id: 'counter-phrases',
      title: 'Thirty sentences, one key each',
      page: 'counter',
      shows: 'counter.phrases.title',
    },
    ...{ play: counter({ current: guest }), act: press('Shift+F1') },
  },
  {
    ...{
      onlyInFull: true,
      id: 'counter-about',
      title: 'What a visit is about',
      page: 'counter',
      shows: 'counter.about.needs',
    },
    ...{ play: counter({ current: guest, received: ['1.001193'] }), act: press('Shift+F8') },
  },
  {
    ...{ onlyInFull: true, id: 'counter-paused', title: 'A paused counter, an absence taken back', page: 'counter' },
    shows: 'counter.counterPause.resume',
    play: counter({
      paused: { why: 'helping', since: now - 300_000 },
      missed: { ticket: guest.ticket, number: guest.number, until: now + 60_000_000 },
    }),
  },
];
