import type { Calendar, DayKind, DayOff } from './calendar.ts';
import type { NewEvent } from './event.ts';
import { err, ok, type Result } from './result.ts';

/** What was said of one date: by the product's table, or by the office. */
export interface DaySaid extends DayOff {
  readonly kind: DayKind;
}

/** The table with what the office has said since; of one date only the last word counts. */
export function calendarWith(table: Calendar, said: readonly DaySaid[]): Calendar {
  const isOpen = ({ date }: DayOff) => !said.some((each) => each.date === date);
  const of = (kind: DayKind) => said.filter((each) => each.kind === kind);
  const inOrder = (days: readonly DayOff[]) => [...days].sort((a, b) => (a.date < b.date ? -1 : 1));
  return {
    daysOff: inOrder([...table.daysOff.filter(isOpen), ...of('off')]),
    workedInstead: inOrder([...table.workedInstead.filter(isOpen), ...of('worked')]),
  };
}

/** The table as a list, one line a date. */
export function daysSaidBy({ daysOff, workedInstead }: Calendar): readonly DaySaid[] {
  return [
    ...daysOff.map((day) => ({ ...day, kind: 'off' as const })),
    ...workedInstead.map((day) => ({ ...day, kind: 'worked' as const })),
  ].sort((a, b) => (a.date < b.date ? -1 : 1));
}

export type DayOffError =
  /** A weekend is free already; a notice that names it means the day that makes up for it. */
  | { readonly type: 'day-off-on-weekend'; readonly date: string }
  | { readonly type: 'worked-day-on-weekday'; readonly date: string };

/** A notice (`source`) names some dates at once: a day off, and the Saturday worked for it. */
export function setDaysOff(days: readonly DaySaid[]): Result<readonly NewEvent[], DayOffError> {
  for (const { date, kind } of days) {
    if (kind === 'off' && isWeekend(date)) return err({ type: 'day-off-on-weekend', date });
    if (kind === 'worked' && !isWeekend(date)) return err({ type: 'worked-day-on-weekday', date });
  }
  return ok(
    days.map(({ date, kind, name, certainty, source }) => ({
      type: 'day-off-set',
      facts: { date, kind, name, certainty, source },
    })),
  );
}

function isWeekend(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).getUTCDay() % 6 === 0;
}
