/**
 * `npm test` has ten minutes on two cores. What stands here begins last, and only where the rest was quick enough to leave time
 * for it: on a slow machine it is passed over, aloud, and `npm run faults` or `npm run check:full` runs it.
 */
export const unitLast = [
  'tests/faults/**/*.test.ts',
  'tests/main/adapters/printer/**/*.test.ts',
  'tests/main/first-run.test.ts',
  ...['tests/centre/training.test.ts', 'tests/centre/practice.test.ts', 'tests/centre/forms.test.ts'],
  ...['tests/centre/contention.test.ts', 'tests/centre/who-read.test.ts', 'tests/province/backups.test.ts'],
  ...['tests/centre/old-stick.test.ts', 'tests/centre/two-points.test.ts', 'tests/centre/new-centre.test.ts'],
  ...['tests/centre/simulated-citizens.test.ts', 'tests/centre/translators.test.ts', 'tests/province/killed.test.ts'],
  ...['tests/province/between-points.test.ts', 'tests/main/adapters/update-of-a-point.test.ts'],
  ...['tests/main/operations/carry-on.test.ts', 'tests/main/operations/doctor/joined-pc.test.ts'],
  ...['tests/main/adapters/lan/**/*.test.ts', 'tests/centre/board.test.ts', 'tests/centre/live.test.ts'],
  ...['tests/centre/offer-by-stick.test.ts', 'tests/domain/custody-model.test.ts'],
  ...['tests/paper/pdf.test.ts', 'tests/paper/forms.test.ts', 'tests/domain/dossier-lives.test.ts'],
];

export const endToEndLast = [
  ...['e2e/board.spec.ts', 'e2e/accessible.spec.ts', 'e2e/voice.spec.ts', 'e2e/help.spec.ts'],
  ...['e2e/locked-screen.spec.ts', 'e2e/practised-hand.spec.ts'],
  ...['e2e/counter-keys.spec.ts', 'electron-double/set-up.spec.ts'],
  ...['electron-double/locked-kiosk.spec.ts', 'electron-double/strip.spec.ts'],
];

/** Which part of the tests a runner is to run; left out: all. */
export type Part = 'first' | 'last';

export const part = process.env.GAN_DAN_PART as Part | undefined;

/** From the start of `npm test` until what is put last may still begin, in seconds: it takes as long as the rest or less. */
export const beginsWithinSeconds = 270;
