import { z } from 'zod';
import { bundleFaults } from '../domain/bundle.ts';
import { answer, failure } from './answer.ts';
import { method } from './method.ts';
import { head } from './wire-words.ts';
import { words } from './words.ts';

/** What comes to the province on a stick by post, taken in by a person at its page. */
export const byHandLimits = {
  /** Of one file: a month of a point without scans is a few megabytes. */
  fileBytes: 96 * 1024 * 1024,
  pieceBytes: 180_000,
} as const;

const count = z.int().min(0);

export const takenBundle = z.object({
  point: z.string().describe('who made it'),
  created: words.instant,
  enrolled: z.array(z.object({ stream: z.string(), refused: z.string().nullable() })),
  streams: z.array(
    z.object({
      stream: z.string(),
      events: count.describe('that were not here before'),
      known: count.describe('that were'),
      refused: z
        .string()
        .nullable()
        .describe('as the wire would say it; `gap`: kept until what comes before it is here'),
    }),
  ),
  scans: z.object({ taken: count, known: count, refused: count }),
});

const fault = bundleFaults.map((type) => failure(type)) as unknown as readonly [
  z.ZodObject<{ type: z.ZodLiteral<(typeof bundleFaults)[number]> }>,
];

export const byHandApi = {
  takeBundlePiece: method(
    'takeBundlePiece',
    'A bundle that a person chose, in pieces that go on where they stopped; with the last one it is taken in as the wire would',
  )
    .input(
      z.object({
        file: head.shape.hash.describe('SHA-256 of the whole file'),
        size: z.int().min(1).max(byHandLimits.fileBytes),
        offset: z.int().min(0),
        piece: z.base64().max(240_000),
      }),
    )
    .output(
      answer(
        z.object({ have: count, taken: takenBundle.nullable().describe('null: more of it has to come') }),
        z.object({ type: z.literal('blob-elsewhere'), have: count }).describe('go on from there'),
        failure('blob-damaged'),
        failure('outside-scope'),
        failure('revoked'),
        ...fault,
      ),
    ),
  answerBundle: method('answerBundle', 'What goes back to a point by the same stick: what came, its mail, its rights')
    .input(z.object({ point: words.point }))
    .output(
      answer(
        z.object({ name: z.string(), base64: z.base64(), events: count }),
        failure('outside-scope'),
        failure('point-has-no-key'),
      ),
    ),
};
