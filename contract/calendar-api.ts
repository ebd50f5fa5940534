import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { dayCertainties, dayKinds } from '../domain/calendar.ts';
import { answer, nothing } from './answer.ts';
import { command, notWritable } from './command.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const day = z.object({
  date: words.date,
  kind: z.enum(dayKinds).describe('ordinary: what the table says of it is wrong'),
  name: words.named(80),
  certainty: z.enum(dayCertainties).describe('proposed: not decided, so it does not count'),
  source: words.named(120).describe('the notice or decision, as it is cited'),
});

export const calendarView = z.object({
  today: words.date,
  hours: z.array(z.object({ from: words.time, to: words.endTime })).describe('in which limits run, of a working day'),
  days: z.array(
    day.extend({
      setAt: words.instant.nullable().describe('by the office; null: as the product came'),
      counts: z.boolean(),
      openDossiers: z.int().describe('promised for this day and not ready; their dates stay as they are'),
    }),
  ),
});

const weekday = (type: 'day-off-on-weekend' | 'worked-day-on-weekday') =>
  z.object({ type: z.literal(type), date: words.date });

/** Days off and days worked in exchange, by year: a table with sources, never a formula. */
export const calendarApi = {
  watchCalendar: method('watchCalendar', 'Working hours, days off and days worked in exchange, with their sources')
    .input(nothing)
    .output(eventIterator(calendarView)),
  setDaysOff: method('setDaysOff', 'What one notice says of some dates; due dates already promised stay')
    .input(z.object({ ...command, days: z.array(day).min(1).max(14) }))
    .output(answer(nothing, weekday('day-off-on-weekend'), weekday('worked-day-on-weekday'), notWritable)),
};

export type CalendarView = z.output<typeof calendarView>;
