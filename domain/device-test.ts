import type { StationRole } from './station.ts';

/** What a person tries with their own eyes, ears and hands, because no device can say it of itself. */
export const testedDevices = ['printer', 'scanner', 'speaker', 'screen'] as const;
export type TestedDevice = (typeof testedDevices)[number];

/** What was not right. Each device asks for its own. */
export const faultsOf = {
  printer: ['letters', 'edges', 'cut'],
  scanner: ['nothing-read', 'other-text'],
  speaker: ['silent', 'unclear'],
  screen: ['corners', 'letters', 'touch'],
} as const satisfies Record<TestedDevice, readonly string[]>;

export type DeviceFault = (typeof faultsOf)[TestedDevice][number];

export const deviceFaults = [...new Set(testedDevices.flatMap((device) => faultsOf[device] as readonly DeviceFault[]))];

/**
 * What a PC of the point has a use for, by what it opens: a scanner that types is known to nobody, so that a counter or a kiosk is
 * asked about it all the same; people are spoken to by a kiosk and a board. No role yet: nobody said what it opens.
 */
export function devicesInUse(
  roles: readonly StationRole[],
  has: { readonly printer: boolean; readonly scanner: boolean },
): TestedDevice[] {
  const opens = (...any: readonly StationRole[]) => any.some((role) => roles.includes(role));
  const isUsed: Readonly<Record<TestedDevice, boolean>> = {
    printer: roles.length > 0 && has.printer,
    scanner: roles.length > 0 && (has.scanner || opens('kiosk', 'counter')),
    speaker: opens('kiosk', 'board'),
    screen: roles.length > 0,
  };
  return testedDevices.filter((device) => isUsed[device]);
}

/** What the test page has beside its rulers: a scanner that reads it reads small and large codes. */
export const testPageCode = /^GAN-DAN \d{2} mm$/;

/** A device that was well so long ago is tried again. */
export const testHoldsMs = 90 * 24 * 3_600_000;
