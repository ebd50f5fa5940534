import { localTime } from '../../domain/calendar.ts';
import { registerBook } from '../../domain/register.ts';
import type { RegisterPlace } from '../../domain/register-events.ts';
import type { PointStore } from '../store/open-point-store.ts';

/**
 * The next place in the register for a receipt of that local date. Inside `store.perform` only. What was filed in a year whose books
 * are closed stands in the book of `today`, with the day on which it was filed: nothing is written in a closed one (TT 01/2018 Đ.10).
 */
export function nextPlace({ incarnations, register }: PointStore, date: string, today = date): RegisterPlace {
  const { letter, letterUntil, openedAt } = incarnations.live();
  const bookOf = (day: string) => registerBook(day, { letter, letterUntil, begunOn: localTime(openedAt).date });
  const book = register.isClosed(bookOf(date)) ? bookOf(today) : bookOf(date);
  return { book, ordinal: register.nextIn(book) };
}
