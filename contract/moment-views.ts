import { z } from 'zod';
import { pictogramNames } from '../domain/data/pictograms.ts';
import { procedureView } from './dossier-schemas.ts';
import { words } from './words.ts';

/** What passes between a citizen and the centre in a moment: help, a scan, a rating. Nothing here names a person. */

/** Somebody at a kiosk asks for a person. */
export const helpView = z.object({
  help: z.string(),
  askedAt: words.instant,
  answeredAt: words.instant.nullable(),
  counter: words.counter.nullable().describe('who comes; null: not answered, or the office comes'),
});

export const helpAsked = z.object({
  help: z.string(),
  terminal: words.terminal.describe('the kiosk'),
  askedAt: words.instant,
});

/** Why the person before a counter came, when a scan told it. */
export const cameFor = z.object({
  dossier: z.object({ dossier: words.dossier, code: z.string() }).nullable().describe('a result to give back'),
  appointment: z.object({ from: z.string(), to: z.string() }).nullable().describe('HH:mm'),
});

/** `wedge` scanners type into the page and are not the station's. */
export const scannerState = z.enum(['none', 'ready', 'disconnected']);

/** Told at once, then at every scan and every change of the scanner; a page that comes later sees no earlier scan. */
export const scanView = z.object({
  scanner: scannerState,
  scan: z
    .object({
      no: z.int().describe('rises with every scan, and never repeats after a start of the station'),
      text: z.string().describe('empty for a personal card at a kiosk: a kiosk has no use for a person'),
      isCard: z.boolean(),
    })
    .nullable(),
});

/** What a scanned or typed text is: its state only, nothing personal, not even which procedure. */
export const readAs = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('dossier'),
    state: words.dossierState,
    dueAt: z.string().describe('local YYYY-MM-DDTHH:mm'),
    late: z.boolean().describe('not finished, and the due day has passed'),
    returnedOn: z.string().nullable(),
    returnAt: z.string().describe('name of the point that gives the result'),
    canTakeNumber: z.boolean().describe('issueByScan gives a number now'),
    missing: z
      .array(z.object({ name: z.string(), picture: z.enum(pictogramNames) }))
      .describe('what to bring: only to who bears the signed slip'),
  }),
  z.object({
    kind: z.literal('ticket'),
    ticket: words.ticket,
    number: z.string(),
    state: words.ticketState,
    ahead: z.int().nullable().describe('people in front while it waits'),
    counter: words.counter.nullable(),
    canRate: z.boolean().describe('served, and not rated yet'),
  }),
  z.object({
    kind: z.literal('appointment'),
    queue: words.queue,
    date: z.string(),
    from: z.string(),
    to: z.string(),
    state: z.enum(['not-yet', 'today', 'past', 'kept']),
    canTakeNumber: z.boolean(),
  }),
  /** A personal card: it is not read here. */
  z.object({ kind: z.literal('card') }),
  z.object({ kind: z.literal('unknown') }),
]);

export const needsOfQueue = z.object({
  queue: words.queue,
  procedures: z.array(procedureView),
});

export const undone = z.object({ number: z.string(), terminal: words.terminal, at: words.instant });

export const ratings = z.object({ 'very-satisfied': z.int(), satisfied: z.int(), dissatisfied: z.int() });

export type HelpView = z.output<typeof helpView>;
export type HelpAsked = z.output<typeof helpAsked>;
export type ReadAs = z.output<typeof readAs>;
export type NeedsOfQueue = z.output<typeof needsOfQueue>;
export type ScanView = z.output<typeof scanView>;
