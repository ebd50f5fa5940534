import { z } from 'zod';
import { differenceReasons, unsyncedReasons } from '../domain/fee-words.ts';
import { paperKinds } from '../domain/paper.ts';
import { counterPauseReasons, helpNeeds, ticketMarks } from '../domain/ticket-words.ts';
import { ledSetUpSteps } from './doctor-api.ts';
import { missingEvents } from './missing-events.ts';
import { cameFor, helpAsked, helpView, ratings, scannerState, undone } from './moment-views.ts';
import { lockView, receptionNow, stopView, weekHours } from './reception-schemas.ts';
import { stickStates } from './sneakernet-api.ts';
import { words } from './words.ts';

/**
 * What a screen shows, pushed whole whenever it changes: state, not deltas, so a missed message heals with the next.
 * Nothing here names a person except where a clerk opened a dossier.
 */
export const queueView = z.object({
  id: words.queue,
  name: z.record(z.string(), z.string()),
  symbol: words.queueSymbol,
  colour: words.queueColour,
  waiting: z.int(),
  expectedWait: z
    .object({ from: z.int(), to: z.int() })
    .nullable()
    .describe('minutes for someone who comes now; null: no counter serves it'),
  reception: receptionNow,
  placesLeft: z.int().nullable().describe('numbers it may still give today; null: no limit'),
});

/** A language a person may choose here. What is not in an open stage is Vietnamese, text and voice. */
export const languageView = z.object({
  code: words.language,
  ownName: z.string().describe('offered by it, never by a flag'),
  stages: z.array(words.languageStage).describe('open ones: calls, then kiosk, then counter'),
  texts: z.string().describe('changes when `readTexts` would answer something else'),
});

export const pointView = z.object({
  point: words.point,
  centreName: z.string(),
  pointName: z.string(),
  phone: z.string(),
  languages: z.array(languageView).describe('the first is the default'),
  demonstration: z.boolean(),
  hours: z.array(z.object({ from: z.string(), to: z.string() })),
  week: weekHours.describe('of the point as a whole; a queue may differ'),
});

export const dayQuestion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('is-it-really'), date: z.string() }),
  z.object({ kind: z.literal('clock-went-back'), date: z.string() }),
  z.object({ kind: z.literal('clock-impossible'), date: z.string() }),
]);

export const dayView = z.object({
  day: z.int().nullable().describe('null before the first touch ever'),
  date: z.string(),
  now: words.instant,
  nextWorkingDay: words.date,
  question: dayQuestion,
});

const onePrinter = z.object({
  name: z.string(),
  model: z.string(),
  state: words.printerState,
  since: words.instant,
});

export const printerView = onePrinter.extend({
  waitingJobs: z.int(),
  second: onePrinter.nullable().describe('with the staff; tried when the first takes no paper'),
});

export const kioskView = z.object({
  point: pointView,
  day: dayView,
  queues: z.array(queueView),
  printer: printerView,
  /** Papers of the last tickets this terminal issued: what the printer says became of them. */
  papers: z.array(
    z.object({
      ticket: words.ticket,
      job: z.string(),
      state: words.jobState,
      printer: words.printerPlace.nullable().describe('null: it waits'),
    }),
  ),
  help: helpView.nullable().describe('the call for help from this kiosk; an answered one is shown for a minute'),
  scanner: scannerState,
  healthy: z.boolean().describe('false: the log cannot be written, no number may be issued'),
  lock: lockView.nullable().describe('the office says that no number is given'),
  timetable: z.array(stopView).describe('where and when the centre comes nearer, in the office’s order'),
});

export const ticketView = z.object({
  ticket: words.ticket,
  number: z.string(),
  queue: words.queue,
  priority: words.priority.nullable(),
  language: z.string(),
  state: words.ticketState,
  counter: words.counter.nullable(),
  calls: z.int(),
  issuedAt: words.instant,
  calledAt: words.instant.nullable(),
  since: words.instant.describe('begin of the present state'),
  parkedWhy: words.parkReason.nullable().describe('of one that was set aside'),
  mark: z.enum(ticketMarks).nullable(),
  needs: z.array(z.enum(helpNeeds)),
  procedures: z.array(z.string()).describe('national codes of what is to be done, as far as it was said'),
  interpreterCalled: z.boolean(),
});

