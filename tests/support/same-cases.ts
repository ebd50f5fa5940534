import fc from 'fast-check';

/**
 * Properties draw the same cases in every `npm test`, so that it says what a change did; with the large numbers
 * (`GAN_DAN_LONG_WAYS`) they draw new ones each time. `GAN_DAN_SEED` repeats what a failure named.
 */
const wished = process.env.GAN_DAN_SEED;
const seed = wished !== undefined ? Number(wished) : process.env.GAN_DAN_LONG_WAYS ? undefined : 20_261_128;
fc.configureGlobal(seed === undefined ? {} : { seed });
