import type { Interval } from '../../domain/calendar.ts';
import { type Weekday, type WeekHours, weekdays } from '../../domain/reception.ts';

/** Days in a row with the same hours, as a door says them: Monday to Friday 07:00–11:30, 13:30–17:00. Closed days are left out. */
export interface WeekLine {
  readonly from: Weekday;
  readonly to: Weekday;
  readonly hours: readonly Interval[];
}

export function weekLines(week: WeekHours): readonly WeekLine[] {
  const lines: WeekLine[] = [];
  for (const day of weekdays) {
    const hours = week[day];
    const last = lines.at(-1);
    if (last && sameHours(last.hours, hours) && Number(last.to) === Number(day) - 1) {
      lines[lines.length - 1] = { ...last, to: day };
    } else lines.push({ from: day, to: day, hours });
  }
  return lines.filter(({ hours }) => hours.length > 0);
}

function sameHours(a: readonly Interval[], b: readonly Interval[]): boolean {
  return a.length === b.length && a.every(({ from, to }, n) => from === b[n]?.from && to === b[n]?.to);
}