export const counterProfile = z.object({
  counter: words.counter,
  queues: z.array(words.queue),
  fields: z.array(z.string()),
  languages: z.array(z.string()),
});

const counterPause = z.object({ why: z.enum(counterPauseReasons), since: words.instant });

export const counterView = z.object({
  point: pointView,
  day: dayView,
  counter: words.counter,
  /** Who staffs it now; null: closed. */
  account: z.object({ id: words.account, name: z.string(), role: words.accountRole }).nullable(),
  serves: z.array(words.queue),
  queues: z.array(queueView),
  current: ticketView.nullable(),
  /** What the current ticket's own scan said about its purpose. */
  cameFor: cameFor.nullable(),
  /** Why the current ticket was called. */
  why: z.string().nullable(),
  waiting: z.array(ticketView).describe('the first 30 of the queues it serves, in order of arrival'),
  setAside: z.array(ticketView).describe('parked and no-show of today'),
  servedToday: z.int(),
  paused: counterPause.nullable().describe('this counter calls nobody'),
  profile: counterProfile.nullable().describe('what the office set for this counter'),
  speaks: z.array(z.string()).describe('languages of whoever staffs it, and of its profile'),
  /** Of the current visit: which of its procedures have a dossier already. */
  received: z.array(z.string()),
  /** The last one taken for absent here, while that can be taken back. */
  missed: z.object({ ticket: words.ticket, number: z.string(), until: words.instant }).nullable(),
  rule: z.object({ priority: z.int(), normal: z.int(), waitsAtMostMinutes: z.int() }),
  printer: printerView,
  doubtfulJobs: z.array(z.object({ job: z.string(), kind: z.string(), label: z.string() })),
  helpAsked: z.array(helpAsked).describe('kiosks that wait for a person, oldest first'),
  provinceBacklog: z.int(),
  lock: lockView.nullable().describe('kiosks give no numbers'),
  healthy: z.boolean(),
  superseded: z.boolean().optional().describe('another PC writes for the point: this one only shows'),
  waitsFor: z.string().optional().describe('the stand-in that has to be met before this host writes again'),
});

export const boardView = z.object({
  point: pointView,
  day: dayView,
  calls: z
    .array(
      z.object({
        number: z.string(),
        counter: words.counter,
        queue: words.queue,
        language: z.string(),
        at: words.instant,
        /** Rises by one with every call and recall at the point: the board announces each once. */
        callNo: z.int(),
        recall: z.boolean(),
        awaited: z.boolean().describe('the newest call of its number, and nobody has come to the counter yet'),
      }),
    )
    .describe('newest first: the last 12, and all of the last three minutes, so that a board that was away loses none'),
  queues: z.array(queueView),
  lastCallNo: z.int(),
  media: z
    .array(z.object({ kind: z.enum(['video', 'picture']), url: z.string() }))
    .describe('files of the folder `media` of the station, in the order of their names'),
});

export const jobView = z.object({
  job: z.string(),
  kind: z.enum(paperKinds),
  label: z.string().describe('number of the ticket or code of the dossier'),
  state: words.jobState,
  copy: z.int().describe('0: the original; n: marked IN LẠI lần n'),
  at: words.instant,
});

