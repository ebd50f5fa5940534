import type { Secondment } from '../../domain/secondment.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export function readSecondments(db: ReadableDb) {
  const columns = `SELECT secondment AS id, account, role, point, from_date AS "from", to_date AS "to" FROM secondments`;
  const ofAccount = db.prepare<[string], Secondment>(`${columns} WHERE account = ? ORDER BY from_date`);
  const byId = db.prepare<[string], Secondment>(`${columns} WHERE secondment = ?`);
  return {
    of: (account: string): Secondment[] => ofAccount.all(account),
    get: (secondment: string): Secondment | undefined => byId.get(secondment),
  };
}

export function writeSecondments(db: WritableDb) {
  const insert = db.prepare(
    'INSERT INTO secondments (secondment, account, role, point, from_date, to_date) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const shorten = db.prepare('UPDATE secondments SET to_date = ? WHERE secondment = ?');
  const forget = db.prepare('DELETE FROM secondments WHERE secondment = ? AND to_date < from_date');
  return {
    insert: ({ id, account, role, point, from, to }: Secondment) => void insert.run(id, account, role, point, from, to),
    cut: (secondment: string, to: string) => {
      shorten.run(to, secondment);
      forget.run(secondment);
    },
  };
}
