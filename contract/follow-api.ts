import { z } from 'zod';
import { answer, failure, nothing } from './answer.ts';
import { method } from './method.ts';

/**
 * The stand-in ↔ the host, beside what every station asks (`station-api.ts`): a copy of the host's database as it grows, byte
 * by byte, and what opens it. Only the PC the office chose is answered. Each question says what is flushed there.
 */
const mark = z.object({
  file: z.string().max(64).describe('which write-ahead file of the host'),
  base: z.int().min(0).describe('bytes of the database'),
  bytes: z.int().min(0).describe('bytes of the write-ahead file'),
});

const notChosen = failure('not-the-stand-in');
const data = z.string().describe('base64');

const piece = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('base'),
    ...{ file: z.string(), at: z.int(), whole: z.int(), data },
    ahead: z.int().optional().describe('bytes of the write-ahead file without which the database is not whole'),
  }),
  z.object({ type: z.literal('ahead'), file: z.string(), at: z.int(), data }),
  z.object({ type: z.literal('folded'), file: z.string().describe('the next one, after the one I have whole') }),
  z.object({ type: z.literal('nothing') }),
]);

export const followApi = {
  followCopy: method('followCopy', 'What comes after what I have; waits some seconds where nothing does')
    .input(
      z.object({
        have: mark.nullable().describe('null: nothing that could be continued'),
        door: z.object({ addresses: z.array(z.string().max(64)).max(8), port: z.int().min(0).max(65_535) }),
      }),
    )
    .output(answer(piece, notChosen)),
  copySecrets: method('copySecrets', 'What opens the copy, sealed for the X25519 key of the stand-in')
    .input(z.object({ sealTo: z.string().max(200) }))
    .output(
      answer(
        z.object({
          key: z.string().describe('wrapped as `key-wrapping.ts` says'),
          sealed: z.string().describe('AES-256-GCM under it, base64: the small files of the host’s folder'),
        }),
        notChosen,
      ),
    ),
  listCopyFiles: method('listCopyFiles', 'Sealed scans and sounds, by their SHA-256')
    .input(nothing)
    .output(answer(z.object({ files: z.array(z.object({ name: z.string(), bytes: z.int() })) }), notChosen)),
  tellTakenOver: method(
    'tellTakenOver',
    'A person put me in your place: you write no more. How far do your streams reach?',
  )
    .input(z.object({ stream: z.string().max(80).describe('that I write now') }))
    .output(answer(z.object({ streams: z.array(z.object({ stream: z.string(), seq: z.int() })) }), notChosen)),
  readTail: method('readTail', 'What you wrote from there on; keys of dossiers wrapped by the vault that both have')
    .input(z.object({ stream: z.string().max(80), from: z.int().min(1) }))
    .output(
      answer(
        z.object({
          events: z.array(z.record(z.string(), z.unknown())),
          keys: z.array(z.object({ dossier: z.string(), wrapped: z.string() })),
        }),
        notChosen,
      ),
    ),
  stepDown: method('stepDown', 'Everything is here: be a station of mine')
    .input(
      z.object({
        station: z.string().regex(/^[a-z2-7]{8}$/),
        addresses: z.array(z.string().max(64)).max(8),
        port: z.int().min(1).max(65_535),
      }),
    )
    .output(answer(nothing, notChosen)),
  readCopyFile: method('readCopyFile', 'A piece of one of them; empty at its end')
    .input(z.object({ name: z.string().regex(/^(attachments|voice)\/[0-9a-f]{64}$/), at: z.int().min(0) }))
    .output(answer(z.object({ data }), notChosen)),
};

export type FollowApi = typeof followApi;
export type CopyMark = z.output<typeof mark>;
export type CopyPiece = z.output<typeof piece>;
