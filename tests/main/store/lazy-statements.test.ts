import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { readAtFirstUse } from '../../../main/store/lazy-statements.ts';
import { namedStatements } from '../../support/named-statements.ts';

test('a statement is read when it is used, and answers as any other', () => {
  const db = new Database(':memory:');
  try {
    const named = readAtFirstUse(db).prepare('SELECT n FROM later ORDER BY n');
    const numbers = named.pluck();
    db.exec('CREATE TABLE later (n INTEGER); INSERT INTO later VALUES (1), (2)');
    expect(named.all()).toEqual([{ n: 1 }, { n: 2 }]);
    expect([numbers.get(), [...numbers.iterate()], named.raw().get()]).toEqual([1, [1, 2], [1]]);
    expect(() => db.prepare('SELECT missing FROM later').all()).toThrow('no such column');
  } finally {
    db.close();
  }
});

/** Else a word that is not in the tables would be found by the person whose tap uses it first. */
test('every statement that a start names fits the tables', () => {
  expect(namedStatements().length).toBeGreaterThan(300);
});
