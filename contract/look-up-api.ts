import { z } from 'zod';
import { lookUpStates } from '../domain/look-up.ts';
import { answer, failure } from './answer.ts';
import { method } from './method.ts';
import { words } from './words.ts';

/** Of citizens: no sign-in, few at a time (429 `too-many-requests`). */
export const lookUpApi = {
  lookUp: method(
    'lookUp',
    'Where the dossier of a receipt stands; asked with what the receipt’s QR holds, never with a code',
  )
    .input(z.object({ token: z.string().min(20).max(400) }))
    .output(
      answer(
        z.object({
          state: z.enum(lookUpStates),
          asOf: words.instant
            .nullable()
            .describe('until when all are known who may have written of it: where it was received, and who has it'),
        }),
        failure('look-up-unknown').describe('forged, of no point here, or not sent yet: the same answer'),
      ),
    ),
};
