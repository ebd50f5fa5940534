import { z } from 'zod';
import { words } from './words.ts';

/** What every method between a point and its province is written in. */
export const head = z.object({ seq: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });
export const streamId = z.string().regex(/^\d{5}-\d{1,2}:(p-[0-9a-f]{32}|\d{1,9})$/);
export const dossierId = z.string().regex(/^[\x21-\x7e]{1,64}$/);

/** Limits of one push, bytes of the events' canonical JSON; a bigger one is refused as `too-large`, never cut. */
export const pushLimits = { maxEvents: 500, maxBytes: 262_144 } as const;

/**
 * `no` beside a push whose body does not say `urgent`: a province without room says so before it reads the body. Left out, it
 * reads what the body says.
 */
export const urgentHeader = 'urgent';

/** In the order in which it is hashed: what is read by it is canonical as it came. */
export const wireEvent = z.object({
  actor: z.object({ account: z.string().nullable(), terminal: z.string() }),
  at: z.object({ boot: z.string(), mono: z.int(), off: z.int().nullable(), wall: z.int() }),
  facts: z.looseObject({}),
  hash: head.shape.hash,
  origin: z.string().regex(/^[\x21-\x7e]{1,64}$/),
  part: z.int().min(0).max(999),
  prev: head.shape.hash,
  sealed: z.string().nullable(),
  seq: z.int().min(1),
  stream: streamId,
  tv: z.int().min(1).max(32_767),
  type: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .describe('unknown types are stored, parked, and applied after an upgrade'),
  v: z.literal(1),
});
export type WireEvent = z.output<typeof wireEvent>;

/** X25519, SPKI, base64: whom a dossier's key is wrapped for (`key-wrapping.ts`). */
export const sealTo = z.base64().min(56).max(80);

/** A dossier's key wrapped for whoever asked; `point` received the dossier, and the wrapping is bound to it. */
export const wrappedKey = z.object({ point: words.point, dossier: dossierId, wrapped: z.base64().max(512) });
export type WrappedKey = z.output<typeof wrappedKey>;

/** Canonical JSON that the province signed as it stands: Ed25519, base64. */
export const signedText = z.object({ text: z.string().max(1_000_000), signature: z.string().max(200) });

/** `text` is the canonical JSON of a `domain/directory.ts` directory; Ed25519 of the province over it, base64. */
export const signedDirectory = z.object({ text: z.string().max(1_000_000), signature: z.string().max(200) });

/**
 * `signedPastText` of what a point wrote of a dossier; whoever carries it. By the point itself, up to when it offered it on, or by the
 * province, which has verified each of these events on that point's signed log.
 */
export const pastWord = z.object({
  point: words.point,
  events: z.array(head.extend({ stream: streamId })),
  writer: z.string().max(200).describe('SPKI, base64: a key of that point, or the province’s'),
  signature: z.string().max(200).describe('Ed25519, base64'),
});
export type PastWord = z.output<typeof pastWord>;
