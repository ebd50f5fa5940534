import {
  addDays,
  type Calendar,
  type Interval,
  isBefore,
  isDayOff,
  isWorkingDay,
  type LocalTime,
  nextWorkingDay,
  worksInstead,
} from './calendar.ts';

/**
 * The authority's working time, in which limits of the law run. It is not the reception of a queue (`reception.ts`):
 * a queue may receive people on a Saturday morning or on market days only, and no limit grows shorter or longer by it.
 */
export interface WorkClock {
  readonly calendar: Calendar;
  /** The spans of every working day in order, morning and afternoon; what lies between them is no working time. */
  readonly hours: readonly Interval[];
}

/** `hours` of `point.json`, cut at its closing time. */
export function workClock(
  point: { readonly hours: readonly Interval[]; readonly closingTime: string },
  calendar: Calendar,
): WorkClock {
  const hours = point.hours
    .filter(({ from }) => from < point.closingTime)
    .map(({ from, to }) => ({ from, to: to < point.closingTime ? to : point.closingTime }));
  return { calendar, hours };
}

export function opensAt({ hours }: WorkClock): string {
  return hours[0]?.from ?? '00:00';
}

/** End of the working day, and the last moment at which anything is due. */
export function closesAt({ hours }: WorkClock): string {
  return hours.at(-1)?.to ?? '24:00';
}

export function minutesPerDay({ hours }: WorkClock): number {
  return hours.reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0);
}

/** Half open: at 11:30 sharp the morning is over. */
export function isWorkingTime({ date, time }: LocalTime, clock: WorkClock): boolean {
  return isWorkingDay(date, clock.calendar) && clock.hours.some(({ from, to }) => from <= time && time < to);
}

/** `at` itself in working time, else the beginning of the next span. */
export function nextWorkingMoment(at: LocalTime, clock: WorkClock): LocalTime {
  if (isWorkingDay(at.date, clock.calendar)) {
    const span = clock.hours.find(({ to }) => at.time < to);
    if (span) return { date: at.date, time: at.time < span.from ? span.from : at.time };
  }
  return { date: nextWorkingDay(at.date, clock.calendar), time: opensAt(clock) };
}

/** When the last of so many working minutes ends: 17:00, and not the next morning. None: `at` as it is. */
export function addWorkingMinutes(at: LocalTime, minutes: number, clock: WorkClock): LocalTime {
  let left = minutes;
  let end = at;
  let from = nextWorkingMoment(at, clock);
  while (left > 0) {
    const to = clock.hours.find((span) => from.time < span.to)?.to ?? closesAt(clock);
    const here = Math.min(left, minutesOf(to) - minutesOf(from.time));
    left -= here;
    end = { date: from.date, time: timeOf(minutesOf(from.time) + here) };
    from = nextWorkingMoment(end, clock);
  }
  return end;
}

/** Working minutes from one moment to another; 0 when the second is not later. */
export function workingMinutesBetween(from: LocalTime, to: LocalTime, clock: WorkClock): number {
  if (!isBefore(from, to)) return 0;
  let sum = 0;
  for (let date = from.date; date <= to.date; date = addDays(date, 1)) {
    if (!isWorkingDay(date, clock.calendar)) continue;
    for (const span of clock.hours) {
      const begin = date === from.date && from.time > span.from ? from.time : span.from;
      const end = date === to.date && to.time < span.to ? to.time : span.to;
      if (begin < end) sum += minutesOf(end) - minutesOf(begin);
    }
  }
  return sum;
}

export function addWorkingDays(date: string, days: number, calendar: Calendar): string {
  let day = date;
  for (let counted = 0; counted < days; counted++) day = nextWorkingDay(day, calendar);
  return day;
}

/** Days off by decision, and weekend days worked in exchange, after `from` up to and including `to`. */
export function exceptionsBetween(from: string, to: string, calendar: Calendar) {
  const daysOff: string[] = [];
  const worked: string[] = [];
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) {
    if (worksInstead(date, calendar)) worked.push(date);
    else if (isDayOff(date, calendar)) daysOff.push(date);
  }
  return { daysOff, worked };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
