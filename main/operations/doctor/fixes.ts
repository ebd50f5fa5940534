import type { FixId } from '../../../domain/doctor.ts';
import type { Origin } from '../../../domain/ids.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import type { NotWritable } from '../../store/point-writer.ts';
import { accountOf, type Caller } from '../caller.ts';
import type { DoctorParts } from './check.ts';
import { confirmClock } from './clock.ts';
import { confirmPowerOn } from './machine.ts';

export type FixRefusal = NotWritable | { readonly type: 'fix-failed' };

/** What happens when somebody presses. Done twice it does no more than once. */
export type Fix = (
  parts: DoctorParts,
  by: { readonly origin: Origin; readonly caller: Caller },
) => Result<unknown, FixRefusal> | Promise<Result<unknown, FixRefusal>>;

export const fixes: Readonly<Record<FixId, Fix>> = {
  'look-again': ({ store }) => {
    store.tryDisk();
    return ok({});
  },
  'print-test-page': async ({ paper }, { origin, caller }) => paper.printTestPage({ origin, printer: 'first' }, caller),
  'confirm-clock': (parts, { caller }) => {
    confirmClock(parts, accountOf(caller));
    return ok({});
  },
  'confirm-power-on': (parts, { caller }) => {
    confirmPowerOn(parts, accountOf(caller));
    return ok({});
  },
  'back-up-now': async ({ backups }) => {
    const made = await backups?.makeNow();
    return made?.ok ? ok({}) : err({ type: 'fix-failed' });
  },
  'close-key-file': ({ pc }) => {
    try {
      pc.closeKeyFile();
      return ok({});
    } catch {
      return err({ type: 'fix-failed' });
    }
  },
};
