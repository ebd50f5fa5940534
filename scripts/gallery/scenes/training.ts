import type { TrainingView } from '../../../contract/training-api.ts';
import { AccountId } from '../../../domain/ids.ts';
import { now } from '../samples.ts';
import type { Scene } from '../scene.ts';
import { counter, press } from './counter.ts';
import { office } from './office.ts';

const practice = {
  passed: ['missing-paper' as const],
  run: { scenario: 'plain-visit' as const, done: 2, startedAt: now - 40_000, endedAt: null },
  paper: null,
};

const person = (n: number, name: string): TrainingView['people'][number] => ({
  ...{ account: AccountId(`00000000-0000-4000-8000-00000000030${n}`), name, role: 'clerk', passed: [] },
  ...{ missing: ['plain-visit', 'missing-paper', 'printer-jam'], isAsked: false, waived: null },
});

const people: TrainingView['people'] = [
  { ...person(1, 'Cán Bộ Biệt Phái Mẫu'), isAsked: true },
  {
    ...person(2, 'Cán Bộ Mẫu Một'),
    missing: ['printer-jam'],
    passed: [
      { scenario: 'plain-visit', at: now - 86_400_000 },
      { scenario: 'missing-paper', at: now - 86_000_000 },
    ],
    waived: { reason: 'nobody-else-here', by: 'Trưởng Trung Tâm Mẫu', at: now - 3_600_000 },
  },
  person(3, 'Cán Bộ Mẫu Hai'),
];

export const trainingScenes: readonly Scene[] = [
  {
    ...{ id: 'counter-practice', title: 'T2, T7: in practice, a step with its hint', page: 'counter' },
    play: (stage) => {
      const script = counter()(stage);
      return { ...script, views: { ...script.views, watchPractice: practice } };
    },
    act: async (hand) => {
      await press('Control+F12')(hand);
      await hand.page.getByRole('button', { name: hand.say('training.hand.hold-card') }).waitFor();
      // by the key it comes, by the key it goes, and by the key it comes again
      const hint = hand.page.getByText(hand.say('training.hint.receive')).first();
      for (const state of ['visible', 'hidden', 'visible'] as const) {
        await hand.page.keyboard.press('Control+F1');
        await hint.waitFor({ state });
      }
    },
    shows: 'training.hint.receive',
  },
  {
    ...{ onlyInFull: true, id: 'office-training', title: 'Who passed what, and what waits for it', page: 'office' },
    play: (stage) => {
      const { session, views } = office()(stage);
      return { session, views: { ...views, watchTraining: { wheels: true, people } } };
    },
    act: ({ tap }) => tap('office.page.training'),
    shows: 'training.office.waive',
  },
];
