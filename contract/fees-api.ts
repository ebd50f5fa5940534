import { z } from 'zod';
import {
  askedSources,
  differenceReasons,
  exemptionReasons,
  feeRuleCodes,
  payWays,
  receiptCancelReasons,
  unsyncedReasons,
} from '../domain/fee-words.ts';
import { mostOfAnything } from '../domain/fees.ts';
import { BookId, FeeId } from '../domain/ids.ts';
import { answer, failure, nothing } from './answer.ts';
import { atCounter, command, counterClosed, notWritable, notYourCounter, ticketUnknown } from './command.ts';
import { method } from './method.ts';
import { words } from './words.ts';

const dong = z.int().min(0).max(mostOfAnything.dong).describe('whole dong');
const feeId = z.uuid().transform(FeeId);
const bookId = z.uuid().transform(BookId);

const wish = z.object({
  procedure: z.string().max(32),
  papers: z.int().min(1).max(mostOfAnything.papers),
  pages: z.int().min(1).max(mostOfAnything.pages).describe('of the original'),
  copies: z.int().min(1).max(mostOfAnything.copies),
  asked: z
    .object({ amount: dong, source: z.enum(askedSources) })
    .nullable()
    .describe('for all of the line, where no rule knows the amount'),
  exempt: z.enum(exemptionReasons).nullable(),
});

const paying = z.object({
  way: z.enum(payWays),
  given: dong.nullable().describe('cash handed over; null: exactly'),
});

const receiptNumber = z.object({ form: z.string(), series: z.string(), number: z.int() });

export const feeView = z.object({
  fee: feeId,
  dossier: words.dossier.nullable(),
  ticket: words.ticket.nullable(),
  lines: z.array(wish.extend({ rule: z.enum(feeRuleCodes).nullable(), amount: z.int(), name: z.string() })),
  total: z.int(),
  setAt: words.instant,
  paid: z
    .object({ way: z.enum(payWays), amount: z.int(), given: z.int(), receipt: receiptNumber.nullable() })
    .nullable(),
  transfer: z
    .object({ qr: z.string(), bank: z.string(), account: z.string(), holder: z.string(), purpose: z.string() })
    .nullable()
    .describe('a code to pay what is owed; null: nothing is, or the point has no account'),
});

export const receiptBookView = z.object({
  book: bookId,
  form: z.string(),
  series: z.string(),
  from: z.int(),
  to: z.int(),
  counter: words.counter.nullable().describe('null: every counter takes from it'),
  next: z.int(),
  isClosed: z.boolean(),
  cancelled: z.array(z.object({ number: z.int(), why: z.enum(receiptCancelReasons) })),
});

export const dayTally = z.object({
  close: z.int(),
  day: z.int(),
  date: z.string(),
  counts: z.object({
    received: z.int(),
    returned: z.int(),
    noShows: z.int(),
    due: z.int(),
    overdue: z.int(),
  }),
  till: z.object({ cash: z.int(), transfer: z.int(), payments: z.int(), cancelled: z.int() }),
  unsynced: z.int().describe('events that exist in one place only'),
});

const cashTooLittle = z.object({ type: z.literal('cash-too-little'), total: z.int() });
const usedUp = failure('receipt-book-used-up');
const feeUnknown = failure('fee-unknown');
const done = z.object({ fee: feeView, job: z.string().nullable().describe('print job of its paper') });

