import type { BusinessDay } from '../../domain/business-day.ts';
import type { QueueId } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

export function readDays(db: ReadableDb) {
  const open = db.prepare<[], BusinessDay>('SELECT day, date FROM days ORDER BY day DESC LIMIT 1');
  const last = db.prepare('SELECT last FROM series WHERE day = ? AND queue = ? AND letter = ?').pluck();
  const letter = db
    .prepare(
      `SELECT letter FROM streams WHERE stream = ?
         AND (letter_until >= (SELECT date FROM days WHERE day = ?) OR letter_until >= ?)`,
    )
    .pluck();
  const lastDossier = db.prepare('SELECT last FROM dossier_series WHERE date = ? AND letter = ?').pluck();
  return {
    open: (): BusinessDay | null => open.get() ?? null,
    lastOrdinal: (day: number, queue: QueueId, incarnationLetter: string): number =>
      (last.get(day, queue, incarnationLetter) as number | undefined) ?? 0,
    lastDossierOrdinal: (date: string, incarnationLetter: string): number =>
      (lastDossier.get(date, incarnationLetter) as number | undefined) ?? 0,
    /** Between queue and digits, and in codes of `date`: '' unless an earlier incarnation may have given numbers then. */
    incarnationLetter: (stream: string, day: number, date = '9999-99-99'): string =>
      (letter.get(stream, day, date) as string | undefined) ?? '',
  };
}

export function writeDays(db: WritableDb) {
  const insert = db.prepare('INSERT INTO days (day, date, opened_at) VALUES (?, ?, ?)');
  const redate = db.prepare('UPDATE days SET date = ? WHERE day = ?');
  const series = db.prepare(
    `INSERT INTO series (day, queue, letter, last) VALUES (?, ?, ?, ?)
     ON CONFLICT (day, queue, letter) DO UPDATE SET last = max(last, excluded.last)`,
  );
  const dossierSeries = db.prepare(
    `INSERT INTO dossier_series (date, letter, last) VALUES (?, ?, ?)
     ON CONFLICT (date, letter) DO UPDATE SET last = max(last, excluded.last)`,
  );
  return {
    insert: (day: number, date: string, at: number) => void insert.run(day, date, at),
    redate: (day: number, date: string) => void redate.run(date, day),
    /** The number itself tells the series: queue letter, incarnation letter or none, digits. */
    noteNumber: (day: number, number: string) => {
      const [, queue, letter, digits] = /^([A-Z])([A-Z]?)(\d+)$/.exec(number) ?? [];
      series.run(day, queue, letter, Number(digits));
    },
    noteDossierCode: (code: string) => {
      const [, yymmdd, letter, digits] = /-(\d{6})-([A-Z]?)(\d+)$/.exec(code) ?? [];
      if (yymmdd)
        dossierSeries.run(`20${yymmdd.slice(0, 2)}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4)}`, letter, Number(digits));
    },
  };
}
