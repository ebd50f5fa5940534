import { type LedSetUpStep, ledSetUpSteps } from '../../contract/doctor-api.ts';
import { ok } from '../../domain/result.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { Handlers } from './caller.ts';

const STEP = 'set-up.step';

/** The set-up pages end where the station begins; what is left is led by the office's page. Null: nobody set this PC up by the pages, or they have come to their end. */
export function ledStep({ memory }: Pick<PointStore, 'memory'>): LedSetUpStep | null {
  const kept = memory.get(STEP);
  return ledSetUpSteps.find((step) => step === kept) ?? null;
}

/** Kept before it is shown, so that a power cut costs nothing; one that was ended is not begun again. */
export function beginLedSteps({ memory, changed }: Pick<PointStore, 'memory' | 'changed'>): void {
  if (memory.get(STEP) !== null) return;
  memory.set(STEP, ledSetUpSteps[0]);
  changed();
}

export function ledSetUpOperations({ store }: { readonly store: PointStore }): Handlers<'goOnWithSetUp'> {
  return {
    goOnWithSetUp: ({ step }) => {
      if (ledStep(store) !== null) store.memory.set(STEP, step);
      store.changed();
      return ok({});
    },
  };
}
