import { z } from 'zod';
import { areHours } from '../domain/reception.ts';
import { words } from './words.ts';

/** When people are received: hours, pauses, the lock of the kiosk, and where the centre comes nearer. */
export const moment = z.object({ date: words.date, time: words.time }).describe('Asia/Ho_Chi_Minh');

export const intervals = z
  .array(z.object({ from: words.time, to: words.endTime }))
  .max(6)
  .refine(areHours, 'in order, each with a length, none over another');

export const weekHours = z.strictObject({
  1: intervals,
  2: intervals,
  3: intervals,
  4: intervals,
  5: intervals,
  6: intervals,
  7: intervals,
});

export const places = z.int().min(0).max(999).nullable().describe('numbers a day; null: no limit');

/** What a queue says of itself now. Every time it names is one at which somebody is received. */
export const receptionNow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    closesAt: words.endTime.nullable().describe('break or evening; null: it goes on past midnight'),
    countersFrom: words.time
      .nullable()
      .describe('numbers are given already, counters begin then; null: they have begun'),
    tomorrowFrom: z
      .literal('15:00')
      .nullable()
      .describe('from 14:30 where a queue has same-day results: received later than this, they come next working day'),
  }),
  z.object({ kind: z.literal('break'), backAt: moment }),
  z.object({ kind: z.literal('paused'), backAt: moment.nullable(), why: words.pauseReason }),
  z.object({ kind: z.literal('full'), opensAt: moment.nullable().describe('the next day it gives numbers') }),
  z.object({ kind: z.literal('closed'), opensAt: moment.nullable().describe('null: not within two months') }),
]);

export const lockView = z.object({
  why: words.lockReason,
  text: z.string().describe('what the office adds for all to read, or empty'),
  backAt: moment.nullable(),
  since: words.instant,
});

const stopFields = {
  kind: words.stopKind,
  place: words.named(120),
  villages: z.array(words.named(60)).max(40),
  weekdays: z.array(words.weekday).max(7),
  dates: z.array(words.date).max(60),
  times: intervals.min(1),
};

export const stop = z
  .object(stopFields)
  .refine(({ weekdays, dates }) => weekdays.length + dates.length > 0, 'a weekday or a date');

/** A stop with the interval that is going on or comes next; null: none is planned. */
export const stopView = z.object({
  ...stopFields,
  next: z.object({ date: words.date, from: words.time, to: words.endTime }).nullable(),
});

/** Everything the office sets, as it is set; for the screen that sets it. */
export const receptionView = z.object({
  queues: z.array(
    z.object({
      queue: words.queue,
      week: weekHours.describe('in force'),
      places,
      own: z.boolean().describe('set by the office; false: as the point’s file says'),
      given: z.int().describe('numbers given today'),
      pause: z.object({ why: words.pauseReason, backAt: moment.nullable(), since: words.instant }).nullable(),
    }),
  ),
  usualWeek: weekHours.describe('of the point'),
  minutesBefore: z.int().describe('numbers are given from so many minutes before the first opening of a day'),
  lock: lockView.nullable(),
  timetable: z.array(stopView),
});

export type Moment = z.output<typeof moment>;
export type ReceptionNowView = z.output<typeof receptionNow>;
export type LockView = z.output<typeof lockView>;
export type StopView = z.output<typeof stopView>;
export type ReceptionView = z.output<typeof receptionView>;
