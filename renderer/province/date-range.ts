import { isDate, localTime } from '../../domain/calendar.ts';

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

/** As it stands in the page's address: one of the names, or `2026-10-01..2026-10-31`; the month where it says neither. */
export function rangeIn(part: string, now: number): DateRange & { readonly name: RangeName | null } {
  const [, from = '', to = ''] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(part) ?? [];
  if (isDate(from) && isDate(to) && from <= to) return { from, to, name: null };
  const name = rangeNames.find((each) => each === part) ?? 'month';
  return { ...rangeOf(name, now), name };
}
