import { err, ok } from '../../domain/result.ts';
import type { ScenarioId } from '../../domain/training/scenario-words.ts';
import type { Ids } from '../ports/ids.ts';
import type { PracticeCoach } from '../ports/practice-coach.ts';
import type { PracticeWorlds } from '../ports/practice-worlds.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { type Answer, accountOf, actorOf, type Caller, type Handlers } from './caller.ts';
import type { Live } from './live.ts';
import { trainingView } from './training-view.ts';

type TrainingMethods =
  | 'enterPractice'
  | 'leavePractice'
  | 'watchPractice'
  | 'startScenario'
  | 'stopScenario'
  | 'useHand'
  | 'watchTraining'
  | 'waiveTraining'
  | 'setTrainingWheels'
  | 'printTrainingRecord';

/** Into practice and back; the exercises inside it; and what the real log keeps of it. Whoever has a citizen in front of them stays. */
export function trainingOperations(parts: {
  store: PointStore;
  ids: Ids;
  live: Pick<Live, 'watch'>;
  /** Null: this is a practice world itself, or a station without the means. */
  worlds: PracticeWorlds | null;
  /** Null: this is a real station. */
  coach: PracticeCoach | null;
  onBug: (where: string, error: unknown) => void;
}): Handlers<TrainingMethods> {
  const { store, ids, live, worlds, coach } = parts;
  coach?.onChange(store.changed);

  /** By the world's own word; once, however often it is done. */
  const notePassed = (caller: Caller) => (scenario: ScenarioId) => {
    const account = accountOf(caller);
    if (store.training.passedBy(account).some((each) => each.scenario === scenario)) return;
    const command = { origin: ids.origin(), method: 'enterPractice', actor: actorOf(caller), opensDay: false };
    const written = store.perform(command, () =>
      ok({ events: [{ type: 'training-passed' as const, facts: { account, scenario } }], answer: () => ({}) }),
    );
    if (!written.ok) parts.onBug('training', new Error(written.error.type));
  };

  return {
    enterPractice: async (_, caller) => {
      const { session, role } = caller;
      if (!session || !role || !worlds) return err({ type: 'practice-unavailable' });
      const { counter } = session;
      const current = counter && store.tickets.atCounter(counter);
      if (current) return err({ type: 'counter-busy', number: current.number });
      const screen = session.role === 'office' ? ('office' as const) : ('counter' as const);
      const passed = store.training.passedBy(accountOf(caller)).map(({ scenario }) => scenario);
      // Whoever does not serve people learns it as a clerk does.
      const as = role === 'head' || role === 'post-agent' ? role : ('clerk' as const);
      return worlds.open({ screen, counter, role: as, passed }, notePassed(caller));
    },
    leavePractice: async ({ world }) => {
      await worlds?.leave(world);
      return {};
    },

    watchPractice: (_, { signal }) =>
      live.watch(
        'practice',
        () => {
          const { passed, run, paper } = coach?.state() ?? { passed: [], run: null, paper: null };
          return { passed: [...passed], run, paper };
        },
        signal,
      ) as Answer<'watchPractice'>,
    startScenario: ({ scenario }) => {
      if (!coach) return err({ type: 'practice-only' });
      coach.start(scenario);
      return ok({});
    },
    stopScenario: () => {
      if (!coach) return err({ type: 'practice-only' });
      coach.stop();
      return ok({});
    },
    useHand: ({ hand }) => {
      if (!coach) return err({ type: 'practice-only' });
      return coach.use(hand) ? ok({}) : err({ type: 'nothing-to-do-by-hand' });
    },

    watchTraining: (_, { signal }) =>
      live.watch('training', () => trainingView(store), signal) as Answer<'watchTraining'>,

    waiveTraining: ({ origin, account, reason }, caller) =>
      store.perform({ origin, method: 'waiveTraining', actor: actorOf(caller), opensDay: false }, () => {
        if (!store.accounts.byId(account)) return err({ type: 'account-unknown' as const });
        if (!store.training.askedOf(account)) return err({ type: 'training-not-asked' as const });
        return ok({ events: [{ type: 'training-waived', facts: { account, reason } }], answer: () => ({}) });
      }),

    setTrainingWheels: ({ origin, on }, caller) =>
      store.perform({ origin, method: 'setTrainingWheels', actor: actorOf(caller), opensDay: false }, () =>
        ok({ events: [{ type: 'training-wheels-set', facts: { on } }], answer: () => ({}) }),
      ),

    printTrainingRecord: ({ origin, account }, caller) =>
      store.perform({ origin, method: 'printTrainingRecord', actor: actorOf(caller), opensDay: false }, () => {
        const person = store.accounts.byId(account);
        if (!person) return err({ type: 'account-unknown' as const });
        const job = {
          ...{ job: `${origin}.0`, kind: 'training-record' as const, subject: account, label: '', details: {} },
          ...{ terminal: actorOf(caller).terminal, copy: 0, copyOf: null },
        };
        return ok({ events: [], jobs: [job], answer: () => ({ job: job.job }) });
      }),
  };
}
