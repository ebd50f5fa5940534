import { z } from 'zod';
import { answer, failure } from './answer.ts';
import { method } from './method.ts';
import { signedText, streamId } from './wire-words.ts';
import { words } from './words.ts';

/**
 * How a point is, once a minute beside its hello, in at most `heartbeatBytes` with the longest values: 135 points on thin
 * lines pay for it all day. Every part may be left out, so that stations of before and after understand each other. Nothing
 * in it is of a person. Bytes with the longest values: stream 51, version 76, schema 20, uptimeS 25, doctor 525 at 12 + 8
 * names, update 86, printers 54, backlog 45, alone 43, backupAt 26, diskMiB 20, screens 39.
 */
export const heartbeatBytes = 1024;
/** The most urgent come first; how many there are of each stands beside. */
export const heartbeatChecks = { bad: 12, warning: 8 } as const;

const count = z.int().min(0).max(9_999_999);
const instant = z.int().min(0).max(9_999_999_999_999);
const check = z.string().regex(/^[a-z0-9-]{1,20}$/);
const printerState = z.string().regex(/^[a-z-]{1,16}$/);
/** How many, and the wall clock's time of the oldest. */
const waiting = z.object({ events: count, oldest: instant.nullable() });

export const heartbeatFacts = z.object({
  version: z.string().max(40).optional(),
  schema: count.optional(),
  uptimeS: count.optional(),
  printers: z.array(printerState).max(2).optional().describe('states; the second stands with the staff'),
  backlog: waiting.optional().describe('what the province has not'),
  alone: waiting.optional().describe('what lies in one place only'),
  backupAt: instant.nullable().optional().describe('the last backup that was read back and good; null: none'),
  diskMiB: count.optional().describe('free'),
  doctor: z
    .object({
      bad: z.array(check).max(heartbeatChecks.bad),
      warning: z.array(check).max(heartbeatChecks.warning),
      bads: count.describe('how many there are, where the list is cut'),
      warnings: count,
    })
    .optional(),
  update: z
    .object({ is: z.string().regex(/^[a-z-]{1,16}$/), ready: z.string().max(40).nullable() })
    .optional()
    .describe('how the change of the version stands (`updateStates`), and which one lies ready'),
  screens: z
    .object({ kiosk: z.int().min(0).max(99), board: z.int().min(0).max(99), stations: z.int().min(0).max(99) })
    .optional()
    .describe('connected now'),
});
export type HeartbeatFacts = z.output<typeof heartbeatFacts>;

/** Canonical JSON of this is what `wanted` holds: for one point, of one change, so that neither can be played again elsewhere. */
export const wantedVersion = z.object({
  kind: z.literal('wanted-version'),
  point: words.point,
  change: z.int().min(1).describe('a later word of the province has a higher number'),
  version: z.string().max(40).nullable().describe('null: whatever is there may stay'),
  manifestHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
export type WantedVersion = z.output<typeof wantedVersion>;

/** Of a station, signed by its device. */
export const heartbeatApi = {
  heartbeat: method(
    'heartbeat',
    'How the point is, once a minute; the answer says which version the province wants there',
  )
    .input(z.object({ stream: streamId, ...heartbeatFacts.shape }))
    .output(
      answer(
        z.object({ wanted: signedText.nullable().describe('a `wantedVersion`; null: the province never said') }),
        failure('stream-unknown'),
        failure('revoked'),
      ),
    ),
};
