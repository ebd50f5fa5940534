import type { PaperDocument, PaperWidth } from '../../domain/paper.ts';
import { procedureByCode } from '../../domain/procedures.ts';
import { receiptPaper } from '../../domain/receipt-paper.ts';
import { testPagePaper } from '../../domain/test-page-paper.ts';
import { ticketPaper } from '../../domain/ticket-paper.ts';
import type { DossierSearch } from '../store/dossier-search.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { PrintJob } from '../store/print-jobs-table.ts';
import type { Languages } from './languages.ts';

export interface PaperParts {
  readonly store: PointStore;
  readonly search: DossierSearch;
  readonly languages: Languages;
  readonly width: PaperWidth;
  readonly printerName: string;
}

/** Draws a job's paper from what the log says now; null when its person was erased meanwhile. */
export function paperOfJob(parts: PaperParts, job: PrintJob): PaperDocument | null {
  if (job.kind === 'ticket') return ticketOf(parts, job);
  return job.kind === 'receipt'
    ? receiptOf(parts, job)
    : testPagePaper({ ...frame(parts, 'vi'), printerName: parts.printerName, printedAt: job.at });
}

function frame({ store, languages, width }: PaperParts, language: string) {
  const { centreName, name, phone, demonstration } = store.point;
  return { width, language, words: languages.paperWords(language), centreName, pointName: name, phone, demonstration };
}

function ticketOf(parts: PaperParts, job: PrintJob): PaperDocument {
  const ticket = parts.store.tickets.get(job.subject);
  const queue = parts.store.point.queues.find((each) => each.id === job.label[0]);
  if (!ticket || !queue) throw new Error('assertion failed: a print job of a ticket that is not in the log');
  const { number, issuedAt, priority, token } = ticket;
  const language = parts.languages.paperLanguage(ticket.language, 'kiosk');
  const { ahead, wait } = job.details as { ahead: number; wait: { from: number; to: number } | null };
  const queueName = parts.languages.queueName(queue)[language] ?? queue.id;
  return ticketPaper({
    ...frame(parts, language),
    ...{
      queueName,
      symbol: queue.symbol,
      number,
      issuedAt,
      ahead,
      expectedWait: wait,
      priority,
      token,
      copy: job.copy,
    },
  });
}

function receiptOf(parts: PaperParts, job: PrintJob): PaperDocument | null {
  const opened = parts.search.opened(job.subject);
  if (!opened?.person) return null;
  const { dossier, person } = opened;
  const { code, officialCode, receivedAt, dueAt, dueRule, sets } = dossier;
  return receiptPaper({
    ...frame(parts, parts.languages.paperLanguage(dossier.language, 'counter')),
    ...{ code, officialCode, receivedAt, dueAt, dueRule, sets, copy: job.copy },
    applicantName: person.applicant.name,
    submitterName: person.submitter?.name ?? null,
    procedureName: procedureByCode(dossier.procedure)?.name ?? dossier.procedure,
    procedureCode: dossier.procedure,
    documents: person.documents,
    resultAt: parts.store.point.name,
    clerkName: parts.store.accounts.byId(String(job.details.account))?.name ?? '',
  });
}
