import type { Calendar } from '../../domain/calendar.ts';
import { calendarWith } from '../../domain/days-off.ts';
import { readDaysOff } from './days-off-table.ts';
import type { ReadableDb } from './open-database.ts';

/**
 * The product's and the province's table with what the office has said, as one calendar that never grows old: read again after every commit
 * (`onChange`), so that nobody who holds it holds yesterday's.
 */
export function liveCalendar(
  db: ReadableDb,
  table: () => Calendar,
  onChange: (listener: () => void) => () => void,
): Calendar {
  const said = readDaysOff(db);
  const known: { now: Calendar | null } = { now: null };
  onChange(() => {
    known.now = null;
  });
  const now = (): Calendar => {
    known.now ??= calendarWith(table(), said.all());
    return known.now;
  };
  return {
    get daysOff() {
      return now().daysOff;
    },
    get workedInstead() {
      return now().workedInstead;
    },
  };
}
