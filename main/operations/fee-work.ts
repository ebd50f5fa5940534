import { localTime } from '../../domain/calendar.ts';
import { notePayment } from '../../domain/dossier-life.ts';
import type { NewEvent } from '../../domain/event.ts';
import { settleLines } from '../../domain/fees.ts';
import { BookId, type CounterId, FeeId } from '../../domain/ids.ts';
import * as money from '../../domain/payment.ts';
import * as books from '../../domain/receipt-book.ts';
import { err, ok } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Ids } from '../ports/ids.ts';
import type { PointStore } from '../store/open-point-store.ts';
import { counterFault } from './at-staffed-counter.ts';
import { accountOf, actorOf, type Caller, type Handlers } from './caller.ts';
import { feeView, referenceOf, sheetOf, transferOf } from './fee-view.ts';

type FeeMethods =
  | 'setFee'
  | 'payFee'
  | 'cancelFeeReceipt'
  | 'printFeeQr'
  | 'listFees'
  | 'listReceiptBooks'
  | 'openReceiptBook'
  | 'closeReceiptBook';

/** Money and the number of its receipt go into the log together, or not at all. */
export function feeOperations(parts: { store: PointStore; clock: Clock; ids: Ids }): Handlers<FeeMethods> {
  const { store, clock, ids } = parts;

  const shown = (fee: string) => {
    const row = store.fees.get(fee);
    if (!row) throw new Error('assertion failed: a fee that was just written is not there');
    return feeView(store, row);
  };

  /** What was paid stands in the job: the paper says it even when its receipt was cancelled meanwhile. */
  const paperOf = (origin: string, fee: money.Fee, paid: money.Payment, caller: Caller) => ({
    ...{ job: `${origin}.0`, kind: 'fee' as const, subject: fee.fee, label: referenceOf(store, fee) || '–' },
    details: {
      ...{ way: paid.way, given: paid.given, account: accountOf(caller) },
      receipt: paid.receipt && sheetOf(store, paid.receipt),
    },
    ...{ terminal: actorOf(caller).terminal, copy: 0, copyOf: null },
  });

  /** A dossier that waited for this money goes on with it: nobody notes the payment a second time. */
  const goesOn = ({ dossier: id, total }: money.Fee): readonly NewEvent[] => {
    const dossier = id ? store.dossiers.get(id) : undefined;
    if (dossier?.state !== 'waiting-payment') return [];
    const noted = notePayment({ dossier, now: localTime(clock.now()), clock: store.workClock, amount: total });
    return noted.ok ? noted.value : [];
  };

  const paidBy = (origin: string, fee: money.Fee, pay: money.Paying, counter: CounterId) => {
    const receipt = books.nextReceipt(store.fees.books(), counter);
    if (!receipt.ok) return receipt;
    const decided = money.pay(fee, { ...pay, payment: origin, counter, receipt: receipt.value });
    if (!decided.ok) return decided;
    const given = pay.way === 'cash' ? (pay.given ?? fee.total) : fee.total;
    const events = [...decided.value, ...goesOn(fee)];
    const paid = { payment: origin, way: pay.way, amount: fee.total, given, receipt: receipt.value };
    return ok({ events, paid });
  };

  const command = (origin: Parameters<PointStore['perform']>[0]['origin'], method: string, caller: Caller) => ({
    ...{ origin, method, actor: actorOf(caller), opensDay: true },
  });

  return {
    setFee: ({ origin, counter, dossier, ticket, lines, pay }, caller) =>
      store.perform(command(origin, 'setFee', caller), () => {
        const fault = counterFault(store, caller, counter);
        if (fault) return err(fault);
        if (dossier && !store.dossiers.get(dossier)) return err({ type: 'dossier-unknown' as const });
        if (ticket && store.tickets.get(ticket)?.day !== store.days.open()?.day)
          return err({ type: 'ticket-unknown' as const });
        const settled = settleLines(lines, localTime(clock.now()).date, store.catalogue.byCode);
        if (!settled.ok) return settled;
        const id = FeeId(ids.uuid());
        const set = money.setFee({ fee: id, dossier, ticket, counter, lines: settled.value });
        const answer = (job: string | null) => () => ({ fee: shown(id), job });
        if (!pay) return ok({ events: [set] as readonly NewEvent[], answer: answer(null) });
        const total = set.type === 'fee-set' ? set.facts.total : 0;
        const owed = { fee: id, dossier, ticket, lines: settled.value, total, paid: null };
        const paid = paidBy(origin, owed, pay, counter);
        if (!paid.ok) return paid;
        const job = paperOf(origin, owed, paid.value.paid, caller);
        return ok({ events: [set, ...paid.value.events], jobs: [job], answer: answer(job.job) });
      }),

    payFee: ({ origin, counter, fee: id, pay }, caller) =>
      store.perform(command(origin, 'payFee', caller), () => {
        const fault = counterFault(store, caller, counter);
        if (fault) return err(fault);
        const fee = store.fees.get(id);
        if (!fee) return err({ type: 'fee-unknown' as const });
        const paid = paidBy(origin, fee, pay, counter);
        if (!paid.ok) return paid;
        const job = paperOf(origin, fee, paid.value.paid, caller);
        return ok({ events: paid.value.events, jobs: [job], answer: () => ({ fee: shown(id), job: job.job }) });
      }),

    cancelFeeReceipt: ({ origin, counter, fee: id, why, anew }, caller) =>
      store.perform(command(origin, 'cancelFeeReceipt', caller), () => {
        const fault = counterFault(store, caller, counter);
        if (fault) return err(fault);
        const fee = store.fees.get(id);
        if (!fee) return err({ type: 'fee-unknown' as const });
        const next = anew ? books.nextReceipt(store.fees.books(), counter) : ok(null);
        if (!next.ok) return next;
        if (anew && !next.value) return err({ type: 'receipt-book-used-up' as const });
        const decided = money.cancelReceipt(fee, { counter, why, anew: next.value });
        if (!decided.ok) return decided;
        const again =
          next.value && fee.paid ? paperOf(origin, fee, { ...fee.paid, receipt: next.value }, caller) : null;
        const answer = () => ({ fee: shown(id), job: again?.job ?? null });
        return ok({ events: decided.value, jobs: again ? [again] : [], answer });
      }),

    printFeeQr: ({ origin, counter, fee: id }, caller) =>
      store.perform(command(origin, 'printFeeQr', caller), () => {
        const fault = counterFault(store, caller, counter);
        if (fault) return err(fault);
        const fee = store.fees.get(id);
        if (!fee) return err({ type: 'fee-unknown' as const });
        if (fee.paid) return err({ type: 'fee-already-paid' as const });
        if (fee.total === 0) return err({ type: 'fee-nothing-to-pay' as const });
        if (!transferOf(store, fee)) return err({ type: 'no-bank-account' as const });
        const job = {
          ...{ job: `${origin}.0`, kind: 'fee-qr' as const, subject: id, label: referenceOf(store, fee) || '–' },
          ...{ details: {}, terminal: actorOf(caller).terminal, copy: 0, copyOf: null },
        };
        return ok({ events: [], jobs: [job], answer: () => ({ job: job.job }) });
      }),

    listFees: ({ dossier, ticket }) => {
      const { fees } = store;
      const found = dossier ? fees.ofDossier(dossier) : ticket ? fees.ofTicket(ticket) : fees.unpaid();
      return found.map((each) => feeView(store, each));
    },

    listReceiptBooks: () => store.fees.books().map((each) => ({ ...each, cancelled: cancelledIn(store, each.book) })),

    openReceiptBook: ({ origin, liesAt, ...cover }, caller) =>
      store.perform(command(origin, 'openReceiptBook', caller), () => {
        const book = BookId(ids.uuid());
        const decided = books.openBook({ book, ...cover, counter: liesAt }, store.fees.books());
        return decided.ok ? ok({ events: decided.value, answer: () => ({ book }) }) : decided;
      }),

    closeReceiptBook: ({ origin, book }, caller) =>
      store.perform(command(origin, 'closeReceiptBook', caller), () => {
        const decided = books.closeBook(store.fees.book(book));
        return decided.ok ? ok({ events: decided.value, answer: () => ({}) }) : decided;
      }),
  };
}

function cancelledIn(store: PointStore, book: string) {
  return store.fees.cancelledIn(book).map((each) => ({ ...each }));
}
