import type { AnyLogEvent, NewEvent } from './event.ts';
import type { FeeLine, PayWay, ReceiptCancelReason, ReceiptNumber } from './fee-words.ts';
import { totalOf } from './fees.ts';
import type { CounterId, DossierId, FeeId, TicketId } from './ids.ts';
import { assert, err, ok, type Result } from './result.ts';

/** What somebody owes for a dossier, or for a visit that leaves none (certified copies). */
export interface Fee {
  readonly fee: FeeId;
  readonly dossier: DossierId | null;
  readonly ticket: TicketId | null;
  readonly lines: readonly FeeLine[];
  readonly total: number;
  /** The payment that stands; null: not paid, or its receipt was cancelled. */
  readonly paid: Payment | null;
}

export interface Payment {
  readonly payment: string;
  readonly way: PayWay;
  readonly amount: number;
  readonly given: number;
  readonly receipt: ReceiptNumber | null;
}

/** How it is paid; `given` in cash, null: exactly. */
export interface Paying {
  readonly way: PayWay;
  readonly given: number | null;
}

export type PayError =
  | { readonly type: 'fee-already-paid' }
  | { readonly type: 'fee-nothing-to-pay' }
  | { readonly type: 'cash-too-little'; readonly total: number };

export type CancelError = { readonly type: 'fee-not-paid' };

export function setFee(wish: {
  readonly fee: FeeId;
  readonly dossier: DossierId | null;
  readonly ticket: TicketId | null;
  readonly counter: CounterId;
  readonly lines: readonly FeeLine[];
}): NewEvent {
  return { type: 'fee-set', facts: { ...wish, total: totalOf(wish.lines) } };
}

/** All of it at once: money comes in and the receipt's number with it, in one event. */
export function pay(
  fee: Pick<Fee, 'fee' | 'total' | 'paid'>,
  by: Paying & { readonly payment: string; readonly counter: CounterId; readonly receipt: ReceiptNumber | null },
): Result<readonly NewEvent[], PayError> {
  if (fee.paid) return err({ type: 'fee-already-paid' });
  if (fee.total === 0) return err({ type: 'fee-nothing-to-pay' });
  const given = by.way === 'cash' ? (by.given ?? fee.total) : fee.total;
  if (given < fee.total) return err({ type: 'cash-too-little', total: fee.total });
  const { payment, counter, way, receipt } = by;
  return ok([{ type: 'fee-paid', facts: { fee: fee.fee, payment, counter, way, amount: fee.total, given, receipt } }]);
}

/**
 * A receipt that is wrong stays in its book, crossed out with its reason. With `anew` the money stays and the next sheet
 * takes its place; without, the money goes back the way it came and the fee is owed again.
 */
export function cancelReceipt(
  fee: Fee,
  by: { readonly counter: CounterId; readonly why: ReceiptCancelReason; readonly anew: ReceiptNumber | null },
): Result<readonly NewEvent[], CancelError> {
  const { paid } = fee;
  if (!paid) return err({ type: 'fee-not-paid' });
  const { counter, why, anew } = by;
  const refunded = anew ? 0 : paid.amount;
  const { payment, receipt, way } = paid;
  return ok([
    {
      type: 'fee-receipt-cancelled',
      facts: { fee: fee.fee, payment, counter, receipt, why, anew, way, refunded },
    },
  ]);
}

export type FeeEvent = Extract<AnyLogEvent, { type: 'fee-set' | 'fee-paid' | 'fee-receipt-cancelled' }>;

export function foldFee(before: Fee | undefined, event: FeeEvent): Fee {
  if (event.type === 'fee-set') {
    const { counter: _counter, ...fee } = event.facts;
    return { ...fee, paid: null };
  }
  assert(before, `${event.type} for a fee that was never set`);
  if (event.type === 'fee-paid') {
    const { payment, way, amount, given, receipt } = event.facts;
    return { ...before, paid: { payment, way, amount, given, receipt } };
  }
  const { anew } = event.facts;
  return { ...before, paid: anew && before.paid ? { ...before.paid, receipt: anew } : null };
}
