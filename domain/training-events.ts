import type { AccountId } from './ids.ts';
import type { ScenarioId, WaiveReason } from './training/scenario-words.ts';

/** What the real log knows of practice: who learnt what and when; nothing of how well, and nothing of what was done there. */
export interface TrainingFacts {
  /** A new account: what costs most when it goes wrong waits for its practice. */
  'training-asked': { account: AccountId };
  /** The practice world said so, not the page. */
  'training-passed': { account: AccountId; scenario: ScenarioId };
  /** The head lets somebody do it without. */
  'training-waived': { account: AccountId; reason: WaiveReason };
  /** Whether new accounts are asked, and whether anything waits. */
  'training-wheels-set': { on: boolean };
}
