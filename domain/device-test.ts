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

/** What the test page has beside its rulers: a scanner that reads it reads small and large codes. */
export const testPageCode = /^GAN-DAN \d{2} mm$/;

/** A device that was well so long ago is tried again. */
export const testHoldsMs = 90 * 24 * 3_600_000;
