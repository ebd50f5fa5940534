import type { CounterId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import type { AccountRole } from '../../domain/roles.ts';
import type { ScenarioId } from '../../domain/training/scenario-words.ts';

/** A separate station in which a person practises: its own folder, database and door, no network, simulated devices. */
export interface PracticeWorlds {
  /** `onPassed`: the world itself saw that an exercise was done to its end. */
  open(
    wish: PracticeWish,
    onPassed: (scenario: ScenarioId) => void,
  ): Promise<Result<PracticeWorld, { readonly type: 'practice-full' | 'practice-failed' }>>;
  /** Ends it and removes what was written in it; one that is not there is no fault. */
  leave(world: string): Promise<void>;
  /** Where the world's door listens on loopback; null: there is no such world. */
  portOf(world: string): number | null;
  /** A page of the world came, or went: a world nobody looks at ends by itself. */
  visit(world: string): () => void;
  close(): Promise<void>;
}

export interface PracticeWish {
  readonly screen: 'counter' | 'office';
  readonly counter: CounterId | null;
  readonly role: AccountRole;
  readonly passed: readonly ScenarioId[];
}

export interface PracticeWorld {
  /** Names it in the address of its door; whoever does not know it finds nothing. */
  readonly world: string;
  /** Attaches the page that asked, signed in as nobody's double. */
  readonly code: string;
}
