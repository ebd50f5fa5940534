import { describe, expect, test } from 'vitest';
import { nextLetter, untilTold } from '../../domain/incarnation.ts';
import { closeRegister, registerBook } from '../../domain/register.ts';

const first = { letter: '', letterUntil: null, begunOn: '2024-03-01' };
const restored = { letter: 'A', letterUntil: '2026-06-10', begunOn: '2026-06-10' };
const copy = { letter: 'S', letterUntil: untilTold, begunOn: '2026-06-10' };

describe('the book of the register in which a log writes', () => {
  test.each([
    ['of the first log', '2026-06-09', first, '2026'],
    ['of a database that went back, on its day', '2026-06-10', restored, '2026-0610A'],
    ['of a database that went back, to the end of the year', '2026-12-31', restored, '2026-0610A'],
    ['of a database that went back, in the next year', '2027-01-02', restored, '2027'],
    ['of a PC in another’s place, while that one may write', '2027-01-02', copy, '2027-260610S'],
    [
      'of a PC in another’s place, told this year',
      '2027-05-02',
      { ...copy, letterUntil: '2027-01-20' },
      '2027-260610S',
    ],
    ['of a PC in another’s place, told the year before', '2027-05-02', { ...copy, letterUntil: '2026-12-30' }, '2027'],
    [
      'of what the post filed in the year before',
      '2026-12-31',
      { ...restored, letterUntil: '2027-01-04' },
      '2026-0610A',
    ],
  ])('%s', (_, date, log, book) => expect(registerBook(date, log)).toBe(book));

  test('is no other log’s: whatever days and letters, two logs of one book were begun on one day under one letter', () => {
    const letters = ['A', 'B', 'Z'];
    const days = ['2025-06-10', '2026-06-10', '2026-11-20', '2027-06-10'];
    const logs = letters.flatMap((letter) => days.map((begunOn) => ({ letter, letterUntil: untilTold, begunOn })));
    for (const date of ['2026-11-21', '2027-06-10', '2028-01-01'])
      expect(new Set(logs.map((log) => registerBook(date, log))).size).toBe(logs.length);
    // Under one letter on one day: that is what letters are there for.
    expect(nextLetter({ used: ['A'], last: ['A'], copyOn: null })).toBe('B');
  });
});

describe('a year of several books', () => {
  const books = [
    { book: '2026', entries: 4, closedOn: null },
    { book: '2026-0610A', entries: 2, closedOn: null },
  ];
  test('is closed whole, and an event of the year’s own book says what it always said', () => {
    const closed = closeRegister({ year: 2026, books, today: '2027-01-04' });
    expect(closed.ok && closed.value.map(({ facts }) => facts)).toEqual([
      { year: 2026, entries: 4, date: '2027-01-04' },
      { year: 2026, entries: 2, date: '2027-01-04', book: '2026-0610A' },
    ]);
  });

  test('is closed again where a book came back later, and that one alone', () => {
    const known = books.map((each) => ({ ...each, closedOn: each.book === '2026' ? '2027-01-04' : null }));
    const closed = closeRegister({ year: 2026, books: known, today: '2027-01-05' });
    expect(closed.ok && closed.value).toMatchObject([{ facts: { book: '2026-0610A', date: '2027-01-05' } }]);
    const all = known.map((each) => ({ ...each, closedOn: '2027-01-04' }));
    expect(closeRegister({ year: 2026, books: all, today: '2027-01-05' })).toMatchObject({
      error: { type: 'register-closed-before' },
    });
  });
});
