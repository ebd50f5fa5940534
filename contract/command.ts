import { z } from 'zod';
import { failure } from './answer.ts';
import { words } from './words.ts';

/** What every command carries. */
export const command = { origin: words.origin };
export const atCounter = { ...command, counter: words.counter };

/**
 * The log cannot be written (disk, damage, a newer database), or no day can be opened, because the first one would bear a
 * date that cannot be: nothing is issued rather than something lost.
 */
export const notWritable = z.union([failure('log-not-writable'), failure('clock-impossible')]);
export const queueUnknown = failure('queue-unknown');
export const ticketUnknown = failure('ticket-unknown');
export const counterClosed = failure('counter-closed');
export const notYourCounter = failure('not-your-counter');
export const tooManyTries = z.object({ type: z.literal('too-many-tries'), seconds: z.int() });
/** Asked more often than a person asks. */
export const pleaseWait = z.object({ type: z.literal('please-wait'), seconds: z.int() });
export const alreadyReturned = z.object({ type: z.literal('dossier-already-returned'), on: z.string() });

/** A number that was given, as the screen shows it and the paper says it. */
export const issued = z.object({
  ticket: words.ticket,
  number: z.string(),
  queue: words.queue,
  ahead: z.int().describe('people waiting in front'),
  expectedWait: z.object({ from: z.int(), to: z.int() }).nullable().describe('minutes'),
  job: z.string().describe('print job of its paper'),
  issuedAt: words.instant,
});
