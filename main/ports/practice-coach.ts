import type { Hand, ScenarioId } from '../../domain/training/scenario-words.ts';

/** Who leads through the exercises inside a practice world; a real station has none. */
export interface PracticeCoach {
  state(): CoachState;
  onChange(listener: () => void): () => void;
  start(scenario: ScenarioId): void;
  stop(): void;
  /** What no key does: paper is put in, a card is held to the scanner. False: there is nothing of the kind to do now. */
  use(hand: Hand): boolean;
}

export interface CoachState {
  /** Passed before, or in this visit to practice. */
  readonly passed: readonly ScenarioId[];
  readonly run: {
    readonly scenario: ScenarioId;
    readonly done: number;
    readonly startedAt: number;
    readonly endedAt: number | null;
  } | null;
  /** The paper that came out last, as a picture; null: none yet. */
  readonly paper: string | null;
}
