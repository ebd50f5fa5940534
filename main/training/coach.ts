import type { AccountId } from '../../domain/ids.ts';
import { advance, begin, isPassed, type Run, type Seen } from '../../domain/training/scenario.ts';
import type { Effect, Hand, ScenarioId } from '../../domain/training/scenario-words.ts';
import { scenarioOf } from '../../domain/training/scenarios.ts';
import type { PaperTray } from '../ports/paper-tray.ts';
import type { CoachState, PracticeCoach } from '../ports/practice-coach.ts';
import { readEventLog } from '../store/event-log.ts';
import type { PointStore } from '../store/open-point-store.ts';

export interface CoachNeeds {
  readonly now: () => number;
  readonly tray: PaperTray;
  readonly passed: readonly ScenarioId[];
  /** Where somebody was when the power failed. */
  readonly run: Run | null;
  /** Makes happen what an exercise says; the world's own people and devices. */
  readonly perform: (effect: Effect | Hand) => void | Promise<void>;
  /** A printer that has not gone dark yet cannot be switched on. */
  readonly isReadyFor: (hand: Hand) => boolean;
  readonly onStart: () => void;
  readonly onPassed: (scenario: ScenarioId) => void;
  readonly onBug: (error: unknown) => void;
}

/** Watches the world's own log and papers, and leads one person through one exercise at a time. */
export function createCoach(needs: CoachNeeds): PracticeCoach & {
  watch(store: PointStore, trainee: AccountId): void;
  /** The station came back after a power cut. */
  seePowerBack(): void;
} {
  const listeners = new Set<() => void>();
  const passed = new Set<ScenarioId>(needs.passed);
  const at = { run: needs.run, seq: 0, printed: new Set<string>() };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  needs.tray.onPaper(tell);

  const perform = (what: Effect | Hand) => {
    void Promise.resolve()
      .then(() => needs.perform(what))
      .catch(needs.onBug);
  };

  const enterStep = (run: Run) => {
    for (const effect of scenarioOf(run.scenario).steps[run.done]?.effects ?? []) perform(effect);
  };

  const see = (seen: Seen) => {
    const { run } = at;
    if (!run || isPassed(run)) return;
    const after = advance(scenarioOf(run.scenario), run, seen, needs.now());
    if (after === run) return;
    at.run = after;
    if (isPassed(after)) {
      passed.add(after.scenario);
      needs.onPassed(after.scenario);
    } else enterStep(after);
    tell();
  };

  return {
    watch: (store, trainee) => {
      const log = readEventLog(store.databases.read, store.stream);
      at.seq = log.head().seq;
      store.onChange(() => {
        for (const event of log.read(at.seq + 1, { maxEvents: 200, maxBytes: 1_000_000 })) {
          at.seq = event.seq;
          if (event.actor.account === trainee) see({ is: 'event', event });
        }
        for (const { job, kind, state } of store.jobs.latest().toReversed()) {
          if (state !== 'confirmed' || at.printed.has(job)) continue;
          at.printed.add(job);
          see({ is: 'printed', kind });
        }
      });
    },
    seePowerBack: () => see({ is: 'power-back' }),
    state: (): CoachState => ({ passed: [...passed], run: at.run, paper: needs.tray.papers()[0]?.png ?? null }),
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start: (scenario) => {
      needs.onStart();
      at.run = begin(scenarioOf(scenario), needs.now());
      enterStep(at.run);
      tell();
    },
    stop: () => {
      at.run = null;
      tell();
    },
    use: (hand) => {
      const { run } = at;
      if (!run || scenarioOf(run.scenario).steps[run.done]?.hand !== hand || !needs.isReadyFor(hand)) return false;
      perform(hand);
      see({ is: 'hand', hand });
      return true;
    },
  };
}
