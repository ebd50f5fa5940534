import { z } from 'zod';
import { acknowledgementIds } from '../domain/data/return-proofs.ts';
import { answer, failure } from './answer.ts';
import { alreadyReturned, atCounter, command, counterClosed, notWritable, notYourCounter } from './command.ts';
import { custodyRefusals, workRefusals } from './custody-schemas.ts';
import { actImpossible, dossierUnknown } from './dossier-life-api.ts';
import { dossierLine } from './dossier-schemas.ts';
import { method } from './method.ts';
import { words } from './words.ts';

/** What is shown instead of a lost slip. */
const returnProof = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('slip') }),
  z.object({ kind: z.literal('card'), idNumber: z.string().regex(/^\d{12}$/) }),
  z.object({ kind: z.literal('known'), village: words.named(60), birthYear: z.string().regex(/^(\d{4})?$/) }),
]);

/** The end of a dossier's life, where its work and its result are. */
export const resultApi = {
  markResultReady: method('markResultReady', 'The result has come back and can be given')
    .input(z.object({ ...command, dossier: words.dossier }))
    .output(
      answer(
        dossierLine,
        dossierUnknown,
        failure('dossier-already-ready'),
        alreadyReturned,
        actImpossible,
        ...workRefusals,
        notWritable,
      ),
    ),
  returnResult: method('returnResult', 'Gives the result to the applicant or an authorised person')
    .input(
      z.object({
        ...atCounter,
        dossier: words.dossier,
        ticket: words.ticket.nullable(),
        to: z.enum(['applicant', 'authorised']),
        receiver: words.named(80),
        note: words.text(500),
        proof: returnProof.optional().describe('left out: the slip'),
        acknowledged: z.enum(acknowledgementIds).optional().describe('left out: signed'),
        witness: words.text(80).optional(),
      }),
    )
    .output(
      answer(
        dossierLine,
        dossierUnknown,
        z.object({ type: z.literal('dossier-not-ready'), code: z.string() }),
        failure('return-person-mismatch'),
        failure('witness-missing'),
        failure('person-erased'),
        alreadyReturned,
        ...custodyRefusals,
        counterClosed,
        notYourCounter,
        notWritable,
      ),
    ),
};
