import { z } from 'zod';
import { person, submittedDocument, words } from './words.ts';

export const dueRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same-day') }),
  z.object({ kind: z.literal('next-working-day'), because: z.enum(['after-15:00', 'day-off']) }),
  z.object({ kind: z.literal('working-days'), days: z.int(), daysOff: z.array(z.string()) }),
]);

export const procedureView = z.object({
  code: z.string(),
  name: z.string(),
  field: z.string(),
  limit: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('same-day') }),
    z.object({ kind: z.literal('working-days'), days: z.int() }),
  ]),
  fee: z.int().nullable().describe('dong; null: not known here'),
  documents: z.array(z.string()),
  verified: z.boolean(),
});

export const dossierLine = z.object({
  dossier: words.dossier,
  code: z.string(),
  officialCode: z.string().nullable(),
  procedure: z.string(),
  procedureName: z.string(),
  state: words.dossierState,
  receivedAt: z.string(),
  dueAt: z.string(),
  dueRule,
  readyOn: z.string().nullable(),
  returnedOn: z.string().nullable(),
  timeliness: words.timeliness.nullable(),
  /** The applicant's name, opened in memory for staff only. */
  name: z.string(),
  /** Last four digits; the whole number only in an opened dossier, and that reading is an event. */
  idTail: z.string(),
});

export const dossierOpened = dossierLine.extend({
  applicant: person,
  submitter: person.nullable(),
  documents: z.array(submittedDocument),
  note: z.string(),
  channel: words.channel,
  /** Its latest receipt in the spool, for a marked copy; null when none was printed here. */
  receiptJob: z.string().nullable(),
  ticket: words.ticket.nullable(),
});

export type ProcedureView = z.output<typeof procedureView>;
export type DossierLine = z.output<typeof dossierLine>;
export type DossierOpened = z.output<typeof dossierOpened>;
