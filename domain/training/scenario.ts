import type { AnyLogEvent } from '../event.ts';
import type { PaperKind } from '../paper.ts';
import type { Effect, Hand, ScenarioId } from './scenario-words.ts';

/** What the practice world saw: an entry of its own log by the trainee, a paper that came out whole, a hand; the PC itself came back. */
export type Seen =
  | { readonly is: 'event'; readonly event: AnyLogEvent }
  | { readonly is: 'printed'; readonly kind: PaperKind }
  | { readonly is: 'hand'; readonly hand: Hand }
  | { readonly is: 'power-back' };

export interface Step {
  /** Of its texts: `training.step.<id>` says what to do, `training.hint.<id>` by which key. */
  readonly id: string;
  readonly isDone: (seen: Seen) => boolean;
  /** What happens when it begins. */
  readonly effects?: readonly Effect[];
  /** What the trainee's hands may do in it. */
  readonly hand?: Hand;
}

export interface Scenario {
  readonly id: ScenarioId;
  readonly minutes: number;
  readonly steps: readonly Step[];
}

/** One person's way through one exercise. */
export interface Run {
  readonly scenario: ScenarioId;
  /** How many steps are done; as many as there are: passed. */
  readonly done: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

export function begin(scenario: Scenario, now: number): Run {
  return { scenario: scenario.id, done: 0, startedAt: now, endedAt: null };
}

/** The run after what was seen; the same run where it was not what the step waits for. */
export function advance(scenario: Scenario, run: Run, seen: Seen, now: number): Run {
  const step = scenario.steps[run.done];
  if (!step?.isDone(seen)) return run;
  const done = run.done + 1;
  return { ...run, done, endedAt: done === scenario.steps.length ? now : null };
}

export function isPassed(run: Run): boolean {
  return run.endedAt !== null;
}
