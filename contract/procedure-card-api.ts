import { z } from 'zod';
import { originalNeeds } from '../domain/data/originals.ts';
import { NoteId } from '../domain/ids.ts';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable } from './command.ts';
import { procedureView } from './dossier-schemas.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const procedureUnknown = failure('procedure-unknown');

export const procedureCardView = procedureView.extend({
  original: z.object({
    needed: z.enum(originalNeeds),
    source: z.string().nullable().describe('null: no rule names it, and the cautious reading holds'),
    verified: z.boolean(),
  }),
  cautions: z.array(
    z.object({
      text: z.record(z.string(), z.string()),
      source: z.string(),
      certainty: z.enum(['read', 'from-memory']),
    }),
  ),
  notes: z.array(z.object({ note: z.string(), text: z.string(), by: z.string(), at: words.instant })),
});

/** One procedure on one screen: what to look for, and what this point wrote down for itself. */
export const procedureCardApi = {
  readProcedureCard: method('readProcedureCard', 'What to look for, originals, what is easily got wrong, local notes')
    .input(z.object({ procedure: z.string().max(32) }))
    .output(answer(procedureCardView, procedureUnknown)),
  addProcedureNote: method('addProcedureNote', 'A note of this point, with author and date; it names no citizen')
    .input(z.object({ ...command, procedure: z.string().max(32), text: words.named(300) }))
    .output(answer(procedureCardView, procedureUnknown, failure('procedure-notes-full'), notWritable)),
  withdrawProcedureNote: method('withdrawProcedureNote', 'The note is shown no more; the log keeps it')
    .input(z.object({ ...command, note: z.uuid().transform(NoteId) }))
    .output(answer(nothing, failure('procedure-note-unknown'), notWritable)),
};

export type ProcedureCardView = z.output<typeof procedureCardView>;
