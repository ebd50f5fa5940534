import { canonicalJson } from '../../domain/canonical-json.ts';
import type { FeeLine, PayWay, ReceiptCancelReason } from '../../domain/fee-words.ts';
import { BookId, type CounterId, type DossierId, type FeeId, type TicketId } from '../../domain/ids.ts';
import { type Fee, type FeeEvent, foldFee } from '../../domain/payment.ts';
import { type BookEvent, foldBook, type ReceiptBook } from '../../domain/receipt-book.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

interface FeeColumns {
  fee: FeeId;
  dossier: DossierId | null;
  ticket: TicketId | null;
  counter: CounterId;
  lines: string;
  total: number;
  set_at: number;
  payment: string | null;
  way: PayWay | null;
  amount: number | null;
  given: number | null;
  book: string | null;
  number: number | null;
}

export type FeeRow = Fee & { readonly counter: CounterId; readonly setAt: number };

interface BookColumns {
  book: BookId;
  form: string;
  series: string;
  from: number;
  to: number;
  counter: CounterId | null;
  next: number;
  isClosed: number;
}

const BOOK_COLUMNS =
  'book, form, series, from_number AS "from", to_number AS "to", counter, next, is_closed AS isClosed';

export function readFees(db: ReadableDb) {
  const byId = db.prepare<[string], FeeColumns>('SELECT * FROM fees WHERE fee = ?');
  const ofDossier = db.prepare<[string], FeeColumns>('SELECT * FROM fees WHERE dossier = ? ORDER BY set_at LIMIT 20');
  const ofTicket = db.prepare<[string], FeeColumns>('SELECT * FROM fees WHERE ticket = ? ORDER BY set_at LIMIT 20');
  const unpaid = db.prepare<[], FeeColumns>(
    `SELECT * FROM fees WHERE payment IS NULL AND total > 0
       AND NOT EXISTS (SELECT 1 FROM dossiers WHERE dossiers.dossier = fees.dossier AND state = 'voided')
     ORDER BY set_at DESC LIMIT 50`,
  );
  const paid = db.prepare<[number], FeeColumns>(
    'SELECT * FROM fees WHERE payment IS NOT NULL AND set_at > ? ORDER BY set_at DESC LIMIT 20',
  );
  const books = db.prepare<[], BookColumns>(`SELECT ${BOOK_COLUMNS} FROM receipt_books ORDER BY opened_at, book`);
  const book = db.prepare<[string], BookColumns>(`SELECT ${BOOK_COLUMNS} FROM receipt_books WHERE book = ?`);
  const cancelled = db.prepare<[string], { number: number; why: ReceiptCancelReason }>(
    'SELECT number, cancelled_why AS why FROM fee_receipts WHERE book = ? AND cancelled_why IS NOT NULL ORDER BY number',
  );
  return {
    get: (fee: string): FeeRow | undefined => {
      const row = byId.get(fee);
      return row && feeOf(row);
    },
    ofDossier: (dossier: string): FeeRow[] => ofDossier.all(dossier).map(feeOf),
    ofTicket: (ticket: string): FeeRow[] => ofTicket.all(ticket).map(feeOf),
    /** Newest first; for a receipt that was taken back nothing is owed. */
    unpaid: (): FeeRow[] => unpaid.all().map(feeOf),
    /** The latest, newest first. */
    paid: (): FeeRow[] => paid.all(0).map(feeOf),
    /** Oldest first, the closed ones too: their numbers are never given again. */
    books: (): ReceiptBook[] => books.all().map(bookOf),
    book: (id: string): ReceiptBook | undefined => {
      const row = book.get(id);
      return row && bookOf(row);
    },
    cancelledIn: (id: string) => cancelled.all(id),
  };
}

export function writeFees(db: WritableDb): { apply(event: FeeEvent | BookEvent): void } {
  const { get, book } = readFees(db);
  const insert = db.prepare(
    'INSERT INTO fees (fee, dossier, ticket, counter, lines, total, set_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const update = db.prepare(
    'UPDATE fees SET payment = ?, way = ?, amount = ?, given = ?, book = ?, number = ? WHERE fee = ?',
  );
  // Two hosts of one point may both have named a sheet (T37). The money was taken all the same, and the sheet, one in the drawer,
  // stays whose it is here, until a person has seen its stub and the other payment goes on a sheet of its own.
  const useSheet = db.prepare(
    'INSERT INTO fee_receipts (book, number, fee, payment, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (book, number) DO NOTHING',
  );
  const nextSheet = db.prepare('UPDATE receipt_books SET next = next + 1 WHERE book = ? AND next = ?');
  const cross = db.prepare('UPDATE fee_receipts SET cancelled_why = ? WHERE book = ? AND number = ? AND fee = ?');
  const passOn = db.prepare(
    `UPDATE fee_receipts SET fee = other.fee, payment = other.payment FROM fees AS other
     WHERE fee_receipts.book = @book AND fee_receipts.number = @number AND fee_receipts.fee = @fee
       AND other.book = @book AND other.number = @number AND other.fee <> @fee`,
  );
  const open = db.prepare(
    `INSERT INTO receipt_books (book, form, series, from_number, to_number, counter, next, is_closed, opened_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)`,
  );
  const close = db.prepare('UPDATE receipt_books SET is_closed = 1 WHERE book = ?');

  const use = (sheet: { book: string; number: number } | null, fee: string, payment: string, at: number) => {
    if (!sheet) return;
    useSheet.run(sheet.book, sheet.number, fee, payment, at);
    nextSheet.run(sheet.book, sheet.number);
  };

  const apply = (event: FeeEvent | BookEvent): void => {
    const at = event.at.wall;
    if (event.type === 'receipt-book-opened') {
      const { book: id, form, series, from, to, counter, next } = foldBook(undefined, event);
      open.run(id, form, series, from, to, counter, next, at);
      return;
    }
    if (event.type === 'receipt-book-closed') {
      close.run(foldBook(book(event.facts.book), event).book);
      return;
    }
    const after = foldFee(get(event.facts.fee), event);
    if (event.type === 'fee-set') {
      const { fee, dossier, ticket, lines, total } = after;
      insert.run(fee, dossier, ticket, event.facts.counter, canonicalJson(lines), total, at);
      return;
    }
    const { paid } = after;
    const receipt = paid?.receipt ?? null;
    const money = [paid?.payment ?? null, paid?.way ?? null, paid?.amount ?? null, paid?.given ?? null];
    update.run(...money, receipt?.book ?? null, receipt?.number ?? null, after.fee);
    if (event.type === 'fee-paid') {
      use(event.facts.receipt, after.fee, event.facts.payment, at);
      return;
    }
    const { receipt: crossed, why, anew, payment } = event.facts;
    const isOthers = crossed !== null && passOn.run({ ...crossed, fee: after.fee }).changes > 0;
    if (crossed && !isOthers) cross.run(why, crossed.book, crossed.number, after.fee);
    use(anew, after.fee, payment, at);
  };
  return { apply };
}

function feeOf(row: FeeColumns): FeeRow {
  const { fee, dossier, ticket, counter, total, payment, way, amount, given, book, number } = row;
  const receipt = book !== null && number !== null ? { book: BookId(book), number } : null;
  const isPaid = payment !== null && way !== null && amount !== null && given !== null;
  return {
    ...{ fee, dossier, ticket, counter, total, setAt: row.set_at, lines: JSON.parse(row.lines) as FeeLine[] },
    paid: isPaid ? { payment, way, amount, given, receipt } : null,
  };
}

function bookOf(row: BookColumns): ReceiptBook {
  return { ...row, isClosed: row.isClosed === 1 };
}
