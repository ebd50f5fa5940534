import { type TestedDevice, testHoldsMs } from '../../../domain/device-test.ts';
import type { CheckId } from '../../../domain/doctor.ts';
import type { Check, DoctorParts, Look } from './check.ts';

/** By people, kept with time and name; of several PCs the worst counts. */
function tested(id: CheckId, device: TestedDevice): Check {
  return { id, now: (parts) => lookAtTests(parts, device) };
}

function lookAtTests({ store, clock }: DoctorParts, device: TestedDevice): Look {
  const tests = store.deviceTests.latest().filter((each) => each.device === device);
  const first = tests[0];
  if (!first) return { state: 'unknown', says: 'test.never', how: 'test-devices' };
  const failed = tests.find(({ faults }) => faults.length > 0);
  const told = ({ at, name }: typeof first) => ({ testedAt: at, by: name });
  if (failed) return { state: 'bad', says: `test.failed.${device}`, params: told(failed), how: 'test-devices' };
  const oldest = tests.reduce((old, each) => (each.at < old.at ? each : old), first);
  if (clock.now() - oldest.at > testHoldsMs)
    return { state: 'warning', says: 'test.old', params: told(oldest), how: 'test-devices' };
  return { state: 'ok', says: 'test.passed', params: told(oldest) };
}

export const printerTest = tested('printer-test', 'printer');
export const scannerTest = tested('scanner-test', 'scanner');
export const speakerTest = tested('speaker-test', 'speaker');
export const screenTest = tested('screen-test', 'screen');

const TWO_DAYS = 2 * 24 * 3_600_000;
/** A tablet of 8 inches is 172 mm wide lying; on anything smaller the buttons have no room for a finger. */
const LEAST_MM = 130;

/** How the glass of the kiosks is measured: buttons and letters are as large as citizens need only where millimetres are true. */
export const kioskScreen: Check = {
  id: 'kiosk-screen',
  now: ({ store, clock }) => {
    const screens = store.deviceTests.screensSince(clock.now() - TWO_DAYS);
    const first = screens[0];
    if (!first) return { state: 'unknown', says: 'kiosk-screen.none', how: 'calibrate-kiosk' };
    const size = ({ widthMm, heightMm }: typeof first) => ({ width: widthMm, height: heightMm });
    const other = screens.find(({ measure }) => measure === 'other-screen');
    if (other) return { state: 'bad', says: 'kiosk-screen.other', params: size(other), how: 'calibrate-kiosk' };
    const guessed = screens.find(({ measure }) => measure === 'guessed');
    if (guessed)
      return { state: 'warning', says: 'kiosk-screen.guessed', params: size(guessed), how: 'calibrate-kiosk' };
    const small = screens.find(({ widthMm, heightMm }) => Math.min(widthMm, heightMm) < LEAST_MM);
    if (small) return { state: 'warning', says: 'kiosk-screen.small', params: size(small), how: 'calibrate-kiosk' };
    return { state: 'ok', says: 'kiosk-screen.measured', params: { ...size(first), kiosks: screens.length } };
  },
};
