import { z } from 'zod';
import { originalNeeds } from '../domain/data/originals.ts';
import { countedFroms } from '../domain/dossier-words.ts';
import { feeBases, feeRuleCodes } from '../domain/fee-words.ts';
import { submitterBases } from '../domain/organisation.ts';
import { correctedPeople } from '../domain/privacy-events.ts';
import { attachmentView } from './attachments-api.ts';
import { custodyView } from './custody-schemas.ts';
import { organisation } from './people-api.ts';
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
  publishedFees: z
    .array(
      z.object({
        code: z.enum(feeRuleCodes),
        procedures: z.array(z.string()),
        basis: z.enum(feeBases),
        amount: z.object({ kind: z.literal('each'), dong: z.int() }),
        effectiveFrom: z.string(),
        effectiveTo: z.string().nullable(),
        source: z.string(),
        certainty: z.enum(['read', 'from-memory']),
      }),
    )
    .optional()
    .describe('as the province published them; they stand over the product’s own'),
});

/** What whoever works on it without the folder has, and how far that goes. */
export const byScan = z.object({
  scans: z.int().describe('files of its papers that the log names'),
  original: z.enum(originalNeeds).describe('when the folder itself is needed'),
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
  firstDueAt: z.string().describe('as the receipt promised it'),
  pausedAt: z.string().nullable().describe('the citizen is waited for since then'),
  supplements: z.int().describe('how often papers were asked for'),
  renewals: z.int().describe('how often a new date was promised'),
  holder: z.string().describe('name of who has it to do; empty: nobody yet'),
  unit: z.string().nullable().describe('the authority it was handed to'),
  endedOn: z.string().nullable().describe('refused, withdrawn, stopped or taken back'),
  readyOn: z.string().nullable(),
  returnedOn: z.string().nullable(),
  timeliness: words.timeliness.nullable(),
  custody: custodyView,
  byScan: byScan.optional().describe('left out by a host of before'),
  /** The applicant's name, opened in memory for staff only. */
  name: z.string(),
  /** Last four digits; the whole number only in an opened dossier, and that reading is an event. */
  idTail: z.string(),
});

/** One event of a dossier's life: who, when, and what it says in clear. */
export const lifeStep = z.object({
  type: words.dossierStep,
  at: words.instant,
  by: z.string().describe('name; empty: the station'),
  to: z.string().nullable().describe('whom or what it was handed to'),
  dueAt: z.string().nullable().describe('the date promised by it'),
  handOnBy: z.string().nullable().describe('the last day to hand it on'),
  legalBasis: z.string().nullable(),
  approver: z.string().nullable(),
  stage: words.supplementStage.nullable(),
  count: z.int().nullable().describe('documents missing or brought'),
  ordinal: z.int().nullable().describe('the how-manieth request for papers'),
  inTime: z.boolean().nullable().describe('within the days the law gives for it'),
  amount: z.int().nullable().describe('dong'),
  undone: words.dossierStep.nullable(),
});

export const missingDocument = z.object({ name: words.named(200), reason: words.named(300) });

/** What a step says of the person, opened in memory. */
const stepSaid = z.object({
  reason: z.string(),
  missing: z.array(z.object({ name: z.string(), reason: z.string() })),
  documents: z.array(submittedDocument),
});

const correction = z.object({
  whose: z.enum(correctedPeople),
  fields: z.array(person.keyof()),
  at: words.instant,
  by: z.string().describe('empty: not an account of here'),
  reason: z.string(),
});

export const dossierOpened = dossierLine.extend({
  applicant: person,
  submitter: person.nullable(),
  documents: z.array(submittedDocument),
  note: z.string(),
  channel: words.channel,
  attachments: z.array(attachmentView),
  organisation: organisation.nullable(),
  submitterBasis: z.enum(submitterBases).nullable(),
  village: z.string(),
  returnPlace: z.string().nullable().describe('null: where it was received'),
  /** Its latest receipt in the spool, for a marked copy; null when none was printed here. */
  receiptJob: z.string().nullable(),
  ticket: words.ticket.nullable(),
  corrections: z.array(correction).describe('the oldest first'),
  said: z.array(stepSaid.nullable()).describe('one per step of its life; null: the step says nothing sealed'),
});

export type ProcedureView = z.output<typeof procedureView>;
export type DossierLine = z.output<typeof dossierLine>;
export type DossierOpened = z.output<typeof dossierOpened>;
export type LifeStep = z.output<typeof lifeStep>;
