import { oc } from '@orpc/contract';
import { z } from 'zod';
import { answer, failure } from './answer.ts';
import { provincePagesApi } from './province-pages-api.ts';
import { words } from './words.ts';

/**
 * Point ↔ province, "site log v1" (here: enrol, hello, push, acknowledge), and the province's own pages.
 * `enrol` carries a one-time ticket; `hello` and `push` are signed by the device (`device-signature.ts`).
 * A business refusal never blocks the pipe: what cannot be applied is stored and parked.
 * Failures at the door, as `code` of the body: 400 `bad-request`, 401 `signature-missing`, `device-unknown`,
 * `signature-wrong`, `nonce-used`, `sign-in-required`, `sign-in-expired`, 413 `too-large`, 415 `not-json`, 500 `bug`, 503 `draining`.
 */
export const head = z.object({ seq: z.int().min(0), hash: z.string().regex(/^[0-9a-f]{64}$/) });
export const streamId = z.string().regex(/^\d{5}-\d{1,2}:(p-[0-9a-f]{32}|\d{1,9})$/);

/** Limits of one push, bytes of the events' canonical JSON; a bigger one is refused as `too-large`, never cut. */
export const pushLimits = { maxEvents: 500, maxBytes: 262_144 } as const;

export const wireEvent = z.object({
  v: z.literal(1),
  stream: streamId,
  seq: z.int().min(1),
  prev: head.shape.hash,
  hash: head.shape.hash,
  origin: z.string().regex(/^[\x21-\x7e]{1,64}$/),
  part: z.int().min(0).max(999),
  type: z
    .string()
    .regex(/^[a-z0-9-]{1,64}$/)
    .describe('unknown types are stored, parked, and applied after an upgrade'),
  tv: z.int().min(1).max(32_767),
  facts: z.record(z.string(), z.unknown()),
  sealed: z.string().nullable(),
  actor: z.object({ account: z.string().nullable(), terminal: z.string() }),
  at: z.object({ wall: z.int(), mono: z.int(), boot: z.string(), off: z.int().nullable() }),
});

const serverView = z.object({
  id: z.string(),
  epoch: z.int().describe('rises when the province was restored'),
  time: words.instant,
});

const verdict = z.discriminatedUnion('type', [
  z.object({ type: z.literal('in-sync') }),
  z.object({ type: z.literal('push-from'), seq: z.int(), provinceRewound: z.boolean() }),
  z.object({ type: z.literal('point-rewound') }),
  z.object({ type: z.literal('fork'), below: z.int() }),
]);

/** Why an event is stored and not applied. */
export const parkedCodes = [
  'type-unknown',
  'facts-unreadable',
  'origin-repeated',
  'dossier-unknown',
  'dossier-repeated',
  'projection-failed',
] as const;
export type ParkedCode = (typeof parkedCodes)[number];

const refused = [failure('stream-unknown'), failure('revoked')] as const;

function method(name: string, summary: string) {
  return oc.route({ method: 'POST', path: `/${name}`, operationId: name, summary });
}

export const provinceApi = {
  enrol: method('enrol', 'Registers a station’s key and stream with a one-time ticket')
    .input(
      z.object({
        ticket: z
          .string()
          .regex(/^[A-Za-z2-7 -]{26,64}$/)
          .describe('128 bits, base32, valid 7 days, one point'),
        point: words.point,
        stream: streamId,
        publicKey: z.base64().max(200).describe('Ed25519, SPKI, base64'),
        proof: z.string().max(200).describe('signature over canonical {ticket, point, stream, publicKey}'),
      }),
    )
    .output(
      answer(
        z.object({
          keyId: z.string().describe('`<point>.<first 16 hex digits of SHA-256 of the key>`'),
          server: serverView,
          sealTo: z
            .string()
            .describe('X25519 public key of the province, SPKI, base64: dossier keys are wrapped for it'),
        }),
        failure('ticket-used-or-wrong'),
        failure('ticket-for-another-point'),
        failure('proof-wrong'),
      ),
    ),
  hello: method('hello', 'Compares heads; says what the province has and wants')
    .input(
      z.object({
        stream: streamId,
        head,
        acked: head,
        boot: z.string().max(64),
        wall: words.instant,
        app: z.object({ version: z.string().max(64), schema: z.int() }),
      }),
    )
    .output(
      answer(
        z.object({
          server: serverView,
          verdict,
          have: head,
          durable: head,
          limits: z.object({ maxEvents: z.int(), maxBytes: z.int() }),
        }),
        ...refused,
      ),
    ),
  push: method('push', 'A signed contiguous segment; any number of times, in order per stream')
    .input(
      z.object({
        stream: streamId,
        from: head.describe('the head the first event stands on'),
        events: z.array(wireEvent).min(1),
        headSignature: z.string().max(200).describe('Ed25519, base64, over signedHeadText(stream, last event)'),
        keys: z
          .array(z.object({ dossier: z.string().regex(/^[\x21-\x7e]{1,64}$/), wrapped: z.base64().max(512) }))
          .describe('dossier keys wrapped for the province (`key-wrapping.ts`); any number of times'),
      }),
    )
    .output(
      answer(
        z.object({
          have: head,
          durable: head.describe('what two verified backups hold: the beginning until there are backups'),
          parked: z.array(z.object({ seq: z.int(), code: z.enum(parkedCodes) })),
        }),
        ...refused,
        z.object({ type: z.literal('gap'), have: head }),
        z.object({ type: z.literal('fork'), below: z.int(), have: head }),
        z.object({ type: z.literal('bad-hash'), seq: z.int() }),
        z.object({ type: z.literal('bad-prev'), seq: z.int() }),
        failure('bad-signature'),
        failure('too-large'),
      ),
    ),

  ...provincePagesApi,
};

export type ProvinceApi = typeof provinceApi;
export type WireEvent = z.output<typeof wireEvent>;
