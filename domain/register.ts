import type { NewEvent } from './event.ts';
import { err, ok, type Result } from './result.ts';

/** Who numbers: a log's letter, its last local date (null: on no day), and the local date on which that log was begun. */
export interface RegisterWriter {
  readonly letter: string;
  readonly letterUntil: string | null;
  readonly begunOn: string;
}

/**
 * The book of a year that this log writes in. A log that was begun in the place of another, whose papers it may not know all
 * of, has one of its own: month and day of its beginning and its letter, as they stand in its codes (`…-260610-A0001`). A letter is
 * free again on the next day and a book lasts a year: the day is what keeps two books apart that have one letter. Once no other may have
 * written in a year (its letter ended in a year before), it writes the year's own book: TT 01/2018 opens one each year.
 */
export function registerBook(date: string, { letter, letterUntil, begunOn }: RegisterWriter): string {
  const year = date.slice(0, 4);
  if (letter === '' || (letterUntil ?? '') < `${year}-01-01`) return year;
  const [begunIn, ...monthAndDay] = begunOn.split('-');
  return `${year}-${begunIn === year ? '' : begunIn?.slice(2)}${monthAndDay.join('')}${letter}`;
}

export const yearOfBook = (book: string): number => Number(book.slice(0, 4));

export interface BookToClose {
  readonly book: string;
  readonly entries: number;
  /** Local date; null: it is still written in. */
  readonly closedOn: string | null;
}

export type CloseRefusal =
  | { readonly type: 'register-year-running' }
  | { readonly type: 'register-closed-before' }
  | { readonly type: 'register-empty' };

/** A year's books are closed after its last day (TT 01/2018 Đ.10), each once; nothing is written in them afterwards. */
export function closeRegister(wish: {
  readonly year: number;
  readonly books: readonly BookToClose[];
  readonly today: string;
}): Result<readonly NewEvent[], CloseRefusal> {
  const { year, today } = wish;
  const books = wish.books.filter(({ entries }) => entries > 0);
  if (books.length === 0) return err({ type: 'register-empty' });
  const open = books.filter(({ closedOn }) => closedOn === null);
  if (open.length === 0) return err({ type: 'register-closed-before' });
  if (today.slice(0, 4) <= String(year)) return err({ type: 'register-year-running' });
  return ok(
    open.map(({ book, entries }) => ({
      type: 'register-closed',
      facts: { year, entries, date: today, ...besideYear(year, book) },
    })),
  );
}

/** What is as it always was is not said: the log's bytes are final. */
export function besideYear(year: number, book: string): { book?: string } {
  return book === String(year) ? {} : { book };
}
