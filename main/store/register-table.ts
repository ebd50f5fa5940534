import { yearOfBook } from '../../domain/register.ts';
import type { RegisterPlace } from '../../domain/register-events.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export interface RegisterBook {
  readonly year: number;
  /** `2026`, or `2026-0610A` of a log that was begun in another's place. */
  readonly book: string;
  readonly entries: number;
  /** Local date; null: it is still written in. */
  readonly closedOn: string | null;
}

/** Behind one entry and before the next; two papers may bear one place after a whole disk went back. */
export interface RegisterMark {
  readonly ordinal: number;
  readonly dossier: string;
}

/** Form 07: the number of every receipt in its book. */
export function readRegister(db: ReadableDb) {
  const placeOf = db.prepare<[string], RegisterPlace>('SELECT book, ordinal FROM register WHERE dossier = ?');
  const last = db
    .prepare('SELECT ordinal FROM register WHERE year = ? AND book = ? ORDER BY ordinal DESC LIMIT 1')
    .pluck();
  const count = db.prepare('SELECT count(*) FROM register WHERE year = ? AND book = ?').pluck();
  const closed = db.prepare('SELECT closed_on FROM register_closes WHERE year = ? AND book = ?').pluck();
  const before = db.prepare('SELECT year FROM register WHERE year < ? ORDER BY year DESC LIMIT 1').pluck();
  const next = db.prepare('SELECT book FROM register WHERE year = ? AND book > ? ORDER BY book LIMIT 1').pluck();
  const page = db.prepare<[number, string, number, string, number], RegisterMark>(
    `SELECT ordinal, dossier FROM register WHERE year = ? AND book = ? AND (ordinal, dossier) > (?, ?)
     ORDER BY ordinal, dossier LIMIT ?`,
  );
  const ofYear = (year: number): RegisterBook[] => {
    const books: RegisterBook[] = [];
    for (let after = ''; ; ) {
      const book = next.get(year, after) as string | undefined;
      if (book === undefined) return books;
      const closedOn = (closed.get(year, book) as string | undefined) ?? null;
      books.push({ year, book, entries: count.get(year, book) as number, closedOn });
      after = book;
    }
  };
  return {
    placeOf: (dossier: string) => placeOf.get(dossier) ?? null,
    /** The year's own first, then as they were opened. */
    ofYear,
    isClosed: (book: string): boolean => closed.get(yearOfBook(book), book) !== undefined,
    /** The number its next receipt bears. */
    nextIn: (book: string): number => ((last.get(yearOfBook(book), book) as number | undefined) ?? 0) + 1,
    /** The newest year first; at most twenty years. */
    books: (): RegisterBook[] => {
      const books: RegisterBook[] = [];
      for (let year = 9999, n = 0; n < 20; n++) {
        const found = before.get(year) as number | undefined;
        if (found === undefined) break;
        books.push(...ofYear(found));
        year = found;
      }
      return books;
    },
    page: (book: string, after: RegisterMark, limit: number) =>
      page.all(yearOfBook(book), book, after.ordinal, after.dossier, limit),
  };
}

export function writeRegister(db: WritableDb) {
  const add = db.prepare('INSERT INTO register (year, book, ordinal, dossier) VALUES (?, ?, ?, ?)');
  const close = db.prepare('INSERT INTO register_closes (year, book, entries, closed_on) VALUES (?, ?, ?, ?)');
  const { nextIn } = readRegister(db);
  return {
    /**
     * The place that its paper bears, wherever and whenever the event is folded. An event of before says none: it is the next of the
     * year's own book, in the order in which events came here. A log that was begun anew writes in another book, so what comes back of the
     * log before it gets again the numbers it was printed with.
     */
    add: (receivedAt: string, dossier: string, entry: RegisterPlace | undefined): void => {
      const book = entry?.book ?? receivedAt.slice(0, 4);
      add.run(yearOfBook(book), book, entry?.ordinal ?? nextIn(book), dossier);
    },
    close: (year: number, book: string, entries: number, date: string) => void close.run(year, book, entries, date),
  };
}
