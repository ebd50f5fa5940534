import { failure } from './answer.ts';
import { words } from './words.ts';

/** What every command carries. */
export const command = { origin: words.origin };

/** The log cannot be written (disk, damage, a newer database): nothing is issued rather than something lost. */
export const notWritable = failure('log-not-writable');
export const queueUnknown = failure('queue-unknown');
