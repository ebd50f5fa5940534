import { appointmentPaper } from '../../domain/appointment-paper.ts';
import { slipTexts } from '../../domain/hand-over-slip.ts';
import { handOverSlipPaper } from '../../domain/hand-over-slip-paper.ts';
import type { AccountId } from '../../domain/ids.ts';
import { needsPaper } from '../../domain/needs-paper.ts';
import type { PaperDocument, PaperWidth } from '../../domain/paper.ts';
import { receiptPaper } from '../../domain/receipt-paper.ts';
import { testPagePaper } from '../../domain/test-page-paper.ts';
import { ticketPaper } from '../../domain/ticket-paper.ts';
import { scenarioIds } from '../../domain/training/scenario-words.ts';
import { trainingRecordPaper } from '../../domain/training/training-record-paper.ts';
import type { Printer } from '../ports/printer.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { PrintJob } from '../store/print-jobs-table.ts';
import { pointRef } from './custody-view.ts';
import { type ReadinessDetails, readinessOf } from './doctor/readiness.ts';
import { formOf, legalRecordOf, missingPapersOf } from './form-papers.ts';
import { headPageOf } from './head-paper.ts';
import { homeVisitsOf } from './home-visits.ts';
import { nameOf } from './life-view.ts';
import { dayCloseOf, feeOf, feeQrOf } from './money-papers.ts';
import { frame, type PaperParts } from './paper-frame.ts';

/** What a paper is drawn for: a printer, or a sheet that stands for one. */
export type PaperTarget = Pick<Printer, 'name' | 'model'>;

/** A job's paper for that printer, from what the log says now; null when its person was erased meanwhile. */
export function paperOfJob(parts: PaperParts, job: PrintJob, { name, model }: PaperTarget): PaperDocument | null {
  const { width } = model;
  switch (job.kind) {
    case 'ticket':
      return ticketOf(parts, job, width);
    case 'receipt':
      return receiptOf(parts, job, width);
    case 'appointment':
      return appointmentOf(parts, job, width);
    case 'needs':
      return needsOf(parts, job, width);
    case 'fee':
      return feeOf(parts, job, width);
    case 'fee-qr':
      return feeQrOf(parts, job, width);
    case 'day-close':
      return dayCloseOf(parts, job, width);
    case 'head-page':
      return headPageOf(parts, width, 'roll', job.copy);
    case 'home-visits':
      return homeVisitsOf(parts, job.subject, width, job.copy);
    case 'form-01':
    case 'form-02': {
      const form = job.kind === 'form-01' ? ('01' as const) : ('02' as const);
      const account = String(job.details.account);
      const made = formOf(parts, { dossier: job.subject, form, width, account, now: job.at });
      return 'paper' in made ? made.paper : null;
    }
    case 'missing-papers':
      return missingPapersOf(parts, job.subject, width, job.copy);
    case 'hand-over-slip':
      return slipOf(parts, job, width);
    case 'readiness':
      return readinessOf(parts, job.details as unknown as ReadinessDetails, width, job.copy);
    case 'training-record':
      return trainingRecordOf(parts, job, width);
    case 'test-page':
      return testPagePaper({ ...frame(parts, 'vi', width), printerName: `${name}, ${model.name}`, printedAt: job.at });
  }
}

