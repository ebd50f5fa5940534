import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { bundleFaults } from '../domain/bundle.ts';
import { answer, failure, nothing } from './answer.ts';
import { method } from './method.ts';
import { words } from './words.ts';

/** What goes by a stick between points and the province, both ways. */
export const stickStates = ['none', 'absent', 'keeping', 'no-reader', 'failing'] as const;

const moved = z.object({
  way: z.enum(['in', 'out']),
  place: z.string().describe('`province` or a point: who made it; of one that went out, this point'),
  events: z.int(),
  at: words.instant,
});

export const sneakernetView = z.object({
  stick: z
    .enum(stickStates)
    .describe(
      'none: no folder is set; absent: no stick is in; no-reader: no key is known to seal for; failing: it takes nothing',
    ),
  /** In one place only: neither the province nor a stick in the PC has them. */
  alone: z.object({ events: z.int(), oldest: words.instant.nullable(), alarm: z.boolean() }),
  waiting: z.int().describe('events the province does not have yet'),
  carried: z
    .array(z.object({ point: z.string(), events: z.int() }))
    .describe('of other points, on their way through here'),
  files: z.int().describe('bundles on the stick that this point did not make'),
  rights: z.object({ state: z.enum(['never', 'valid', 'ending', 'expired']), until: words.instant.nullable() }),
  progress: z.object({ step: z.enum(['out', 'scans', 'in']), done: z.int(), all: z.int() }).nullable(),
  latest: z.array(moved),
});

const fault = bundleFaults.map((type) => failure(type)) as unknown as readonly [
  z.ZodObject<{ type: z.ZodLiteral<(typeof bundleFaults)[number]> }>,
];
const scansPut = z.object({
  put: z.int().describe('scans that went along'),
  left: z.int().describe('that did not fit, or could not be written: the next one takes them'),
  leftBytes: z.int(),
});
const forNobody = failure('bundle-for-nobody');

export const sneakernetApi = {
  watchSneakernet: method(
    'watchSneakernet',
    'What lies in one place only, what a stick carries, and how long rights stand',
  )
    .input(nothing)
    .output(eventIterator(sneakernetView)),
  carryByStick: method(
    'carryByStick',
    'Both ways with the stick that is in: out what the others lack, in what they brought',
  )
    .input(nothing)
    .output(
      answer(
        z.object({
          out: z.object({ name: z.string(), events: z.int(), scans: scansPut }),
          in: z.array(
            z.object({ name: z.string(), events: z.int(), scans: z.int(), refused: z.enum(bundleFaults).nullable() }),
          ),
          enrolled: z.boolean(),
          acknowledged: z.boolean(),
        }),
        failure('stick-absent'),
        failure('stick-takes-nothing'),
        forNobody,
      ),
    ),
  makeBundle: method('makeBundle', 'A bundle for a browser to save')
    .input(nothing)
    .output(
      answer(
        z.object({ name: z.string(), base64: z.base64(), events: z.int(), scans: scansPut }),
        forNobody,
        failure('bundle-too-large'),
      ),
    ),
  takeBundle: method(
    'takeBundle',
    'A bundle that a browser chose, in pieces; with the last one it is taken in, whole or not at all',
  )
    .input(z.object({ upload: z.uuid(), offset: z.int().min(0), part: z.base64().max(240_000), last: z.boolean() }))
    .output(
      answer(
        z.object({ received: z.int(), events: z.int().nullable(), enrolled: z.boolean(), acknowledged: z.boolean() }),
        failure('file-gone'),
        z.object({ type: z.literal('file-too-large'), most: z.int() }),
        ...fault,
      ),
    ),
};

export type SneakernetView = z.output<typeof sneakernetView>;
