import { type Calendar, type Interval, localTime } from './calendar.ts';
import { workingMinutesBetween } from './work-clock.ts';

/** never: nobody ever heard of it; day: more than 24 hours; office-hours: too long while people are being received. */
export type Silence = 'none' | 'office-hours' | 'day' | 'never';

const dayMs = 24 * 60 * 60 * 1000;
/** A station says hello each minute. */
export const silentAfterMinutes = 15;

/** Whether a point has been silent for long enough to ask. Nights and days off count for the day only. */
export function silenceOf(at: {
  readonly lastSeen: number | null;
  readonly now: number;
  readonly hours: readonly Interval[];
  readonly calendar: Calendar;
}): Silence {
  const { lastSeen, now, hours, calendar } = at;
  if (lastSeen === null) return 'never';
  if (now - lastSeen > dayMs) return 'day';
  const open = workingMinutesBetween(localTime(lastSeen), localTime(now), { hours, calendar });
  return open > silentAfterMinutes ? 'office-hours' : 'none';
}