function ticketOf(parts: PaperParts, job: PrintJob, width: PaperWidth): PaperDocument {
  const ticket = parts.store.tickets.get(job.subject);
  // The number says the queue it was given for; those of practice have one letter for all.
  const given = parts.store.point.practice ? ticket?.queue : job.label[0];
  const queue = parts.store.point.queues.find((each) => each.id === given);
  if (!ticket || !queue) throw new Error('assertion failed: a print job of a ticket that is not in the log');
  const { number, issuedAt, priority, token } = ticket;
  const language = parts.languages.paperLanguage(ticket.language, 'kiosk');
  const { ahead, wait } = job.details as { ahead: number; wait: { from: number; to: number } | null };
  const queueNames = parts.languages.queueName(queue);
  const vietnamese = { queueName: queueNames.vi ?? queue.id, words: parts.languages.paperWords('vi') };
  return ticketPaper({
    ...frame(parts, language, width),
    ...{
      queueName: queueNames[language] ?? queue.id,
      alsoVietnamese: language === 'vi' ? null : vietnamese,
      symbol: queue.symbol,
      colour: queue.colour,
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

function trainingRecordOf(parts: PaperParts, job: PrintJob, width: PaperWidth): PaperDocument {
  const { training, accounts } = parts.store;
  const passed = training.passedBy(job.subject);
  return trainingRecordPaper({
    ...frame(parts, 'vi', width),
    ...{ name: accounts.byId(job.subject as AccountId)?.name ?? '', printedAt: job.at, copy: job.copy },
    scenarios: scenarioIds.map((scenario) => ({
      scenario,
      at: passed.find((each) => each.scenario === scenario)?.at ?? null,
    })),
  });
}

function appointmentOf(parts: PaperParts, job: PrintJob, width: PaperWidth): PaperDocument {
  const appointment = parts.store.appointments.get(job.subject);
  const queue = parts.store.point.queues.find((each) => each.id === appointment?.queue);
  if (!appointment || !queue) throw new Error('assertion failed: a print job of an appointment that is not in the log');
  const { date, from, to, token } = appointment;
  const language = parts.languages.paperLanguage(appointment.language, 'counter');
  const queueName = parts.languages.queueName(queue)[language] ?? queue.id;
  return appointmentPaper({
    ...frame(parts, language, width),
    ...{ queueName, symbol: queue.symbol, colour: queue.colour, date, from, to, token, copy: job.copy },
  });
}

/** What was offered, as it was signed then: its codes are the same on every copy. */
function slipOf(parts: PaperParts, job: PrintJob, width: PaperWidth): PaperDocument {
  const known = parts.store.handOvers.get(job.subject);
  if (!known) throw new Error('assertion failed: a print job of a hand-over that is not in the log');
  const { from, to, kind, bag, at, items, signature } = known;
  return handOverSlipPaper({
    ...frame(parts, 'vi', width),
    ...{ kind, bag, at, items, copy: job.copy },
    from: pointRef(parts.store, from).name,
    to: pointRef(parts.store, to).name,
    codes: slipTexts(known, { publicKey: parts.signer.publicKey, signature }),
  });
}

function needsOf(parts: PaperParts, job: PrintJob, width: PaperWidth): PaperDocument | null {
  const procedure = parts.store.catalogue.byCode(job.subject);
  // The province may have taken it out of its list while the paper waited.
  if (!procedure) return null;
  const language = parts.languages.paperLanguage(String(job.details.language), 'kiosk');
  const queue = parts.store.point.queues.find(({ fields }) => fields.includes(procedure.field));
  const queueName = (queue && parts.languages.queueName(queue)[language]) ?? procedure.field;
  const symbol = queue?.symbol ?? 'other';
  return needsPaper({ ...frame(parts, language, width), queueName, symbol, procedure, copy: job.copy });
}

function receiptOf(parts: PaperParts, job: PrintJob, width: PaperWidth): PaperDocument | null {
  const opened = parts.search.opened(job.subject);
  if (!opened?.person) return null;
  const { dossier, person } = opened;
  const { code, officialCode, receivedAt, dueAt, dueRule, sets } = dossier;
  return receiptPaper({
    ...frame(parts, parts.languages.paperLanguage(dossier.language, 'counter'), width),
    ...{ code, officialCode, receivedAt, dueAt, dueRule, sets, copy: job.copy },
    qr: parts.signer.signed(officialCode ?? code),
    legalRecord: legalRecordOf(parts.store),
    applicantName: person.organisation?.name ?? person.applicant.name,
    submitterName: person.submitter?.name ?? (person.organisation ? person.applicant.name : null),
    procedureName: parts.store.catalogue.byCode(dossier.procedure)?.name ?? dossier.procedure,
    procedureCode: dossier.procedure,
    documents: person.documents,
    resultAt: person.returnPlace ?? parts.store.point.name,
    ...receivedHow(parts.store, dossier.id),
    clerkName: nameOf(parts.store, String(job.details.account)),
  });
}

/** The village of the house in which it was received, null at the point; and whether the date was in doubt. */
function receivedHow(store: PointStore, dossier: string): { receivedIn: string | null; isDateInDoubt: boolean } {
  const received = store.steps.of(dossier).find(({ type }) => type === 'dossier-received');
  if (received?.type !== 'dossier-received') return { receivedIn: null, isDateInDoubt: false };
  return { receivedIn: received.facts.receivedIn ?? null, isDateInDoubt: received.facts.isDateInDoubt ?? false };
}
