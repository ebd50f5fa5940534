import { stationOf } from '../../../domain/station.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import type { Check, PcParts } from './check.ts';

const TWO_DAYS = 2 * 24 * 3_600_000;

/** A kiosk on this PC: may whoever stands before it reach the system, and may anybody start the program as another? */
export const lockDown: Check<PcParts> = {
  id: 'lock-down',
  examine: async ({ pc, kiosk }) => {
    const { fuses, script } = await pc.lockDown();
    if (fuses === 'open') return { state: 'bad', says: 'lock-down.fuses-open', how: 'unsigned-build' };
    const where = kiosk();
    // What is true there, that PC finds out and tells: `pcs`.
    if (where === 'elsewhere') return { state: 'ok', says: 'lock-down.other-pc' };
    if (where === 'nowhere') return { state: 'ok', says: 'lock-down.no-kiosk' };
    if (script === null || where === null)
      return { state: 'unknown', says: 'lock-down.script-unknown', how: 'lock-down' };
    if (!script) return { state: 'warning', says: 'lock-down.open', how: 'lock-down' };
    if (fuses === null) return { state: 'unknown', says: 'lock-down.fuses-unknown', how: 'lock-down' };
    return { state: 'ok', says: 'lock-down.closed' };
  },
};

/** Where the kiosks are that were touched lately, as the host knows it. */
export function kioskOf(
  store: Pick<PointStore, 'deviceTests'>,
  now: () => number,
): () => 'here' | 'elsewhere' | 'nowhere' {
  return () => {
    const kiosks = store.deviceTests.screensSince(now() - TWO_DAYS);
    if (kiosks.some(({ terminal }) => stationOf(terminal) === null)) return 'here';
    return kiosks.length > 0 ? 'elsewhere' : 'nowhere';
  };
}
