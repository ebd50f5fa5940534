import type {
  DayCounts,
  DifferenceReason,
  FeeLine,
  PayWay,
  ReceiptCancelReason,
  ReceiptNumber,
  Till,
  UnsyncedReason,
} from './fee-words.ts';
import type { BookId, CounterId, DossierId, FeeId, TicketId } from './ids.ts';

/** What the log says of money: amounts are whole dong, and nobody is named. */
export interface FeeFacts {
  /** What is owed, as it was settled that day; a rule that changes later changes nothing here. */
  'fee-set': {
    fee: FeeId;
    dossier: DossierId | null;
    ticket: TicketId | null;
    counter: CounterId;
    lines: readonly FeeLine[];
    total: number;
  };
  /** `given` minus `amount` is the change. `receipt` null: this point keeps no books here. */
  'fee-paid': {
    fee: FeeId;
    payment: string;
    counter: CounterId;
    way: PayWay;
    amount: number;
    given: number;
    receipt: ReceiptNumber | null;
  };
  /** `anew`: the sheet that takes its place; null: `refunded` went back and the fee is owed again. */
  'fee-receipt-cancelled': {
    fee: FeeId;
    payment: string;
    counter: CounterId;
    receipt: ReceiptNumber | null;
    why: ReceiptCancelReason;
    anew: ReceiptNumber | null;
    way: PayWay;
    refunded: number;
  };
  'receipt-book-opened': {
    book: BookId;
    form: string;
    series: string;
    from: number;
    to: number;
    counter: CounterId | null;
  };
  /** Sheets from `unusedFrom` on were never used. */
  'receipt-book-closed': { book: BookId; unusedFrom: number };
  /** `close` counts from 1 and never repeats; what comes after it belongs to the next. */
  'day-closed': {
    close: number;
    day: number;
    date: string;
    counter: CounterId;
    counts: DayCounts;
    till: Till;
    counted: number;
    /** How many of each note, by dong; null: only the sum was counted. */
    notes: Readonly<Record<string, number>> | null;
    /** Counted minus expected. */
    difference: number;
    why: DifferenceReason | null;
    /** Events that existed in one place only. */
    unsynced: number;
    unsyncedWhy: UnsyncedReason | null;
  };
}
