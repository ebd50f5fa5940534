import { z } from 'zod';
import { breachOpens, trailKinds } from '../domain/breach.ts';
import { breachKinds, breachSteps, deviceHolds, saidSteps } from '../domain/breach-events.ts';
import { BreachId, StationId } from '../domain/ids.ts';
import { answer, failure, nothing } from './answer.ts';
import { approver, approverRefusals } from './approver.ts';
import { command, notWritable } from './command.ts';
import { method } from './method.ts';
import { words } from './words.ts';

/** So much of a trail is shown at once; the file has all of it. */
export const mostTraces = 300;

const breach = z.uuid().transform(BreachId);
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
  .describe('local, YYYY-MM-DDTHH:mm');
const host = z.literal('').transform(StationId).describe('the host');

export const breachView = z.object({
  breach: z.uuid(),
  kind: z.enum(breachKinds),
  ...{ noticedAt: moment, from: moment, to: moment },
  tellBefore: words.instant.describe(
    '72 hours after it was noticed (Luật 91/2025/QH15, Điều 23: from secondary sources, to be confirmed by a lawyer)',
  ),
  openedBy: z.string(),
  devices: z.array(z.object({ name: z.string().describe('empty: the host'), holds: z.enum(deviceHolds) })),
  accounts: z.array(z.string()).describe('names'),
  note: z.string().nullable().describe('null: told to a head only'),
  opens: z.array(z.enum(breachOpens)).describe('to whoever has the thing now'),
  steps: z.array(
    z.object({ step: z.enum(breachSteps), at: words.instant.nullable().describe('null: not done'), by: z.string() }),
  ),
});

const trace = z.object({
  at: words.instant.describe('by the PC’s own clock'),
  by: z.string().describe('empty: nobody was signed in, or not an account of here'),
  pc: z.string().describe('empty: the host'),
  kind: z.enum(trailKinds),
  codes: z.array(z.string()).describe('of dossiers'),
  lines: z.int().describe('of a list with names; which they were the log does not say'),
});

const trail = z.object({
  traces: z.array(trace).max(mostTraces).describe('the newest first'),
  total: z.int().describe('traces there are'),
  dossiers: z.int().describe('that could be read'),
  people: z.int().describe('different people in them'),
  sealed: z.int().describe('dossiers that lie there sealed'),
  erased: z.int().describe('of those that could be read: their key is destroyed meanwhile'),
});

const file = z.object({ name: z.string().describe('says no person'), base64: z.string() });
const unknown = failure('breach-unknown');

/** Something happened to people's data: it is put down, led, and told to whom it has to be told in time. */
export const breachApi = {
  listBreaches: method('listBreaches', 'What happened to people’s data here, the newest first, and what could be named')
    .input(nothing)
    .output(
      z.object({
        now: words.instant,
        breaches: z.array(breachView),
        devices: z
          .array(z.object({ station: z.string().describe('empty: the host'), name: z.string() }))
          .describe('that stand here, or were locked out'),
        accounts: z.array(z.object({ account: words.account, name: z.string() })),
      }),
    ),
  openBreach: method(
    'openBreach',
    'Puts down that people’s data may be in wrong hands; the 72 hours run from `noticedAt`',
  )
    .input(
      z.object({
        ...command,
        kind: z.enum(breachKinds),
        ...{ noticedAt: moment, from: moment, to: moment },
        devices: z.array(z.union([words.station, host])).max(40),
        accounts: z.array(words.account).max(40),
        note: z.string().max(1000),
      }),
    )
    .output(
      answer(
        z.object({ breach: z.uuid() }),
        failure('breach-period-wrong').describe('from ≤ to, from ≤ noticed ≤ now, days that exist'),
        failure('breach-names-nothing').describe('a lost PC, a stolen account: which?'),
        failure('station-unknown'),
        failure('account-unknown'),
        notWritable,
      ),
    ),
  noteBreachStep: method('noteBreachStep', 'Somebody says that a step is done; said twice it is done once')
    .input(z.object({ ...command, breach, step: z.enum(saidSteps) }))
    .output(answer(nothing, unknown, failure('breach-closed'), notWritable)),
  readBreachTrail: method('readBreachTrail', 'Who read, printed, gave out or wrote what in that time: codes, no names')
    .input(z.object({ breach }))
    .output(answer(trail, unknown)),
  readBreachNotice: method(
    'readBreachNotice',
    'The draft of the notice to A05 with the whole trail, UTF-8 text; not confirmed by any lawyer',
  )
    .input(z.object({ breach }))
    .output(answer(file, unknown)),
  exportBreach: method('exportBreach', 'Who is concerned, by name, to be told: JSON, UTF-8; takes two people')
    .input(z.object({ ...command, breach, approver }))
    .output(answer(file.extend({ people: z.int() }), unknown, ...approverRefusals, notWritable)),
};

export type BreachView = z.output<typeof breachView>;
export type BreachTrace = z.output<typeof trace>;
