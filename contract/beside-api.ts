import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { centreModes, formFields } from '../domain/beside-events.ts';
import { answer, failure, nothing } from './answer.ts';
import { atCounter, command, counterClosed, notWritable, notYourCounter, ticketUnknown } from './command.ts';
import { dossierUnknown } from './dossier-life-api.ts';
import { dossierLine } from './dossier-schemas.ts';
import { method } from './method.ts';
import { person, words } from './words.ts';

const fields = z.array(z.enum(formFields)).max(formFields.length);
const officialCode = words.named(200).describe('as scanned or pasted: alone, or within a link');

/** Somebody has this code already: which dossier, since when, and who has it to do. */
export const officialCodeTaken = z.object({
  type: z.literal('official-code-taken'),
  code: z.string(),
  receivedAt: z.string(),
  holder: z.string(),
});
const unreadable = failure('official-code-unreadable');
const ownRow = z.object({
  dossier: words.dossier,
  code: z.string(),
  officialCode: z.string().nullable(),
  receivedOn: z.string(),
});
const registerRow = z.object({
  line: z.int().min(1).max(1_000_000),
  officialCode: words.named(40),
  receivedOn: words.date.nullable(),
});

export const besideView = z.object({
  mode: z.enum(centreModes),
  formFields: z.array(z.enum(formFields)),
  waiting: z.int().describe('received here and not yet entered in the provincial system'),
  enterLater: z
    .array(
      z.object({
        dossier: words.dossier,
        code: z.string(),
        procedureName: z.string(),
        receivedAt: z.string(),
      }),
    )
    .describe('the oldest fifty of them; of nobody'),
});

/** Beside the provincial system, which is the legal record. */
export const besideApi = {
  watchBeside: method('watchBeside', 'How the centre stands to the provincial system, and what has to be entered there')
    .input(nothing)
    .output(eventIterator(besideView)),
  setCentreMode: method('setCentreMode', 'Beside the provincial system or alone; the order of the foreign form')
    .input(z.object({ ...command, mode: z.enum(centreModes), formFields: fields }))
    .output(answer(nothing, failure('form-field-twice'), notWritable)),
  receiveBeside: method('receiveBeside', 'Receives what the provincial system has received: its code and the procedure')
    .input(
      z.object({
        ...atCounter,
        officialCode,
        procedure: z.string().max(32),
        ticket: words.ticket.nullable(),
        applicant: person.nullable().describe('null: only the provincial system knows whose it is'),
        language: words.language,
      }),
    )
    .output(
      answer(
        z.object({
          dossier: words.dossier,
          code: z.string(),
          officialCode: z.string(),
          dueAt: z.string(),
          dueRule: dossierLine.shape.dueRule,
          job: z.string(),
        }),
        officialCodeTaken,
        unreadable,
        failure('procedure-unknown'),
        failure('procedure-not-in-force'),
        failure('date-in-doubt'),
        failure('name-invalid'),
        counterClosed,
        notYourCounter,
        ticketUnknown,
        notWritable,
      ),
    ),
  giveOfficialCode: method('giveOfficialCode', 'Entered in the provincial system now: the code it gave')
    .input(z.object({ ...command, dossier: words.dossier, officialCode }))
    .output(
      answer(
        z.object({ officialCode: z.string() }),
        officialCodeTaken,
        unreadable,
        failure('official-code-already-given'),
        dossierUnknown,
        notWritable,
      ),
    ),
  compareRegister: method('compareRegister', 'The provincial register against ours, by code and date of receipt')
    .input(z.object({ rows: z.array(registerRow).max(3000), from: words.date, to: words.date }))
    .output(
      answer(
        z.object({
          onlyThere: z.array(registerRow),
          onlyHere: z.array(ownRow),
          differentDate: z.array(z.object({ there: registerRow, here: ownRow })),
          same: z.int(),
        }),
        failure('days-the-wrong-way-round'),
      ),
    ),
};

export type BesideView = z.output<typeof besideView>;
