import { addDays, daysBetween, isBefore, isWorkingDay, type LocalTime, nextWorkingDay } from './calendar.ts';
import type { CountedFrom, DueRule } from './dossier-words.ts';
import {
  addWorkingDays,
  addWorkingMinutes,
  closesAt,
  exceptionsBetween,
  isWorkingTime,
  minutesPerDay,
  nextWorkingMoment,
  type WorkClock,
  workingMinutesBetween,
} from './work-clock.ts';

/** How long an authority may take. `working-hours` run across lunch, evenings and days off; eight are one day of most. */
export type Limit =
  | { readonly kind: 'same-day' }
  | { readonly kind: 'working-hours'; readonly hours: number }
  | { readonly kind: 'working-days'; readonly days: number }
  | { readonly kind: 'calendar-days'; readonly days: number };

/**
 * What happens to the due date while papers are missing. NĐ 61/2018 Đ.19: counted anew from the day all is there; the
 * systems in use add the time waited instead (domain.md §3.1). So it is data of the procedure.
 */
export const supplementRules = ['restarts', 'pauses'] as const;
export type SupplementRule = (typeof supplementRules)[number];

export interface Due {
  readonly at: LocalTime;
  readonly rule: DueRule;
}

/** Luật Hộ tịch Đ.5, NĐ 23/2015 Đ.7: later than this, a same-day result comes on the next working day. */
export const sameDayUntil = '15:00';

/**
 * Due date and time of a dossier received at `received`, always in the future and in working time.
 * Days: day one is the day after receipt (BLDS 91/2015 Đ.147), at the hour of receipt; what comes after work or on a day
 * off is counted from the next morning and is due when the last of the days ends. Calendar days end with the day (Đ.148.1),
 * and when that is a day off, with the next working day (Đ.148.5).
 */
export function dueDate(received: LocalTime, limit: Limit, clock: WorkClock): Due {
  switch (limit.kind) {
    case 'same-day':
      return sameDay(received, clock);
    case 'working-hours':
      return workingHours(received, limit.hours, clock);
    case 'working-days':
      return workingDays(received, limit.days, clock);
    case 'calendar-days':
      return calendarDays(received.date, limit.days, clock);
  }
}

export interface Supplement {
  readonly limit: Limit;
  readonly onSupplement: SupplementRule;
  /** In force when the papers were asked for. */
  readonly dueAt: LocalTime;
  readonly askedAt: LocalTime;
  /** All of them were brought. */
  readonly suppliedAt: LocalTime;
}

/**
 * The due date once all missing papers are there. `restarts`: the whole limit again. `pauses`: the old date moved by the
 * time waited, in the limit's own unit. A result of the same day has no remainder to keep: it restarts always.
 */
export function dueAfterSupplement(supplement: Supplement, clock: WorkClock): Due {
  const { limit, onSupplement, dueAt, askedAt, suppliedAt } = supplement;
  if (onSupplement === 'restarts' || limit.kind === 'same-day') {
    const { at, rule } = dueDate(suppliedAt, limit, clock);
    return { at, rule: { ...rule, after: 'supplement' } };
  }
  if (limit.kind === 'calendar-days') {
    const days = isBefore(askedAt, suppliedAt) ? daysBetween(askedAt.date, suppliedAt.date) : 0;
    if (days === 0) return { at: dueAt, rule: { kind: 'waited', days, minutes: 0, unit: 'calendar' } };
    const { at, rolledFrom } = endOfDay(addDays(dueAt.date, days), clock);
    return { at, rule: { kind: 'waited', days, minutes: 0, unit: 'calendar', ...rolledFrom } };
  }
  const waited = workingMinutesBetween(askedAt, suppliedAt, clock);
  const at = addWorkingMinutes(dueAt, waited, clock);
  const perDay = minutesPerDay(clock);
  const { daysOff, worked } = exceptions(dueAt.date, at.date, clock);
  return {
    at,
    rule: {
      ...{ kind: 'waited', days: Math.floor(waited / perDay), minutes: waited % perDay, unit: 'working' },
      ...(daysOff.length > 0 ? { daysOff } : {}),
      ...worked,
    },
  };
}

function sameDay(received: LocalTime, clock: WorkClock): Due {
  const worked = isWorkingDay(received.date, clock.calendar);
  const closing = closesAt(clock);
  if (worked && received.time <= sameDayUntil && received.time < closing)
    return { at: { date: received.date, time: closing }, rule: { kind: 'same-day' } };
  const because = !worked ? 'day-off' : received.time > sameDayUntil ? 'after-15:00' : 'after-hours';
  const date = nextWorkingDay(received.date, clock.calendar);
  return { at: { date, time: closing }, rule: { kind: 'next-working-day', because } };
}

function workingHours(received: LocalTime, hours: number, clock: WorkClock): Due {
  const at = addWorkingMinutes(received, hours * 60, clock);
  const { daysOff, worked } = exceptions(received.date, at.date, clock);
  return { at, rule: { kind: 'working-hours', hours, daysOff, ...worked, ...countedFrom(received, clock) } };
}

function workingDays(received: LocalTime, days: number, clock: WorkClock): Due {
  const from = countedFrom(received, clock);
  const date = addWorkingDays(received.date, days, clock.calendar);
  const time = from ? closesAt(clock) : nextWorkingMoment(received, clock).time;
  const { daysOff, worked } = exceptions(received.date, date, clock);
  return { at: { date, time }, rule: { kind: 'working-days', days, daysOff, ...worked, ...from } };
}

function calendarDays(received: string, days: number, clock: WorkClock): Due {
  const { at, rolledFrom } = endOfDay(addDays(received, days), clock);
  return { at, rule: { kind: 'calendar-days', days, ...rolledFrom } };
}

/** Closing time of the date, or of the next working day. */
function endOfDay(date: string, clock: WorkClock) {
  const time = closesAt(clock);
  if (isWorkingDay(date, clock.calendar)) return { at: { date, time }, rolledFrom: {} };
  return { at: { date: nextWorkingDay(date, clock.calendar), time }, rolledFrom: { rolledFrom: date } };
}

/** Received when nobody works any more that day; before work and at lunch the same day still counts. */
function countedFrom(received: LocalTime, clock: WorkClock): { countedFrom: CountedFrom } | null {
  if (isWorkingTime(received, clock)) return null;
  if (nextWorkingMoment(received, clock).date === received.date) return null;
  return { countedFrom: isWorkingDay(received.date, clock.calendar) ? 'after-hours' : 'day-off' };
}

function exceptions(from: string, to: string, clock: WorkClock) {
  const { daysOff, worked } = exceptionsBetween(from, to, clock.calendar);
  return { daysOff, worked: worked.length > 0 ? { worked } : {} };
}
