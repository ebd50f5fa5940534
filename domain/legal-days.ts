import { addDays, type Calendar, isWorkingDay, type LocalTime, nextWorkingDay } from './calendar.ts';
import { sameDayUntil } from './due.ts';

/** Working days after `from` up to and with `to`. */
export function workingDaysBetween(from: string, to: string, calendar: Calendar): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day, calendar)) count++;
  return count;
}

/** The last day to hand a dossier on: the same, or the next working day after 15:00 or on a day off (NĐ 61/2018 Đ.18). */
export function forwardBy(received: LocalTime, calendar: Calendar): string {
  const today = isWorkingDay(received.date, calendar) && received.time <= sameDayUntil;
  return today ? received.date : nextWorkingDay(received.date, calendar);
}
