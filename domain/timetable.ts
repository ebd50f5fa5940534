import { addDays, type Calendar, type Interval, isDayOff, type LocalTime } from './calendar.ts';
import { type Weekday, weekdayOf } from './reception.ts';

export const stopKinds = ['secondary', 'mobile', 'post-office'] as const;
export type StopKind = (typeof stopKinds)[number];

/** Where and when the centre comes nearer: the secondary point, the mobile team, the agent at the post. */
export interface Stop {
  readonly kind: StopKind;
  /** A public place, as people call it: `Nhà văn hóa thôn Hà Văn Trên`. */
  readonly place: string;
  /** The villages whose people it saves the way. */
  readonly villages: readonly string[];
  /** Every week on these weekdays but on days off, and on these dates whatever they are. */
  readonly weekdays: readonly Weekday[];
  readonly dates: readonly string[];
  readonly times: readonly Interval[];
}

/** When somebody is there, now or next. */
export interface NextStop {
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

/** Longer than a year is no timetable. */
const LOOK_AHEAD_DAYS = 366;

/** The interval of a stop that is going on at `now`, or the next one; null: none is planned. */
export function nextStop(stop: Stop, now: LocalTime, calendar: Calendar): NextStop | null {
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const date = addDays(now.date, ahead);
    const byWeek = stop.weekdays.includes(weekdayOf(date)) && !isDayOff(date, calendar);
    if (!byWeek && !stop.dates.includes(date)) continue;
    const interval = stop.times.find(({ to }) => ahead > 0 || now.time < to);
    if (interval) return { date, ...interval };
  }
  return null;
}
