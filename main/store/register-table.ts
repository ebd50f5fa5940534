import type { ReadableDb, WritableDb } from './open-database.ts';

export interface RegisterBook {
  readonly year: number;
  readonly entries: number;
  /** Local date; null: it is still written in. */
  readonly closedOn: string | null;
}

/** Form 07: the number of every receipt in its year. */
export function readRegister(db: ReadableDb) {
  const placeOf = db.prepare<[string], { year: number; ordinal: number }>(
    'SELECT year, ordinal FROM register WHERE dossier = ?',
  );
  const last = db.prepare('SELECT ordinal FROM register WHERE year = ? ORDER BY ordinal DESC LIMIT 1').pluck();
  const closed = db.prepare('SELECT closed_on FROM register_closes WHERE year = ?').pluck();
  const before = db.prepare('SELECT year FROM register WHERE year < ? ORDER BY year DESC LIMIT 1').pluck();
  const page = db.prepare<[number, number, number], { ordinal: number; dossier: string }>(
    'SELECT ordinal, dossier FROM register WHERE year = ? AND ordinal > ? ORDER BY ordinal LIMIT ?',
  );
  const book = (year: number): RegisterBook => ({
    year,
    entries: (last.get(year) as number | undefined) ?? 0,
    closedOn: (closed.get(year) as string | undefined) ?? null,
  });
  return {
    placeOf: (dossier: string) => placeOf.get(dossier) ?? null,
    book,
    /** The newest year first; at most twenty. */
    books: (): RegisterBook[] => {
      const books: RegisterBook[] = [];
      for (let year = 9999; books.length < 20; ) {
        const found = before.get(year) as number | undefined;
        if (found === undefined) break;
        books.push(book(found));
        year = found;
      }
      return books;
    },
    page: (year: number, after: number, limit: number) => page.all(year, after, limit),
  };
}

export function writeRegister(db: WritableDb) {
  const add = db.prepare(
    `INSERT INTO register (year, ordinal, dossier)
     VALUES (@year, coalesce((SELECT ordinal FROM register WHERE year = @year ORDER BY ordinal DESC LIMIT 1), 0) + 1, @dossier)`,
  );
  const close = db.prepare('INSERT INTO register_closes (year, entries, closed_on) VALUES (?, ?, ?)');
  return {
    add: (year: number, dossier: string) => void add.run({ year, dossier }),
    close: (year: number, entries: number, date: string) => void close.run(year, entries, date),
  };
}
