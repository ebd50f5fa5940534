import { z } from 'zod';
import { answer, failure } from './answer.ts';
import { method } from './method.ts';
import { head, pastWord, pushLimits, streamId, wireEvent, wrappedKey } from './wire-words.ts';

/** What a point asks the province for beside its own push ("site log v1", reliability.md §2.2); signed by the device. */
export const maxChainLinks = 2_000;

/** Why a point goes on under another stream. */
export const incarnationReasons = ['created', 'restored', 'cloned', 'moved', 'contradicted', 'taken-over'] as const;

export const incarnation = z.object({
  stream: streamId,
  have: head.describe('what the province has of it'),
  letter: z
    .string()
    .regex(/^[A-Z]?$/)
    .describe('between queue letter and digits; empty: none'),
  parent: head.extend({ stream: streamId }).nullable(),
  supersededBy: streamId.nullable().describe('the newer one that writes for the point now'),
  told: z.boolean().optional().describe('whoever wrote it heard of that: it prints no more'),
});

/** What `incarnations` is asked with. */
export const registering = z.object({
  stream: streamId,
  reason: z.enum(incarnationReasons),
  parent: incarnation.shape.parent.describe('where its history came from; null: nowhere'),
  letter: incarnation.shape.letter,
  healed: z
    .object({ ended: z.array(streamId).max(50).describe('streams that this PC wrote and ended itself') })
    .optional()
    .describe('begun by itself after its database was lost: a PC that took its place meanwhile goes on writing'),
  successor: streamId.optional().describe('it is written no more and only known here again, as superseded by this one'),
});

/** What `fetch` answers. */
export const ownPast = z.object({
  events: z.array(wireEvent).max(pushLimits.maxEvents).describe('contiguous; empty: there are no more'),
  headSignature: z.string().nullable().describe('over `signedHeadText` of `have`, by the key that wrote the stream'),
  keys: z
    .array(wrappedKey)
    .describe('of the dossiers these events received, wrapped for the asking device; none without its `sealTo`'),
  have: head,
});

/** How long the province holds the question open: shorter than a proxy keeps a silent connection (nginx: 60 s). */
export const longestWaitMs = 50_000;

export const siteLogApi = {
  waitForMail: method('waitForMail', 'Answers when the inbox is not where the point knows it, or when the time is over')
    .input(
      z.object({
        after: z.int().min(0).describe('position of the own cursor'),
        waitMs: z.int().min(0).max(longestWaitMs),
      }),
    )
    .output(
      answer(
        z.object({
          head: head.describe('the end of the inbox'),
          comeAgainMs: z.int().min(0).describe('there was no room to wait: not before this is over'),
        }),
        failure('revoked'),
      ),
    ),
  incarnations: method('incarnations', 'The point goes on under another stream; the ones before are superseded')
    .input(registering)
    .output(
      answer(
        z.object({
          incarnations: z.array(incarnation).describe('every stream of the point, in the order they came'),
          superseded: streamId.nullable().describe('this one was registered before, and a newer one since'),
        }),
        failure('stream-unknown'),
        failure('revoked'),
      ),
    ),
  inbox: method('inbox', 'What other points wrote of dossiers this point may read')
    .input(z.object({ after: head.describe('`next` of the last page that was kept; the beginning: seq 0 and zeros') }))
    .output(
      answer(
        z.object({
          epoch: z.int(),
          items: z
            .array(
              z.object({
                pos: z.int().min(1).describe('dense'),
                event: wireEvent.describe('of any type: one may be newer than who reads it'),
                keys: z.array(wrappedKey).describe('of other points’ dossiers, wrapped for the asking device'),
              }),
            )
            .max(pushLimits.maxEvents),
          pasts: z
            .array(z.object({ dossier: wrappedKey.shape.dossier, word: pastWord }))
            .optional()
            .describe(
              'the province’s word on what stands in this page, by dossier and point: it goes on with the dossier by stick',
            ),
          next: head.describe('the cursor after this page, chained by `inboxHash`'),
          head: head.describe('the end of the inbox'),
          signature: z.string().max(200).describe('Ed25519 of the province over `signedInboxText(point, next)`'),
        }),
        z
          .object({ type: z.literal('cursor-ahead'), epoch: z.int(), head })
          .describe('the province went back in time: begin at 0, what is there already is known by its hash'),
        failure('revoked'),
      ),
    ),
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
    .output(answer(ownPast, failure('stream-unknown'), failure('revoked'))),
};
