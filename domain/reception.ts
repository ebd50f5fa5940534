import {
  addDays,
  type Calendar,
  type Interval,
  isBefore,
  isDayOff,
  isWorkingDay,
  type LocalTime,
  worksInstead,
} from './calendar.ts';
import { sameDayUntil } from './due.ts';

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type Weekday = (typeof weekdays)[number];

/** The intervals of each weekday, in order; a gap is a break, an empty day is closed. */
export type WeekHours = Readonly<Record<Weekday, readonly Interval[]>>;

/** When one queue receives people. */
export interface QueueReception {
  readonly week: WeekHours;
  /** On a day off of the commune's calendar: closed, or as on any such weekday. */
  readonly daysOff: 'closed' | 'open';
  /** Numbers are given from this many minutes before the first interval of a day. */
  readonly minutesBefore: number;
  /** Numbers a day; null: as many as come. */
  readonly places: number | null;
}

export const pauseReasons = ['staff-away', 'system-fault', 'meeting', 'overloaded', 'other'] as const;
export type PauseReason = (typeof pauseReasons)[number];

export interface Pause {
  readonly why: PauseReason;
  /** The local date on which it was begun. */
  readonly date: string;
  /** It ends by itself at this time; null: with the day, because tomorrow nobody remembers it. */
  readonly backAt: LocalTime | null;
}

/** What a queue says of itself at one moment. Every time it names is one at which somebody is received. */
export type ReceptionNow =
  | {
      readonly kind: 'open';
      /** End of this interval, before a break or the evening; null: it goes on past midnight. */
      readonly closesAt: string | null;
      /** Numbers are given already, counters begin at this time; null: they have begun. */
      readonly countersFrom: string | null;
      /** A same-day result of what is received after this time comes on the next working day; null: nothing to say. */
      readonly tomorrowFrom: typeof sameDayUntil | null;
    }
  | { readonly kind: 'break'; readonly backAt: LocalTime }
  | { readonly kind: 'paused'; readonly backAt: LocalTime | null; readonly why: PauseReason }
  | { readonly kind: 'full'; readonly opensAt: LocalTime | null }
  | { readonly kind: 'closed'; readonly opensAt: LocalTime | null };

export interface Moment {
  readonly now: LocalTime;
  /** The PC's date is in question (`DayQuestion`): hours of a doubtful day send nobody home. */
  readonly isDateInDoubt: boolean;
  readonly calendar: Calendar;
  readonly pause: Pause | null;
  /** Numbers the queue has given today. */
  readonly given: number;
  /** It takes procedures whose result is due on the same day. */
  readonly sameDay: boolean;
}

const WARN_FROM = '14:30';
/** Nobody can plan further; a week without hours never opens. */
const LOOK_AHEAD_DAYS = 60;

export function receptionNow(queue: QueueReception, moment: Moment): ReceptionNow {
  const { now, calendar } = moment;
  const pause = isPaused(moment.pause, now) ? moment.pause : null;
  if (moment.isDateInDoubt) return pause ? { kind: 'paused', backAt: pause.backAt, why: pause.why } : openAllDay;
  const today = hoursOn(queue, now.date, calendar);
  const rest = today.filter(({ to }) => now.time < to);
  const current = rest.find(({ from }) => from <= now.time);
  const opensAt = (from: LocalTime) => nextOpening(queue, later(from, pause && endOf(pause)), calendar);

  const [next] = rest;
  if (!next) return { kind: 'closed', opensAt: opensAt(now) };
  if (queue.places !== null && moment.given >= queue.places)
    return { kind: 'full', opensAt: opensAt({ date: addDays(now.date, 1), time: '00:00' }) };
  const isEarly = !current && next === today[0];
  if (isEarly && now.time < before(next.from, queue.minutesBefore)) return { kind: 'closed', opensAt: opensAt(now) };
  if (pause) {
    const backAt = pause.backAt && nextOpening(queue, pause.backAt, calendar);
    const isInBreak = !current && !isEarly && backAt?.date === now.date && backAt.time === next.from;
    if (!isInBreak) return { kind: 'paused', backAt, why: pause.why };
  }
  if (!current && !isEarly) return { kind: 'break', backAt: { date: now.date, time: next.from } };
  const warns = moment.sameDay && now.time >= WARN_FROM && isWorkingDay(now.date, calendar);
  return {
    kind: 'open',
    closesAt: goesOn(queue, now.date, next, calendar) ? null : next.to,
    countersFrom: current ? null : next.from,
    tomorrowFrom: warns ? sameDayUntil : null,
  };
}

const openAllDay: ReceptionNow = { kind: 'open', closesAt: null, countersFrom: null, tomorrowFrom: null };

/** The next time at or after `from` at which the queue receives people; null: not within two months. */
export function nextOpening(
  queue: Pick<QueueReception, 'week' | 'daysOff'>,
  from: LocalTime,
  calendar: Calendar,
): LocalTime | null {
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const date = addDays(from.date, ahead);
    const time = ahead === 0 ? from.time : '00:00';
    const interval = hoursOn(queue, date, calendar).find(({ to }) => time < to);
    if (interval) return { date, time: time < interval.from ? interval.from : time };
  }
  return null;
}

/** The hours of one date. A Saturday worked in exchange for a day off has Friday's. */
export function hoursOn(
  { week, daysOff }: Pick<QueueReception, 'week' | 'daysOff'>,
  date: string,
  calendar: Calendar,
): readonly Interval[] {
  if (worksInstead(date, calendar)) return joined(week[5]);
  if (daysOff === 'closed' && isDayOff(date, calendar)) return [];
  return joined(week[weekdayOf(date)]);
}

export function weekdayOf(date: string): Weekday {
  return weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? '1';
}

/** Monday to Friday alike, closed at the weekend. */
export function officeWeek(hours: readonly Interval[]): WeekHours {
  return { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: [], 7: [] };
}

/** Day and night, for training and demonstration. */
export const aroundTheClock: WeekHours = (() => {
  const day: readonly Interval[] = [{ from: '00:00', to: '24:00' }];
  return { 1: day, 2: day, 3: day, 4: day, 5: day, 6: day, 7: day };
})();

/** In order, each with a length, none over another. */
export function areHours(hours: readonly Interval[]): boolean {
  return hours.every(({ from, to }, n) => from < to && (n === 0 || (hours[n - 1]?.to ?? '') <= from));
}

/** Not over by itself. */
export function isPaused(pause: Pause | null, now: LocalTime): boolean {
  return pause !== null && isBefore(now, endOf(pause));
}

function endOf({ backAt, date }: Pause): LocalTime {
  return backAt ?? { date: addDays(date, 1), time: '00:00' };
}

function later(a: LocalTime, b: LocalTime | null): LocalTime {
  return b && isBefore(a, b) ? b : a;
}

/** Until midnight, and from midnight on. */
function goesOn(queue: QueueReception, date: string, { to }: Interval, calendar: Calendar): boolean {
  return to === '24:00' && hoursOn(queue, addDays(date, 1), calendar)[0]?.from === '00:00';
}

/** Intervals that touch are one: nobody is sent away for no minute at all. */
function joined(hours: readonly Interval[]): readonly Interval[] {
  const out: Interval[] = [];
  for (const each of hours) {
    const last = out.at(-1);
    if (last?.to === each.from) out[out.length - 1] = { from: last.from, to: each.to };
    else out.push(each);
  }
  return out;
}

function before(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const early = Math.max(0, hour * 60 + minute - minutes);
  return `${String(Math.floor(early / 60)).padStart(2, '0')}:${String(early % 60).padStart(2, '0')}`;
}
