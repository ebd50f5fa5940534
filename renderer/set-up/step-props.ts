import type { SetUpView } from '../../contract/set-up-api.ts';
import type { SetUpClient } from './set-up-client.ts';

export interface StepProps {
  readonly view: SetUpView;
  readonly client: SetUpClient;
  /** What a step was answered: the next one, or why not. */
  readonly told: (answer: { ok: true; value: SetUpView } | { ok: false; error: { type: string } }) => void;
}
