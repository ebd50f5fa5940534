import type { DocumentKind, DueRule } from './dossier-words.ts';
import { duePhrases } from './due-phrases.ts';
import type { LegalRecord } from './forms/form-lines.ts';
import {
  type PaperDocument,
  type PaperLine,
  type PaperWidth,
  type PaperWords,
  paperDateTime,
  paperMarks,
  paperPhone,
} from './paper.ts';

export interface ReceiptPaper {
  readonly width: PaperWidth;
  readonly language: string;
  readonly words: PaperWords;
  readonly centreName: string;
  readonly pointName: string;
  readonly phone: string;
  readonly code: string;
  /** The province's code; null until it has given one: then the paper says it is an internal slip. */
  readonly officialCode: string | null;
  readonly applicantName: string;
  /** Null when the applicant came in person. */
  readonly submitterName: string | null;
  readonly procedureName: string;
  readonly procedureCode: string;
  readonly documents: readonly { readonly name: string; readonly kind: DocumentKind; readonly count: number }[];
  readonly sets: number;
  /** Local `YYYY-MM-DDTHH:mm`. */
  readonly receivedAt: string;
  /** The village of the house in which it was received; left out: at the point. */
  readonly receivedIn?: string | null;
  /** The PC's date waited for a person's word: the paper says so, for its dates are reckoned from it. */
  readonly isDateInDoubt?: boolean;
  readonly dueAt: string;
  readonly dueRule: DueRule;
  readonly resultAt: string;
  readonly clerkName: string;
  /** Where the province keeps the record, this is an internal slip and says so. */
  readonly legalRecord: LegalRecord;
  /** What the QR holds: the code, and its signature. */
  readonly qr: string;
  readonly copy: number;
  readonly demonstration: boolean;
}

/**
 * The receipt: the numbered fields of Mẫu 01 (TT 03/2025/TT-VPCP; domain.md §1.4), short on a roll, and on A5 with the name
 * and motto of the state. It names its owner. The barcode holds the code alone; the QR, printed last, its signature too.
 */
export function receiptPaper(receipt: ReceiptPaper): PaperDocument {
  const { words, officialCode } = receipt;
  const air: PaperLine = { type: 'space', mm: 1 };
  const field = (key: string, value: string): PaperLine[] => [
    { type: 'pair', label: words(key), value, capMm: 2.6 },
    air,
  ];
  return {
    kind: 'receipt',
    language: receipt.language,
    width: receipt.width,
    lines: [
      ...paperMarks(receipt.copy, receipt.demonstration, words),
      ...letterhead(receipt),
      { type: 'space', mm: 1.5 },
      { type: 'rule', style: 'solid' },
      { type: 'space', mm: 2 },
      { type: 'text', text: words(titleOf(receipt)), capMm: 3.6, weight: 'bold', align: 'centre' },
      { type: 'text', text: words('receipt.counterpart'), capMm: 2.6, weight: 'regular', align: 'centre' },
      { type: 'space', mm: 2 },
      { type: 'number', text: officialCode ?? receipt.code, capMm: 3.8 },
      { type: 'space', mm: 1.5 },
      ...codeNotes(receipt),
      { type: 'space', mm: 1.5 },
      { type: 'rule', style: 'dashed' },
      air,
      // Beside the provincial system a dossier may be of nobody here: that system has the name and the papers.
      ...(receipt.applicantName ? field('receipt.applicant', receipt.applicantName) : []),
      ...(receipt.submitterName ? field('receipt.submitter', receipt.submitterName) : []),
      ...field('receipt.procedure', `${receipt.procedureName} (${receipt.procedureCode})`),
      ...(receipt.documents.length > 0 ? [heading(words('receipt.documents'))] : []),
      ...receipt.documents.map(
        (each): PaperLine => ({
          type: 'pair',
          label: `• ${each.name}`,
          value: `${words(`receipt.kind.${each.kind}`)} × ${each.count}`,
          capMm: 2.6,
        }),
      ),
      air,
      ...field('receipt.sets', String(receipt.sets)),
      ...field('receipt.limit', dueRuleText(receipt.dueRule, words)),
      ...field('receipt.received', localText(receipt.receivedAt)),
      ...(receipt.isDateInDoubt ? [heading(words('receipt.date-in-doubt')), air] : []),
      ...(receipt.receivedIn ? field('homes.received-in', receipt.receivedIn) : []),
      { type: 'banner', style: 'framed', symbol: 'clock', text: `${words('receipt.due')} ${localText(receipt.dueAt)}` },
      air,
      ...field('receipt.result-at', receipt.resultAt),
      air,
      { type: 'rule', style: 'dashed' },
      { type: 'space', mm: 1.5 },
      { type: 'signatures', left: words('receipt.sign-submitter'), right: words('receipt.sign-clerk'), heightMm: 14 },
      { type: 'text', text: receipt.clerkName, capMm: 2.6, weight: 'semibold', align: 'right' },
      { type: 'space', mm: 1.5 },
      { type: 'text', text: words('receipt.bring'), capMm: 2.6, weight: 'regular', align: 'left' },
      {
        type: 'text',
        text: words('receipt.phone', { phone: paperPhone(receipt.phone) }),
        capMm: 2.6,
        weight: 'semibold',
        align: 'left',
      },
      { type: 'space', mm: 2.5 },
      { type: 'codes', text: officialCode ?? receipt.code, qrText: receipt.qr, barcodeMm: 9, qrMm: 26 },
    ],
  };
}

/** "3 ngày làm việc, nghỉ 24/11": how the due date came to be, in words a citizen can check. */
export function dueRuleText(rule: DueRule, words: PaperWords): string {
  return duePhrases(rule)
    .map(({ word, values }) => words(`receipt.rule.${word}`, values))
    .join(', ');
}

function titleOf({ legalRecord }: ReceiptPaper): string {
  return legalRecord === 'province' ? 'receipt.internal-title' : 'receipt.title';
}

/** The state's name and motto stand on what is the form of the law, and on nothing else. */
function letterhead({ legalRecord, centreName, pointName, words }: ReceiptPaper): PaperLine[] {
  if (legalRecord === 'here') {
    const state = [words('receipt.state'), words('receipt.motto')] as const;
    return [{ type: 'letterhead', giver: [centreName, pointName], state }];
  }
  return [
    { type: 'text', text: centreName, capMm: 2.8, weight: 'semibold', align: 'centre' },
    { type: 'text', text: pointName, capMm: 2.6, weight: 'regular', align: 'centre' },
  ];
}

function codeNotes({ officialCode, code, words, legalRecord }: ReceiptPaper): PaperLine[] {
  const note = officialCode ? words('receipt.internal-code', { code }) : words('receipt.internal-slip');
  const notes = legalRecord === 'province' && officialCode ? [note, words('receipt.internal-note')] : [note];
  return notes.map((text) => ({ type: 'text', text, capMm: 2.6, weight: 'regular', align: 'centre' }));
}

function heading(text: string): PaperLine {
  return { type: 'text', text, capMm: 2.6, weight: 'regular', align: 'left' };
}

function localText(local: string): string {
  const [date = '', time = ''] = local.split('T');
  return paperDateTime(date, time);
}