/** Money at the counter: what is owed, how it is paid, which sheet of a receipt book goes with it, and the end of a day. */
export const feesApi = {
  setFee: method('setFee', 'What is owed for a dossier or a visit, paid at once or later')
    .input(
      z.object({
        ...atCounter,
        dossier: words.dossier.nullable(),
        ticket: words.ticket.nullable(),
        lines: z.array(wish).min(1).max(20),
        pay: paying.nullable(),
      }),
    )
    .output(
      answer(
        done,
        failure('fee-empty'),
        z.object({ type: z.literal('fee-not-known'), procedure: z.string() }),
        z.object({ type: z.literal('fee-is-known'), procedure: z.string() }),
        failure('exemption-not-for-this'),
        failure('procedure-unknown'),
        failure('dossier-unknown'),
        failure('fee-nothing-to-pay'),
        failure('fee-already-paid'),
        cashTooLittle,
        usedUp,
        ticketUnknown,
        counterClosed,
        notYourCounter,
        notWritable,
      ),
    ),
  payFee: method('payFee', 'The money for a fee came; the receipt’s number comes with it')
    .input(z.object({ ...atCounter, fee: feeId, pay: paying }))
    .output(
      answer(
        done,
        feeUnknown,
        failure('fee-already-paid'),
        failure('fee-nothing-to-pay'),
        cashTooLittle,
        usedUp,
        counterClosed,
        notYourCounter,
        notWritable,
      ),
    ),
  cancelFeeReceipt: method(
    'cancelFeeReceipt',
    'Crosses a receipt out: the next sheet takes its place, or the money goes back',
  )
    .input(z.object({ ...atCounter, fee: feeId, why: z.enum(receiptCancelReasons), anew: z.boolean() }))
    .output(answer(done, feeUnknown, failure('fee-not-paid'), usedUp, counterClosed, notYourCounter, notWritable)),
  printFeeQr: method('printFeeQr', 'The code to pay a fee by transfer, on paper')
    .input(z.object({ ...atCounter, fee: feeId }))
    .output(
      answer(
        z.object({ job: z.string() }),
        feeUnknown,
        failure('no-bank-account'),
        failure('fee-already-paid'),
        failure('fee-nothing-to-pay'),
        counterClosed,
        notYourCounter,
        notWritable,
      ),
    ),
  listFees: method('listFees', 'Fees of a dossier or a visit; of neither: what is not paid, newest first')
    .input(z.object({ dossier: words.dossier.nullable(), ticket: words.ticket.nullable() }))
    .output(z.array(feeView).describe('at most 50')),

  listReceiptBooks: method('listReceiptBooks', 'The receipt books of this point, oldest first')
    .input(nothing)
    .output(z.array(receiptBookView)),
  openReceiptBook: method('openReceiptBook', 'A new book of printed fee receipts lies at the point')
    .input(
      z.object({
        ...command,
        form: words.named(20),
        series: words.named(20),
        from: z.int().min(1).max(9_999_999),
        to: z.int().min(1).max(9_999_999),
        liesAt: words.counter.nullable().describe('null: every counter takes from it'),
      }),
    )
    .output(
      answer(
        z.object({ book: bookId }),
        failure('receipt-book-range-wrong'),
        z.object({ type: z.literal('receipt-book-overlaps'), series: z.string() }),
        failure('receipt-book-unknown'),
        failure('receipt-book-closed'),
        notWritable,
      ),
    ),
  closeReceiptBook: method('closeReceiptBook', 'Puts a book away; its unused sheets stay unused')
    .input(z.object({ ...command, book: bookId }))
    .output(
      answer(
        nothing,
        failure('receipt-book-range-wrong'),
        z.object({ type: z.literal('receipt-book-overlaps'), series: z.string() }),
        failure('receipt-book-unknown'),
        failure('receipt-book-closed'),
        notWritable,
      ),
    ),

  lookAtDay: method('lookAtDay', 'The end of the day as it would be now: the same numbers closeDay writes')
    .input(nothing)
    .output(
      dayTally.extend({
        closedToday: z.boolean(),
        unpaid: z.array(feeView).describe('owed and not paid, newest first'),
        paid: z.array(feeView).describe('the latest twenty that were paid'),
      }),
    ),
  closeDay: method('closeDay', 'Closes the day with the cash that was counted, and prints its page')
    .input(
      z.object({
        ...atCounter,
        seen: z.int().describe('the expected cash the clerk counted against'),
        counted: z
          .int()
          .min(-mostOfAnything.dong)
          .max(mostOfAnything.dong)
          .describe('whole dong; below zero when more went back than came in since the last close'),
        notes: z.record(z.string().regex(/^\d{3,6}$/), z.int().min(0).max(9_999)).nullable(),
        why: z.enum(differenceReasons).nullable(),
        unsyncedWhy: z.enum(unsyncedReasons).nullable(),
      }),
    )
    .output(
      answer(
        z.object({ close: z.int(), difference: z.int(), job: z.string() }),
        z.object({ type: z.literal('day-already-closed'), date: z.string() }),
        z.object({ type: z.literal('day-moved-on'), expected: z.int() }),
        z.object({ type: z.literal('notes-do-not-add-up'), sum: z.int() }),
        z.object({ type: z.literal('difference-needs-reason'), difference: z.int() }),
        z.object({ type: z.literal('unsynced-needs-reason'), unsynced: z.int() }),
        counterClosed,
        notYourCounter,
        notWritable,
      ),
    ),
};

export type FeeView = z.output<typeof feeView>;
export type DayTallyView = z.output<typeof dayTally>;
export type ReceiptBookView = z.output<typeof receiptBookView>;
