import { stationOf } from '../../../domain/station.ts';
import type { Check } from './check.ts';

const TWO_DAYS = 2 * 24 * 3_600_000;

/** A kiosk on this PC: may whoever stands before it reach the system, and may anybody start the program as another? */
export const lockDown: Check = {
  id: 'lock-down',
  examine: async ({ pc, store, clock }) => {
    const { fuses, script } = await pc.lockDown();
    if (fuses === 'open') return { state: 'bad', says: 'lock-down.fuses-open', how: 'unsigned-build' };
    const kiosks = store.deviceTests.screensSince(clock.now() - TWO_DAYS);
    const isHere = kiosks.some(({ terminal }) => stationOf(terminal) === null);
    if (!isHere && kiosks.length > 0) return { state: 'unknown', says: 'lock-down.other-pc', how: 'lock-down' };
    if (!isHere) return { state: 'ok', says: 'lock-down.no-kiosk' };
    if (script === null) return { state: 'unknown', says: 'lock-down.script-unknown', how: 'lock-down' };
    if (!script) return { state: 'warning', says: 'lock-down.open', how: 'lock-down' };
    if (fuses === null) return { state: 'unknown', says: 'lock-down.fuses-unknown', how: 'lock-down' };
    return { state: 'ok', says: 'lock-down.closed' };
  },
};
