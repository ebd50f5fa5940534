import type { ReceiptNumber } from '../../domain/fee-words.ts';
import type { Fee } from '../../domain/payment.ts';
import { purposeOf, vietQr } from '../../domain/vietqr.ts';
import type { PointStore } from '../store/open-point-store.ts';

export function feeView(store: PointStore, fee: Fee & { readonly setAt: number }) {
  const { dossier, ticket, total, setAt, paid } = fee;
  return {
    ...{ fee: fee.fee, dossier, ticket, total, setAt },
    lines: namedLines(store, fee).map((line) => ({ ...line })),
    paid: paid && {
      ...{ way: paid.way, amount: paid.amount, given: paid.given },
      receipt: paid.receipt && sheetOf(store, paid.receipt),
    },
    transfer: transferOf(store, fee),
  };
}

export function namedLines(store: PointStore, { lines }: Fee) {
  return lines.map((line) => ({ ...line, name: store.catalogue.byCode(line.procedure)?.name ?? line.procedure }));
}

/** A sheet as its book names it. */
export function sheetOf(store: PointStore, { book, number }: ReceiptNumber) {
  const known = store.fees.book(book);
  if (!known) throw new Error('assertion failed: a receipt of a book that was never opened');
  return { form: known.form, series: known.series, number };
}

/** What the fee belongs to, as papers and the bank statement say it: never a person. */
export function referenceOf(store: PointStore, { dossier, ticket }: Fee): string {
  const code = dossier && store.dossiers.get(dossier)?.code;
  if (code) return code;
  const number = ticket && store.tickets.get(ticket)?.number;
  return number ?? '';
}

export function transferOf(store: PointStore, fee: Fee) {
  const { bankAccount } = store.point;
  if (!bankAccount || fee.paid || fee.total === 0) return null;
  const { bank, account, holder } = bankAccount;
  // The end of the fee's own id keeps apart what has neither code nor number.
  const purpose = purposeOf(`LP ${referenceOf(store, fee) || fee.fee.slice(-12)}`);
  return { qr: vietQr(bankAccount, fee.total, purpose), bank, account, holder, purpose };
}
