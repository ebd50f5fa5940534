import { localTime } from '../../domain/calendar.ts';

export const rangeNames = ['today', 'week', 'month', 'year'] as const;
export type RangeName = (typeof rangeNames)[number];

export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** From the beginning of the day, week (Monday), month or year until today, in local time. */
export function rangeOf(name: RangeName, now: number): DateRange {
  const to = localTime(now).date;
  if (name === 'today') return { from: to, to };
  if (name === 'month') return { from: `${to.slice(0, 8)}01`, to };
  if (name === 'year') return { from: `${to.slice(0, 5)}01-01`, to };
  const midnight = new Date(`${to}T00:00:00Z`);
  const daysSinceMonday = (midnight.getUTCDay() + 6) % 7;
  midnight.setUTCDate(midnight.getUTCDate() - daysSinceMonday);
  return { from: midnight.toISOString().slice(0, 10), to };
}
