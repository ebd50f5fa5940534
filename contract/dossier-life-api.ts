import { z } from 'zod';
import { answer, failure, nothing } from './answer.ts';
import { approver, approverRefusals } from './approver.ts';
import { command, notWritable } from './command.ts';
import { workRefusals } from './custody-schemas.ts';
import { dossierLine, lifeStep, missingDocument } from './dossier-schemas.ts';
import { method } from './method.ts';
import { submittedDocument, words } from './words.ts';

const onDossier = { ...command, dossier: words.dossier };
export const dossierUnknown = failure('dossier-unknown');
export const actImpossible = z.object({ type: z.literal('dossier-act-impossible'), code: z.string() });
const wrongBasis = failure('legal-basis-wrong');
const documentsMissing = failure('documents-missing');
const amount = z.int().min(0).max(1_000_000_000).describe('dong');
const reason = words.named(500);
const moved = [dossierUnknown, actImpossible, ...workRefusals, notWritable] as const;

/** Between receipt and result: each act is one event, and what may follow what stands in `domain/dossier-transitions.ts`. */
export const dossierLifeApi = {
  forwardDossier: method('forwardDossier', 'Hands the dossier on to a colleague or another authority')
    .input(z.object({ ...onDossier, account: words.account.nullable(), unit: words.named(120) }))
    .output(answer(dossierLine, failure('account-unknown'), ...moved)),
  takeDossier: method('takeDossier', 'I work on it')
    .input(z.object(onDossier))
    .output(answer(dossierLine, ...moved)),
  requestSupplement: method('requestSupplement', 'Asks for everything that is missing, once; the clock stands still')
    .input(
      z.object({
        ...onDossier,
        stage: words.supplementStage,
        legalBasis: words.legalBasis,
        missing: z.array(missingDocument).max(60),
        note: words.text(500),
        approver: approver.nullable().describe('a second request needs one'),
      }),
    )
    .output(
      answer(
        dossierLine,
        failure('missing-documents-empty'),
        failure('supplement-asked-before'),
        ...approverRefusals,
        wrongBasis,
        ...moved,
      ),
    ),
  receiveSupplement: method('receiveSupplement', 'What was missing has come; a new due date is promised')
    .input(z.object({ ...onDossier, documents: z.array(submittedDocument).max(60), note: words.text(500) }))
    .output(answer(dossierLine, documentsMissing, failure('procedure-unknown'), ...moved)),
  refuseDossier: method('refuseDossier', 'Refuses it; the head agrees')
    .input(z.object({ ...onDossier, legalBasis: words.legalBasis, reason, approver }))
    .output(answer(dossierLine, ...approverRefusals, wrongBasis, ...moved)),
  stopDossier: method('stopDossier', 'Stops deciding it; the head agrees')
    .input(z.object({ ...onDossier, legalBasis: words.legalBasis, reason, approver }))
    .output(answer(dossierLine, ...approverRefusals, wrongBasis, ...moved)),
  withdrawDossier: method('withdrawDossier', 'The applicant takes it back')
    .input(z.object({ ...onDossier, reason: words.text(500) }))
    .output(answer(dossierLine, ...moved)),
  askPayment: method('askPayment', 'A fee has to be paid before it goes on')
    .input(z.object({ ...onDossier, amount: amount.min(1) }))
    .output(answer(dossierLine, ...moved)),
  notePayment: method('notePayment', 'It was paid elsewhere (the Portal, a bank); the dossier goes on')
    .input(z.object({ ...onDossier, amount: amount.min(1) }))
    .output(
      answer(
        dossierLine,
        ...moved,
        z.object({ type: z.literal('fee-owed-here'), total: z.int() }).describe('taken as a fee, it goes on by itself'),
      ),
    ),
  renewDueDate: method('renewDueDate', 'Apologises and promises one new date; the head agrees')
    .input(z.object({ ...onDossier, date: words.date, reason, approver }))
    .output(
      answer(
        dossierLine,
        ...approverRefusals,
        failure('due-date-renewed-before'),
        failure('new-due-date-wrong'),
        ...moved,
      ),
    ),
  undoDossierAct: method(
    'undoDossierAct',
    'Takes back one’s own last act within ten seconds, where nothing was told yet',
  )
    .input(z.object(onDossier))
    .output(
      answer(
        dossierLine,
        dossierUnknown,
        failure('act-not-undoable'),
        failure('fee-taken'),
        ...workRefusals,
        notWritable,
      ),
    ),
  readDossierLife: method('readDossierLife', 'Every step of a dossier with who and when; nothing personal')
    .input(z.object({ dossier: words.dossier }))
    .output(answer(z.object({ steps: z.array(lifeStep) }), dossierUnknown)),
  listColleagues: method('listColleagues', 'Who may be handed a dossier')
    .input(nothing)
    .output(z.array(z.object({ account: words.account, name: z.string(), role: words.accountRole }))),
};
