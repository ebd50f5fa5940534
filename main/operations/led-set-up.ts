import { type LedSetUpStep, ledSetUpSteps } from '../../contract/doctor-api.ts';
import { ok } from '../../domain/result.ts';
import { isDiskTrouble } from '../store/open-database.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { Handlers } from './caller.ts';
import { CLOCK_CONFIRMED, POWER_ON_CONFIRMED } from './doctor/confirmed.ts';

type Kept = Pick<PointStore, 'memory' | 'changed' | 'deviceTests'>;

const STEP = 'set-up.step';
/** Whose first run the step belongs to: a backup brings the step of the PC it was made on. */
const OF = 'set-up.of';
const MACHINE = 'set-up.machine';
const ANEW = 'set-up.anew';

/** The set-up pages end where the station begins; what is left is led by the office's page. Null: nobody set this PC up by the pages, or they have come to their end. */
export function ledStep({ memory }: Pick<PointStore, 'memory'>): LedSetUpStep | null {
  const kept = memory.get(STEP);
  return ledSetUpSteps.find((step) => step === kept) ?? null;
}

/** The point was there before this PC: what was tried at the one before says nothing of the devices here. */
export function isLedAnew({ memory }: Pick<PointStore, 'memory'>): boolean {
  return memory.get(ANEW) === 'yes';
}

/** What a start knows of the PC it runs on. */
export interface PcOfStart {
  /** The first run of this PC, which the pages led to its end; null: none did. */
  readonly firstRun: { readonly id: string; readonly restored: boolean } | null;
  /** Null: this PC cannot tell itself from another one. */
  readonly machine: string | null;
}

/**
 * Kept before it is shown, so that a power cut costs nothing; one that was ended is not begun again, but for another PC: the
 * first run put a backup here, or the database came on another way (`--restore`, the folder of the old disk).
 */
export function beginLedSteps(store: Kept, pc: PcOfStart): void {
  try {
    begin(store, pc);
  } catch (error) {
    // A full disk leads nobody and stops no start: the next one does all of it.
    if (!isDiskTrouble(error)) throw error;
  }
}

function begin(store: Kept, { firstRun, machine }: PcOfStart): void {
  const { memory } = store;
  const before = memory.get(MACHINE);
  const isMoved = machine !== null && before !== null && before !== machine;
  const isFirstRun = firstRun !== null && (memory.get(STEP) === null || (memory.get(OF) ?? '') !== firstRun.id);
  if (isMoved || isFirstRun) {
    if (isMoved || firstRun?.restored) {
      forgetOldPc(store);
      memory.set(ANEW, 'yes');
    }
    memory.set(STEP, ledSetUpSteps[0]);
    store.changed();
  }
  // Last: cut off before it, the next start does all of it once more.
  if (isFirstRun) memory.set(OF, firstRun.id);
  if (machine !== null && before !== machine) memory.set(MACHINE, machine);
}

/** What people saw and confirmed at the PC that was the host before: its devices, its clock, its switch. */
function forgetOldPc({ memory, deviceTests }: Kept): void {
  deviceTests.forgetHost();
  for (const name of [CLOCK_CONFIRMED, POWER_ON_CONFIRMED]) memory.set(name, '');
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
