import { z } from 'zod';
import { countedFroms } from '../domain/dossier-words.ts';
import { person, submittedDocument, words } from './words.ts';

const dates = z.array(z.iso.date()).readonly();
const after = z.exactOptional(
  z.literal('supplement').describe('counted anew from the day all missing papers were there'),
);
const bent = { worked: z.exactOptional(dates), countedFrom: z.exactOptional(z.enum(countedFroms)), after };

/** How a due date came to be. */
export const dueRule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same-day'), after }),
  z.object({ kind: z.literal('next-working-day'), because: z.enum(['after-15:00', 'day-off', 'after-hours']), after }),
  z.object({ kind: z.literal('working-days'), days: z.int(), daysOff: dates, ...bent }),
  z.object({ kind: z.literal('working-hours'), hours: z.int(), daysOff: dates, ...bent }),
  z.object({ kind: z.literal('calendar-days'), days: z.int(), rolledFrom: z.exactOptional(z.iso.date()), after }),
  z.object({
    kind: z.literal('waited'),
    days: z.int(),
    minutes: z.int(),
    unit: z.enum(['working', 'calendar']),
    daysOff: z.exactOptional(dates),
    worked: z.exactOptional(dates),
    rolledFrom: z.exactOptional(z.iso.date()),
    after,
  }),
]);

export const limit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('same-day') }),
  z.object({ kind: z.literal('working-hours'), hours: z.int() }),
  z.object({ kind: z.literal('working-days'), days: z.int() }),
  z.object({ kind: z.literal('calendar-days'), days: z.int() }),
]);

export const procedureView = z.object({
  code: z.string(),
  name: z.string(),
  field: z.string(),
  limit,
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
