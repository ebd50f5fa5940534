import { z } from 'zod';
import { answer, failure } from './answer.ts';
import { method } from './method.ts';

/**
 * Scans on their way, sealed as they lie at a point, under the SHA-256 of their sealed bytes. In pieces that go on where they
 * stopped, after all events; whoever names a file may have it, and opens it only with the dossier's key.
 */
export const blobLimits = { pieceBytes: 262_144, fileBytes: 12 * 1024 * 1024, files: 500 } as const;

const file = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256 of the sealed bytes');
const piece = z.base64().max(Math.ceil(blobLimits.pieceBytes / 3) * 4);
const size = z.int().min(1).max(blobLimits.fileBytes);

export const blobsApi = {
  missingBlobs: method('missingBlobs', 'Which of these files the province does not have whole, and how far it got')
    .input(z.object({ files: z.array(file).min(1).max(blobLimits.files) }))
    .output(answer(z.object({ missing: z.array(z.object({ file, have: z.int().min(0) })) }), failure('revoked'))),
  putBlob: method('putBlob', 'A piece of a file, at the place where the last one ended')
    .input(z.object({ file, size, offset: z.int().min(0), bytes: piece }))
    .output(
      answer(
        z.object({ have: z.int().min(0), whole: z.boolean() }),
        z
          .object({ type: z.literal('blob-elsewhere'), have: z.int().min(0) })
          .describe('another piece is wanted: go on at `have`'),
        failure('blob-damaged').describe('whole and not what its name says: begin at 0'),
        failure('revoked'),
      ),
    ),
  getBlob: method('getBlob', 'A piece of a file of any point')
    .input(z.object({ file, offset: z.int().min(0), most: z.int().min(1).max(blobLimits.pieceBytes) }))
    .output(answer(z.object({ bytes: piece, size }), failure('blob-missing'), failure('revoked'))),
};
