/** Local dates are `YYYY-MM-DD`, local times `HH:mm`, both of Asia/Ho_Chi_Minh (UTC+7, no summer time since 1979). */
const OFFSET_MS = 7 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

export interface LocalTime {
  readonly date: string;
  readonly time: string;
}

/** Local times `HH:mm`; `to` may be `24:00`. From is in it, to is not. */
export interface Interval {
  readonly from: string;
  readonly to: string;
}

/** confirmed: read in the law or the notice; reported: press or secondary source; proposed: not yet decided. */
export const dayCertainties = ['confirmed', 'reported', 'proposed'] as const;
/** ordinary: neither off nor worked in exchange, whatever was thought before. */
export const dayKinds = ['off', 'worked', 'ordinary'] as const;
export type DayKind = (typeof dayKinds)[number];

export interface DayOff {
  readonly date: string;
  readonly name: string;
  readonly certainty: (typeof dayCertainties)[number];
  readonly source: string;
}

/** One commune's working calendar: weekends, days off by year, Saturdays worked in exchange. */
export interface Calendar {
  readonly daysOff: readonly DayOff[];
  readonly workedInstead: readonly DayOff[];
}

export function localTime(utcMs: number): LocalTime {
  const shifted = new Date(utcMs + OFFSET_MS).toISOString();
  return { date: shifted.slice(0, 10), time: shifted.slice(11, 16) };
}

export function utcMs(local: LocalTime): number {
  return Date.parse(`${local.date}T${local.time}:00Z`) - OFFSET_MS;
}

/** A date that exists: 30 February is refused, and years outside 1900–2200. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text && text >= '1900' && text < '2200';
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** A proposed day off is not a day off: only what is confirmed or reported counts. */
export function isWorkingDay(date: string, calendar: Calendar): boolean {
  if (worksInstead(date, calendar)) return true;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !isDayOff(date, calendar);
}

/** A day off by decision; weekends are not among them. */
export function isDayOff(date: string, calendar: Calendar): boolean {
  return counts(calendar.daysOff, date);
}

/** A Saturday or Sunday worked in exchange for a day off. */
export function worksInstead(date: string, calendar: Calendar): boolean {
  return counts(calendar.workedInstead, date);
}

export function isBefore(a: LocalTime, b: LocalTime): boolean {
  return a.date < b.date || (a.date === b.date && a.time < b.time);
}

export function nextWorkingDay(date: string, calendar: Calendar): string {
  let day = addDays(date, 1);
  while (!isWorkingDay(day, calendar)) day = addDays(day, 1);
  return day;
}

function counts(days: readonly DayOff[], date: string): boolean {
  return days.some((day) => day.date === date && day.certainty !== 'proposed');
}
