import type { Rating } from '../../domain/ticket-words.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export function readRatings(db: ReadableDb) {
  const one = db.prepare('SELECT rating FROM ratings WHERE ticket = ?').pluck();
  const ofDay = db.prepare<[number], { rating: Rating; visits: number }>(
    'SELECT rating, count(*) AS visits FROM ratings WHERE day = +? GROUP BY rating',
  );
  return {
    isRated: (ticket: string): boolean => one.get(ticket) !== undefined,
    ofDay: (day: number): Record<Rating, number> => {
      const counts = { 'very-satisfied': 0, satisfied: 0, dissatisfied: 0 };
      for (const { rating, visits } of ofDay.all(day)) counts[rating] = visits;
      return counts;
    },
  };
}

export function writeRatings(db: WritableDb) {
  const insert = db.prepare('INSERT INTO ratings (ticket, day, rating) VALUES (?, ?, ?)');
  return { insert: (ticket: string, day: number, rating: Rating) => void insert.run(ticket, day, rating) };
}
