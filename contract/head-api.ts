import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { headFigures } from '../domain/head-figures.ts';
import { nextActs, openReasons } from '../domain/next-act.ts';
import { indexParts } from '../domain/service-index.ts';
import { answer, failure, nothing } from './answer.ts';
import { command, notWritable } from './command.ts';
import { dossierUnknown } from './dossier-life-api.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const moment = z.string().describe('local YYYY-MM-DDTHH:mm');
const figure = z.object({
  figure: z.enum(headFigures),
  value: z.number().nullable().describe('people, minutes, people, percent, dossiers; null: nothing to count yet'),
  part: z.int().nullable(),
  whole: z.int().nullable().describe('a percentage is part of whole'),
  target: z.number(),
  isMet: z.boolean().nullable(),
  yesterday: z.number().nullable(),
});

/** A dossier that needs somebody: where it is, since when, why, and what the head does about it. It names no citizen. */
export const dueLine = z.object({
  dossier: words.dossier,
  code: z.string(),
  procedureName: z.string(),
  state: words.dossierState,
  dueAt: moment,
  workingDaysLate: z.int(),
  renewals: z.int(),
  holder: z.string().describe('who has it to do; empty: nobody'),
  unit: z.string().nullable(),
  reason: z.enum(openReasons),
  nextAct: z.enum(nextActs),
  apologyBy: words.date.describe('the last day on which form 04 is in time'),
  proposedDate: words.date.describe('a new date form 04 could promise: the limit once more from now'),
  nudgedAt: words.instant.nullable(),
});
const dueList = z.object({ count: z.int(), lines: z.array(dueLine).describe('the first of them') });

export const headView = z.object({
  asOf: words.instant,
  today: words.date,
  yesterday: words.date.nullable().describe('the business day before'),
  figures: z.array(figure),
  overdue: dueList,
  dueToday: dueList,
  dueSoon: dueList.describe('within two working days'),
  dueSoonUntil: words.date,
  morningPaper: z.boolean(),
});

const period = z.object({ from: words.date, to: words.date });

/** Everything a figure was counted from, at one moment. */
export const behindFigure = z.object({
  asOf: words.instant,
  period: period.nullable(),
  value: z.number().nullable().describe('the figure, counted at the same moment'),
  visits: z.array(
    z.object({
      number: z.string(),
      queue: words.queue,
      state: words.ticketState,
      counter: words.counter.nullable(),
      issuedAt: words.instant,
      waitMinutes: z.number().nullable().describe('until the first call; of one who waits: until now'),
    }),
  ),
  dossiers: z.array(
    z.object({
      code: z.string(),
      procedureName: z.string(),
      state: words.dossierState,
      holder: z.string(),
      receivedAt: moment,
      dueAt: moment,
      endedOn: words.date.nullable(),
      isOnTime: z.boolean(),
      isOnline: z.boolean(),
    }),
  ),
});

export const indexView = z.object({
  asOf: words.instant,
  period,
  lines: z.array(
    z.object({
      name: z.enum(indexParts),
      part: z.int(),
      whole: z.int(),
      max: z.number().nullable(),
      fullAt: z.number(),
      score: z.number().nullable(),
    }),
  ),
  months: z.array(
    z.object({
      ...period.shape,
      part: z.int(),
      whole: z.int(),
      low: z.number().nullable(),
      high: z.number().nullable(),
    }),
  ),
  mean: z.number().nullable(),
});

const jobQueued = answer(z.object({ job: z.string() }), failure('printer-not-ready'), notWritable);

/** What the head looks at each morning, and does about it. */
export const headApi = {
  watchHead: method('watchHead', 'Five numbers, what is late or due, who holds it and what to do')
    .input(nothing)
    .output(eventIterator(headView)),
  readFigure: method('readFigure', 'The visits or dossiers behind a figure')
    .input(
      z.object({
        figure: z.enum([...headFigures, 'due-today', 'due-soon']),
        period: period.nullable().describe('of on-time; null: this month'),
      }),
    )
    .output(behindFigure),
  readServiceIndex: method('readServiceIndex', 'An estimate of QĐ 766 for the centre itself: this year, and by month')
    .input(nothing)
    .output(indexView),
  nudgeDossier: method('nudgeDossier', 'Reminds whoever holds it')
    .input(z.object({ ...command, dossier: words.dossier }))
    .output(
      answer(
        z.object({ at: words.instant }),
        dossierUnknown,
        failure('dossier-not-running'),
        failure('nudged-just-now'),
        notWritable,
      ),
    ),
  watchNudges: method('watchNudges', 'What the head reminded me of and I still hold')
    .input(nothing)
    .output(
      eventIterator(
        z.object({
          nudges: z.array(
            z.object({ dossier: words.dossier, code: z.string(), dueAt: moment, at: words.instant, times: z.int() }),
          ),
        }),
      ),
    ),
  printHeadPage: method('printHeadPage', 'The head’s page on the roll, as it is now')
    .input(z.object(command))
    .output(jobQueued),
  readHeadPage: method('readHeadPage', 'The head’s page on one A4, as it is now')
    .input(nothing)
    .output(z.object({ name: z.string(), pdf: z.string().describe('base64') })),
  setMorningPaper: method('setMorningPaper', 'Whether the page is printed when the day opens')
    .input(z.object({ ...command, prints: z.boolean() }))
    .output(answer(nothing, notWritable)),
};

export type HeadView = z.output<typeof headView>;
export type DueLine = z.output<typeof dueLine>;
export type BehindFigure = z.output<typeof behindFigure>;
export type IndexView = z.output<typeof indexView>;
