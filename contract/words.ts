import { z } from 'zod';
import { legalBasisIds } from '../domain/data/legal-bases.ts';
import { stepEvents } from '../domain/dossier-events.ts';
import { channels, documentKinds, dossierStates, supplementStages, timelinesses } from '../domain/dossier-words.ts';
import {
  AccountId,
  CounterId,
  DossierId,
  Origin,
  PointId,
  QueueId,
  StationId,
  TerminalId,
  TicketId,
} from '../domain/ids.ts';
import { lockReasons } from '../domain/kiosk-lock.ts';
import { languageStages } from '../domain/languages.ts';
import { printerPlaces } from '../domain/paper.ts';
import { queueColours, queueSymbols } from '../domain/queue.ts';
import { pauseReasons, weekdays } from '../domain/reception.ts';
import { accountRoles } from '../domain/roles.ts';
import { stationRoles } from '../domain/station.ts';
import { outcomes, outOfOrderReasons, parkReasons, priorities, ratings, ticketStates } from '../domain/ticket-words.ts';
import { stopKinds } from '../domain/timetable.ts';

/** Schemas of the domain's words: parsed at every door, so that inside everything has its type. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .transform((value) => value.normalize('NFC').trim())
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it refuses
    .refine((value) => !/[\u0000-\u001f\u007f]/.test(value), 'control characters');

/** A text that may not be empty. */
const named = (max: number) => text(max).refine((value) => value !== '', 'empty');

export const words = {
  text,
  named,
  origin: z
    .uuid({ version: 'v7' })
    .transform(Origin)
    .describe('UUIDv7 made once per action; a retry carries the same one'),
  point: z
    .string()
    .regex(/^\d{5}-\d{1,2}$/)
    .transform(PointId),
  ticket: z
    .string()
    .regex(/^\d{1,6}\.[A-Z]{1,2}\d{3,5}$/)
    .transform(TicketId),
  counter: z
    .string()
    .regex(/^[1-9]\d?$/)
    .transform(CounterId),
  queue: z
    .string()
    .regex(/^[A-Z]$/)
    .transform(QueueId),
  dossier: z.uuid().transform(DossierId),
  account: z.uuid().transform(AccountId),
  station: z
    .string()
    .regex(/^[a-z2-7]{8}$/)
    .transform(StationId),
  stationRole: z.enum(stationRoles),
  terminal: z.string().max(64).transform(TerminalId),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9-]{1,16})?$/)
    .describe('BCP 47: vi, en, jra, bdq, bdq-x-kriem'),
  languageStage: z.enum(languageStages),
  date: z.iso.date().describe('local date, Asia/Ho_Chi_Minh'),
  /** A minute of the clock on the wall; only an end may be `24:00`. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  endTime: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/),
  weekday: z.enum(weekdays).describe('ISO: 1 is Monday'),
  pauseReason: z.enum(pauseReasons),
  lockReason: z.enum(lockReasons),
  stopKind: z.enum(stopKinds),
  priority: z.enum(priorities),
  ticketState: z.enum(ticketStates),
  parkReason: z.enum(parkReasons),
  outcome: z.enum(outcomes),
  outOfOrderReason: z.enum(outOfOrderReasons),
  rating: z.enum(ratings),
  channel: z.enum(channels),
  documentKind: z.enum(documentKinds),
  dossierState: z.enum(dossierStates),
  dossierStep: z.enum(stepEvents),
  supplementStage: z.enum(supplementStages),
  legalBasis: z.enum(legalBasisIds),
  timeliness: z.enum(timelinesses),
  queueSymbol: z.enum(queueSymbols),
  queueColour: z.enum(queueColours),
  role: z.enum(['kiosk', 'counter', 'board', 'office', 'paper']),
  accountRole: z.enum(accountRoles),
  printerState: z.enum([
    'ready',
    'ready-unverified',
    'printing',
    'no-paper',
    'paper-low',
    'cover-open',
    'fault',
    'disconnected',
    'none',
  ]),
  printerPlace: z.enum(printerPlaces),
  jobState: z.enum(['queued', 'sending', 'sent', 'confirmed', 'unknown', 'failed', 'replaced', 'withdrawn']),
  provinceState: z.enum(['never-reached', 'in-sync', 'sending', 'unreachable', 'needs-attention']),
  roadCondition: z.enum(['open', 'slow', 'cut']),
  instant: z.int().describe('UTC milliseconds'),
};

export type Role = z.infer<typeof words.role>;

export const person = z.object({
  name: text(80),
  birthDate: z.string().max(10).describe('YYYY-MM-DD, YYYY, or empty'),
  sex: z.enum(['male', 'female', '']),
  idNumber: z.string().max(12),
  address: text(300),
  phone: z.string().max(20),
  email: z.exactOptional(z.string().min(1).max(120)),
});

export const submittedDocument = z.object({
  name: named(200),
  kind: words.documentKind,
  count: z.int().min(1).max(99),
});