export const officeView = z.object({
  point: pointView,
  day: dayView,
  today: z.object({
    issued: z.int(),
    waiting: z.int(),
    beingServed: z.int(),
    done: z.int(),
    noShow: z.int(),
    voided: z.int().describe('taken back at the kiosk; counted in issued'),
    medianWaitMinutes: z.int().nullable(),
    dossiersReceived: z.int(),
    dossiersReturned: z.int(),
  }),
  dossiers: z.object({ open: z.int(), dueToday: z.int(), overdue: z.int(), ready: z.int() }),
  queues: z.array(queueView),
  counters: z.array(
    z.object({
      counter: words.counter,
      account: z.string().nullable(),
      serves: z.array(words.queue),
      current: z.string().nullable(),
      paused: counterPause.nullable(),
      profile: counterProfile.nullable(),
    }),
  ),
  closes: z
    .array(
      z.object({
        ...{ close: z.int(), date: z.string(), counter: words.counter, account: z.string(), counted: z.int() },
        ...{ difference: z.int(), why: z.enum(differenceReasons).nullable() },
        ...{ unsynced: z.int(), unsyncedWhy: z.enum(unsyncedReasons).nullable() },
      }),
    )
    .describe('the latest ends of a day, newest first'),
  visitRules: z.object({ missedAfterRecalls: z.int().nullable(), prefersSpeakers: z.boolean() }),
  interpreted: z
    .array(z.object({ number: z.string(), language: z.string(), counter: words.counter.nullable() }))
    .describe('visits of today in which somebody was asked to interpret'),
  outOfOrderCalls: z.array(
    z.object({
      number: z.string(),
      counter: words.counter,
      account: z.string(),
      why: words.outOfOrderReason,
      at: words.instant,
    }),
  ),
  helpAsked: z.array(helpAsked),
  undone: z.array(undone).describe('numbers taken back today, newest first, at most 50'),
  ratings: ratings.describe('of today'),
  scanner: scannerState,
  staffPinSet: z.boolean(),
  rule: z.object({ priority: z.int(), normal: z.int(), waitsAtMostMinutes: z.int() }),
  printer: printerView,
  jobs: z.array(jobView).describe('the last 20'),
  province: z.object({
    state: words.provinceState,
    backlog: z.int().describe('events the province does not have yet'),
    oldest: words.instant.nullable(),
    lastContact: words.instant.nullable(),
    detail: z.string().nullable().describe('locale key of what needs attention'),
  }),
  alone: z.object({
    stick: z.enum(stickStates),
    events: z.int().describe('neither the province nor a stick in the PC has them'),
    oldest: words.instant.nullable(),
    alarm: z.boolean().describe('for longer than an hour'),
  }),
  log: z.object({
    events: z.int(),
    head: z.string().describe('first 12 characters of the head hash'),
    journal: z.string(),
    synchronous: z.int(),
    sqlite: z.string(),
    healthy: z.boolean(),
    fileBytes: z.int(),
    diskFreeBytes: z.int(),
    vault: z.enum(['key-file', 'dpapi', 'systemd-creds']),
  }),
  rebirth: z
    .object({
      reason: z.enum(['created', 'restored', 'moved', 'contradicted', 'taken-over', 'learnt']),
      since: words.instant,
      letter: z.string().describe('stands in numbers today; empty: none'),
      superseded: z.boolean().describe('another PC writes for the point: this one only shows'),
      toRecount: z.int().describe('dossiers of which nobody knows whether their folder is here'),
      unapplied: z.int().describe('events that came back and could not be fitted in'),
      numbersTwice: z.array(z.string()).describe('numbers and codes that two people may hold, at most 50'),
      missing: missingEvents,
    })
    .nullable()
    .optional()
    .describe('the log went on under another stream; null: nothing to tell'),
  formerHost: z
    .object({
      state: z.enum(['missing', 'meeting', 'met', 'does-not-chain', 'disowned']),
      at: words.instant,
      alone: z.int().describe('events that only it had, and that are here now'),
      beside: z.int().describe('those of them that it wrote while this PC was the host already'),
    })
    .nullable()
    .optional()
    .describe('the host whose place this PC took; null: nothing to tell'),
  screens: z.object({ kiosks: z.int(), boards: z.int() }).describe('pages that watch now'),
  clock: z.object({ offsetMs: z.int().nullable(), confirmedByProvince: z.boolean() }),
  setUpNeeded: z.boolean(),
  setUpStep: z.enum(ledSetUpSteps).nullable().describe('this PC is still being set up: the step that is open'),
  setUpAnew: z.boolean().describe('the point is older than this PC: it came out of a backup, or with an old disk'),
  lock: lockView.nullable(),
  waitsFor: z.string().optional().describe('the stand-in that has to be met before this host writes again'),
});

export type QueueView = z.output<typeof queueView>;
export type LanguageView = z.output<typeof languageView>;
export type PointView = z.output<typeof pointView>;
export type DayView = z.output<typeof dayView>;
export type TicketView = z.output<typeof ticketView>;
export type PrinterView = z.output<typeof printerView>;
export type KioskView = z.output<typeof kioskView>;
export type CounterView = z.output<typeof counterView>;
export type BoardView = z.output<typeof boardView>;
export type OfficeView = z.output<typeof officeView>;
