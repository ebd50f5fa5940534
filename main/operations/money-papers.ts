import { localTime } from '../../domain/calendar.ts';
import { dayClosePaper } from '../../domain/day-close-paper.ts';
import { type FeePaper, feePaper, feeQrPaper } from '../../domain/fee-paper.ts';
import type { PayWay } from '../../domain/fee-words.ts';
import { formPerson } from '../../domain/forms/form-lines.ts';
import { type PaperDocument, type PaperWidth, paperDateTime } from '../../domain/paper.ts';
import type { PrintJob } from '../store/print-jobs-table.ts';
import { namedLines, referenceOf, transferOf } from './fee-view.ts';
import { nameOf } from './life-view.ts';
import { frame, type PaperParts } from './paper-frame.ts';

/** Null when the person whose dossier it is was erased meanwhile. */
export function feeOf(parts: PaperParts, job: PrintJob, width: PaperWidth): PaperDocument | null {
  const { store, search } = parts;
  const fee = knownFee(parts, job.subject);
  const opened = fee.dossier ? search.opened(fee.dossier) : undefined;
  if (fee.dossier && !opened?.person) return null;
  const { way, given, receipt } = job.details as { way: PayWay; given: number; receipt: FeePaper['receipt'] };
  return feePaper({
    ...frame(parts, languageOf(parts, fee), width),
    ...{ reference: referenceOf(store, fee), lines: namedLines(store, fee), way, given, receipt, copy: job.copy },
    payer: opened?.person ? formPerson(opened.person).name : null,
    paidAt: momentOf(job.at),
    clerkName: nameOf(parts.store, String(job.details.account)),
  });
}

/** Null when it was paid while its paper waited: a code to pay twice is not printed. */
export function feeQrOf(parts: PaperParts, job: PrintJob, width: PaperWidth): PaperDocument | null {
  const { store } = parts;
  const fee = knownFee(parts, job.subject);
  const to = transferOf(store, fee);
  if (!to) return null;
  return feeQrPaper({
    ...frame(parts, languageOf(parts, fee), width),
    ...{ reference: referenceOf(store, fee), amount: fee.total, bankAccount: to.account },
    ...{ holder: to.holder, purpose: to.purpose, qr: to.qr, copy: job.copy },
  });
}

export function dayCloseOf(parts: PaperParts, job: PrintJob, width: PaperWidth): PaperDocument {
  const close = parts.store.closes.get(Number(job.subject));
  if (!close) throw new Error('assertion failed: a print job of a close that is not in the log');
  return dayClosePaper({
    ...frame(parts, 'vi', width),
    ...{
      close: close.facts,
      closedAt: momentOf(close.at),
      clerkName: nameOf(parts.store, String(job.details.account)),
      copy: job.copy,
    },
  });
}

function knownFee({ store }: PaperParts, id: string) {
  const fee = store.fees.get(id);
  if (!fee) throw new Error('assertion failed: a print job of a fee that is not in the log');
  return fee;
}

/** The language of the dossier or the number, where its papers at the counter are open. */
function languageOf({ store, languages }: PaperParts, { dossier, ticket }: ReturnType<typeof knownFee>): string {
  const of = (dossier && store.dossiers.get(dossier)) || (ticket && store.tickets.get(ticket));
  return languages.paperLanguage((of || null)?.language ?? 'vi', 'counter');
}

function momentOf(at: number): string {
  const { date, time } = localTime(at);
  return paperDateTime(date, time);
}
