import { z } from 'zod';
import { pointKinds } from '../domain/directory.ts';
import { answer, failure } from './answer.ts';
import { blobsApi } from './blobs-api.ts';
import { heartbeatApi } from './heartbeat-api.ts';
import { lookUpApi } from './look-up-api.ts';
import { method } from './method.ts';
import { postOfficeApi } from './post-office-api.ts';
import { provincePagesApi } from './province-pages-api.ts';
import { stationReferenceApi } from './reference-api.ts';
import { incarnation, siteLogApi } from './site-log-api.ts';
import { dossierId, head, sealTo, signedDirectory, signedText, streamId, wireEvent } from './wire-words.ts';
import { words } from './words.ts';

/**
 * Point ↔ province, "site log v1" (what a point asks beside its own push: `site-log-api.ts`), and the province's own pages.
 * `enrol` carries a one-time ticket; `hello` and `push` are signed by the device (`device-signature.ts`).
 * A business refusal never blocks the pipe: what cannot be applied is stored and parked.
 * Failures at the door, as `code` of the body: 400 `bad-request`, 401 `signature-missing`, `device-unknown`,
 * `signature-wrong`, `nonce-used`, `sign-in-required`, `sign-in-expired`, 413 `too-large`, `bomb`, 415 `not-json`,
 * `encoding-unknown`, 500 `bug`, 503 `draining`, and with Retry-After in seconds `busy`, `server-disk-full`, `database-away`,
 * `database-read-only`: nothing was acknowledged, the same is asked again then. Bodies may come as zstd or gzip; the signature
 * covers the bytes as they come.
 */
export { head, pushLimits, streamId, type WireEvent, wireEvent } from './wire-words.ts';

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

/** Ed25519, SPKI, base64: what the province signs its directory with; a station keeps the first it is told. */
const provinceKey = z.string().max(200);

const refused = [failure('stream-unknown'), failure('revoked')] as const;

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
        sealTo: sealTo.optional().describe('X25519 of the station; left out by stations of before'),
        proof: z
          .string()
          .max(200)
          .describe('signature over canonical {ticket, point, stream, publicKey}, and sealTo where it is given'),
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
          signedBy: provinceKey.optional(),
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
        sealTo: sealTo.optional().describe('where it is new or another: the request is signed as a whole'),
        about: z
          .object({ name: words.named(200), kind: z.enum(pointKinds) })
          .optional()
          .describe('what the point calls itself; the province’s own word stands over it'),
        carries: z
          .array(z.object({ stream: streamId, head }))
          .max(50)
          .optional()
          .describe('streams of others that the station could push: a neighbour’s, a stick’s, an ancestor’s'),
        directory: head.shape.hash.nullable().optional().describe('SHA-256 of the text the point has; null: none'),
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
          signedBy: provinceKey.optional(),
          inbox: z.object({ epoch: z.int(), head }).optional().describe('where the point’s inbox ends'),
          incarnations: z.array(incarnation).optional().describe('every stream of the point'),
          superseded: streamId
            .nullable()
            .optional()
            .describe('a newer incarnation writes for the point: this one only reads, and hands nothing over'),
          centreHeard: z
            .boolean()
            .optional()
            .describe('every point of the commune told all it knew since the last of them began another stream'),
          wants: z
            .array(z.object({ stream: streamId, from: head }))
            .optional()
            .describe('of what the station carries; `from` is what the province has'),
          safe: z
            .array(z.object({ stream: streamId, head }))
            .optional()
            .describe('of what the station carries: up to there two verified backups hold it'),
          rights: signedText.optional().describe('a `rightsSnapshot` (`bundle.ts`), anew at each contact'),
          directory: signedDirectory.optional().describe('asked for, and another than the point has'),
        }),
        ...refused,
      ),
    ),
  push: method('push', 'A signed contiguous segment of any stream; any number of times, in order per stream')
    .input(
      z.object({
        stream: streamId,
        from: head.describe('the head the first event stands on'),
        events: z.array(wireEvent).min(1),
        headSignature: z
          .string()
          .max(200)
          .describe('Ed25519 of the stream’s own writer, base64, over signedHeadText(stream, last event)'),
        keys: z
          .array(z.object({ dossier: dossierId, wrapped: z.base64().max(512) }))
          .describe('dossier keys wrapped for the province (`key-wrapping.ts`); any number of times'),
        urgent: z.boolean().optional().describe('a hand-over waits in or behind this segment: let in before others'),
      }),
    )
    .output(
      answer(
        z.object({
          have: head,
          durable: head.describe('what two verified backups hold: the beginning until there are backups'),
          parked: z.array(z.object({ seq: z.int(), code: z.enum(parkedCodes) })),
          inbox: head.optional().describe('where the inbox of the point that asks ends'),
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

  ...siteLogApi,
  ...blobsApi,

  ...stationReferenceApi,
  ...heartbeatApi,

  ...lookUpApi,

  ...provincePagesApi,
  ...postOfficeApi,
};

export type ProvinceApi = typeof provinceApi;
