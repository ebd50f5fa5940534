/** How often what `npm test` tries a few times is tried when there is time: `npm run faults`, `npm run check:full`. */
export const largeNumbers: Readonly<Record<string, string>> = {
  GAN_DAN_KILLS: '200',
  GAN_DAN_ATTACKS: '200',
  GAN_DAN_FUZZ: '50000',
  GAN_DAN_SCANS: '20000',
  GAN_DAN_PAPER_FAULTS: '500',
  GAN_DAN_LIVES: '50000',
  GAN_DAN_VISIT_RUNS: '20000',
  GAN_DAN_CUSTODY_RUNS: '50000',
  GAN_DAN_DUE_CASES: '300000',
  GAN_DAN_HEAD_CASES: '1500',
  GAN_DAN_SCREENS: 'full',
  GAN_DAN_POWER_CUTS: '1000',
  GAN_DAN_CUT_OFFSETS: '1200',
  GAN_DAN_FLIPS: '1000',
  GAN_DAN_BAD_BUNDLES: '1000',
  GAN_DAN_BUNDLE_ORDERS: '200',
};
