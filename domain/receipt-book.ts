import type { AnyLogEvent, NewEvent } from './event.ts';
import type { ReceiptNumber } from './fee-words.ts';
import type { BookId, CounterId } from './ids.ts';
import { assert, err, ok, type Result } from './result.ts';

/**
 * A book of printed fee receipts (biên lai) that lies at a counter. Its sheets are the tax form; ours says which sheet goes
 * with which payment, so that no number is missing and none is used twice. The number stands on the paper (the tax form is not
 * among forms 01–07, domain.md §1.4), so no letter of ours keeps two hosts of one point apart: a book at a counter goes with that
 * counter's one host; from the common one both may name a sheet, and the stub says whose it is (`host-conflict.ts`).
 */
export interface ReceiptBook {
  readonly book: BookId;
  /** `01BLP2-001`. */
  readonly form: string;
  /** `AA-26T`. */
  readonly series: string;
  readonly from: number;
  readonly to: number;
  /** Null: it lies where every counter takes from it. */
  readonly counter: CounterId | null;
  /** The next sheet; `to + 1` when it is used up. */
  readonly next: number;
  readonly isClosed: boolean;
}

export type BookError =
  | { readonly type: 'receipt-book-range-wrong' }
  | { readonly type: 'receipt-book-overlaps'; readonly series: string }
  | { readonly type: 'receipt-book-unknown' }
  | { readonly type: 'receipt-book-closed' };

export type NoReceipt = { readonly type: 'receipt-book-used-up' };

/** Seven digits, as they are printed on the sheets. */
export function receiptNumberText(number: number): string {
  return String(number).padStart(7, '0');
}

export function openBook(
  wish: Pick<ReceiptBook, 'book' | 'form' | 'series' | 'from' | 'to' | 'counter'>,
  books: readonly ReceiptBook[],
): Result<readonly NewEvent[], BookError> {
  if (wish.from > wish.to || wish.to - wish.from >= mostSheets) return err({ type: 'receipt-book-range-wrong' });
  const same = books.filter(({ form, series }) => form === wish.form && series === wish.series);
  const overlaps = same.some(({ from, to }) => from <= wish.to && wish.from <= to);
  if (overlaps) return err({ type: 'receipt-book-overlaps', series: wish.series });
  return ok([{ type: 'receipt-book-opened', facts: wish }]);
}

const mostSheets = 10_000;

/** Put away, used up or not: what is left of it stays on record as unused. */
export function closeBook(book: ReceiptBook | undefined): Result<readonly NewEvent[], BookError> {
  if (!book) return err({ type: 'receipt-book-unknown' });
  if (book.isClosed) return err({ type: 'receipt-book-closed' });
  return ok([{ type: 'receipt-book-closed', facts: { book: book.book, unusedFrom: book.next } }]);
}

/**
 * The sheet for a payment at this counter: of its own book, else of the common one, the oldest first. Null: this point keeps
 * no books here (the province issues electronic receipts), and the payment goes without a number of ours.
 */
export function nextReceipt(
  books: readonly ReceiptBook[],
  counter: CounterId,
): Result<ReceiptNumber | null, NoReceipt> {
  const inUse = books.filter((each) => !each.isClosed && (each.counter === counter || each.counter === null));
  if (inUse.length === 0) return ok(null);
  const left = inUse.filter((each) => each.next <= each.to);
  const chosen = left.find((each) => each.counter === counter) ?? left[0];
  return chosen ? ok({ book: chosen.book, number: chosen.next }) : err({ type: 'receipt-book-used-up' });
}

export type BookEvent = Extract<AnyLogEvent, { type: 'receipt-book-opened' | 'receipt-book-closed' }>;

export function foldBook(before: ReceiptBook | undefined, event: BookEvent): ReceiptBook {
  if (event.type === 'receipt-book-opened') return { ...event.facts, next: event.facts.from, isClosed: false };
  assert(before, `${event.type} for a book that was never opened`);
  return { ...before, isClosed: true };
}
