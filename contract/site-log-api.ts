import { z } from 'zod';
import { answer, failure } from './answer.ts';
import { method } from './method.ts';
import { head, pushLimits, streamId, wireEvent, wrappedKey } from './wire-words.ts';

/** What a point asks the province for beside its own push ("site log v1", reliability.md §2.2); signed by the device. */
export const maxChainLinks = 2_000;

export const siteLogApi = {
  chain: method('chain', 'Hashes of a stretch of a stream of the own point: where two histories part')
    .input(z.object({ stream: streamId, from: z.int().min(1), to: z.int().min(1) }))
    .output(
      answer(
        z.object({
          links: z.array(head).describe(`from \`from\` on, at most ${maxChainLinks}; fewer where there are no more`),
          have: head,
        }),
        failure('stream-unknown'),
        failure('revoked'),
      ),
    ),
  fetch: method('fetch', 'Events of a stream of the own point back: a point re-learns its own past')
    .input(z.object({ stream: streamId, from: z.int().min(1) }))
    .output(
      answer(
        z.object({
          events: z.array(wireEvent).max(pushLimits.maxEvents).describe('contiguous; empty: there are no more'),
          headSignature: z
            .string()
            .nullable()
            .describe('over `signedHeadText` of `have`, by the key that wrote the stream'),
          keys: z
            .array(wrappedKey)
            .describe(
              'of the dossiers these events received, wrapped for the asking device; none without its `sealTo`',
            ),
          have: head,
        }),
        failure('stream-unknown'),
        failure('revoked'),
      ),
    ),
};
