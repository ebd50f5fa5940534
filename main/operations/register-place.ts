import { localTime } from '../../domain/calendar.ts';
import { registerBook } from '../../domain/register.ts';
import type { RegisterPlace } from '../../domain/register-events.ts';
import type { PointStore } from '../store/open-point-store.ts';

/** The next place in the register for a receipt of that local date. Inside `store.perform` only. */
export function nextPlace({ incarnations, register }: PointStore, date: string): RegisterPlace {
  const { letter, letterUntil, openedAt } = incarnations.live();
  const book = registerBook(date, { letter, letterUntil, begunOn: localTime(openedAt).date });
  return { book, ordinal: register.nextIn(book) };
}
