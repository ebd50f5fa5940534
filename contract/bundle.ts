import { z } from 'zod';
import type { BundleHeader, BundlePlace } from '../domain/bundle.ts';
import { AccountId } from '../domain/ids.ts';
import { incarnation, ownPast, registering } from './site-log-api.ts';
import {
  head,
  pastWord,
  pushLimits,
  sealTo,
  signedDirectory,
  signedText,
  streamId,
  wireEvent,
  wrappedKey,
} from './wire-words.ts';
import { words } from './words.ts';

/**
 * What a stick carries, both ways, as the wire would (`domain/bundle.ts` says how the file is made). Everything in it is
 * believed for its own sake: a segment by its writer's signature, the rest by the province's; who brought it proves nothing.
 */
const key = z.string().max(200).describe('SPKI, base64');
const signature = z.string().max(200).describe('Ed25519, base64');
const hash = head.shape.hash;
const place = z.union([z.literal('province'), words.point]) as z.ZodType<BundlePlace>;

export const bundleHeader: z.ZodType<BundleHeader> = z.object({
  format: z.literal(1),
  id: z.string().regex(/^[0-9a-f]{32}$/),
  madeBy: z.object({ place, publicKey: key }),
  for: z.array(place).max(100),
  created: words.instant,
  keys: z.array(z.object({ for: place, fingerprint: z.string().max(64), wrapped: z.base64().max(512) })).max(500),
  body: z.object({ bytes: z.int().min(0), sha256: hash }),
});

/** As `push` takes it, with the key its writer signs with. */
export const bundleSegment = z.object({
  stream: streamId,
  from: head,
  events: z.array(wireEvent).min(1).max(pushLimits.maxEvents),
  headSignature: signature,
  writer: key,
  keys: z
    .array(z.object({ dossier: wrappedKey.shape.dossier, wrapped: wrappedKey.shape.wrapped }))
    .describe('dossier keys wrapped for the province'),
});

/** What `enrol` takes: a station that never spoke to the province is enrolled by a stick. */
export const enrolmentClaim = z.object({
  ticket: z.string().max(64),
  point: words.point,
  stream: streamId,
  publicKey: key,
  sealTo,
  proof: signature,
});

/** The text of `rights`: what the rights of a point's people stand by (`domain/standing-rights.ts`). */
export const rightsSnapshot = z.object({
  kind: z.literal('rights'),
  point: words.point,
  issuedAt: words.instant,
  validDays: z.int().min(1).max(400),
  warnDays: z.int().min(1).max(400),
  revoked: z.array(z.string().max(64).transform(AccountId)),
});

/** What the province answers a point, signed as one text so that no carrier can change it. */
export const provinceWord = z.object({
  kind: z.literal('word'),
  point: words.point,
  at: words.instant,
  enrolled: z.array(z.object({ stream: streamId, keyId: z.string().max(64) })),
  acked: z.array(z.object({ stream: streamId, have: head, durable: head })),
  safe: z
    .array(z.object({ stream: streamId, head }))
    .optional()
    .describe('as at hello: of what the point carries, up to where two verified backups hold it'),
  confirmed: z
    .array(z.object({ stream: streamId, head }))
    .describe('ends the point said it carries, and the province has'),
  incarnations: z.array(incarnation).optional().describe('as at hello: every stream of the point'),
  registered: z.array(streamId).optional().describe('of these the province was told who writes for the point'),
  wants: z
    .array(z.object({ stream: streamId, from: head }))
    .optional()
    .describe(
      'of what the point carries, from where on it lacks it; from the beginning where it does not know the stream',
    ),
  centreHeard: z.boolean().optional().describe('as at hello: every other point told all it knew since'),
  taken: z
    .array(z.string().max(32))
    .max(500)
    .optional()
    .describe('bundles of the point that were taken in, with the scans in them: the newest'),
  sealTo: key,
});

/** A stream of the maker's point as it lies there, and what it knew to be at the province of it: a hello that nobody answers. */
const ownStream = z.object({ stream: streamId, head, acked: head });

export const bundleContent = z.object({
  /** Hand-overs stand in the first of them; scans come after everything. */
  segments: z.array(bundleSegment),
  /** Wrapped for a point's station: keys of dossiers that were offered to it. */
  readerKeys: z.array(wrappedKey.extend({ for: words.point })),
  /**
   * Of dossiers that are offered to a point, what was written of them before these segments: by the maker's point, believed for
   * the bundle's signature, or by another one that had it in hand, for its own `word`. Left out by builds of before.
   */
  pasts: z
    .array(
      z.object({
        ...{ for: words.point, dossier: wrappedKey.shape.dossier, events: z.array(wireEvent) },
        word: pastWord.optional(),
      }),
    )
    .default([]),
  claims: z.array(enrolmentClaim).max(10),
  /** Of a station that was enrolled, for a province that went back to before: heard only where nobody knows who made the bundle. */
  claimsAgain: z.array(enrolmentClaim).max(10).default([]),
  /** Up to where the maker carries streams of others, and has read those of its readers. */
  holds: z.array(z.object({ stream: streamId, head })),
  /** The maker's own events alone: what it carries for others is not unsaid by it. */
  ownOnly: z.boolean().default(false),
  own: z.array(ownStream).max(1_000).default([]),
  /** What `incarnations` would say over the wire, in its order. */
  registers: z.array(registering).max(1_000).default([]),
  /** Of the point's own streams what it has not, as `fetch` answers: its past, from the province only. */
  past: z.array(ownPast.extend({ stream: streamId, from: head })).default([]),
  /** Where a point's inbox ends for it. Null: a bundle of scans, that says nothing of where its maker stands. */
  cursor: z.object({ after: head }).nullable(),
  inbox: z.array(
    z.object({
      for: words.point,
      epoch: z.int(),
      after: head,
      items: z.array(z.object({ pos: z.int().min(1), event: wireEvent, keys: z.array(wrappedKey) })),
      pasts: z
        .array(z.object({ dossier: wrappedKey.shape.dossier, word: pastWord }))
        .default([])
        .describe('as on the wire: the province’s word on what stands in this page; left out by builds of before'),
      next: head,
      signature,
    }),
  ),
  directory: signedDirectory.nullable(),
  rights: signedText.nullable().describe('a `rightsSnapshot`'),
  reference: z
    .array(signedText)
    .max(50)
    .default([])
    .describe(
      'publications of the province for the commune (`domain/reference-text.ts`): in force and to come, whoever carries them',
    ),
  referenceHeld: z
    .int()
    .min(0)
    .nullable()
    .default(null)
    .describe('the highest version of them that lies with the maker'),
  province: signedText.nullable().describe('a `provinceWord`'),
  scans: z.array(z.object({ file: hash, bytes: z.int().min(1) })).describe('in the order in which they lie'),
});

export type BundleContent = z.output<typeof bundleContent>;
export type PastPage = BundleContent['past'][number];
export type BundleSegment = z.output<typeof bundleSegment>;
export type ProvinceWord = z.output<typeof provinceWord>;

export const emptyContent: BundleContent = {
  ...{
    segments: [],
    readerKeys: [],
    pasts: [],
    claims: [],
    claimsAgain: [],
    holds: [],
    own: [],
    registers: [],
    past: [],
    cursor: null,
    inbox: [],
  },
  ...{ directory: null, rights: null, province: null, scans: [], ownOnly: false, reference: [], referenceHeld: null },
};
