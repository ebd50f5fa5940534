import type { Migration } from './migration.ts';

/**
 * A log that was begun in another's place numbers its receipts in a book of its own. What was printed before keeps its number in the
 * year's own book. Where events of a later program came back to an earlier one, they say their places themselves: all is folded anew.
 */
export const booksOfTheRegister: Migration = {
  version: 630,
  name: 'books-of-the-register',
  sql: `
ALTER TABLE register RENAME TO register_before;
CREATE TABLE register (
  -- Projection. Form 07: the place of every receipt. Two papers of one place are the log's truth, should a whole disk have gone back.
  year INTEGER NOT NULL,
  -- '2026'; '2026-0610A': of the log that was begun on 10 June under the letter A.
  book TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  dossier TEXT NOT NULL UNIQUE REFERENCES dossiers (dossier),
  PRIMARY KEY (year, book, ordinal, dossier)
) STRICT, WITHOUT ROWID;
INSERT INTO register (year, book, ordinal, dossier)
  SELECT year, CAST(year AS TEXT), ordinal, dossier FROM register_before;
DROP TABLE register_before;

ALTER TABLE register_closes RENAME TO register_closes_before;
CREATE TABLE register_closes (
  -- Projection. The books that are closed.
  year INTEGER NOT NULL,
  book TEXT NOT NULL,
  entries INTEGER NOT NULL,
  closed_on TEXT NOT NULL,
  PRIMARY KEY (year, book)
) STRICT, WITHOUT ROWID;
INSERT INTO register_closes (year, book, entries, closed_on)
  SELECT year, CAST(year AS TEXT), entries, closed_on FROM register_closes_before;
DROP TABLE register_closes_before;

INSERT OR REPLACE INTO memory (key, value) SELECT 'fold anew', 'register' WHERE EXISTS (
  SELECT 1 FROM events WHERE learnt = 1 AND type IN ('dossier-received', 'register-closed')
    AND (json ->> '$.facts.entry' IS NOT NULL OR json ->> '$.facts.book' IS NOT NULL)
);
`,
};
