import type { FeeLine, PayWay } from './fee-words.ts';
import { totalOf } from './fees.ts';
import { dongText } from './money.ts';
import { type PaperDocument, type PaperLine, type PaperWidth, type PaperWords, paperMarks } from './paper.ts';
import { receiptNumberText } from './receipt-book.ts';

interface Frame {
  readonly width: PaperWidth;
  readonly language: string;
  readonly words: PaperWords;
  readonly centreName: string;
  readonly pointName: string;
  readonly copy: number;
  readonly demonstration: boolean;
}

/** A line with the name of its procedure. */
export interface NamedLine extends FeeLine {
  readonly name: string;
}

export interface FeePaper extends Frame {
  /** Dossier code, or ticket number; '' for somebody without either. */
  readonly reference: string;
  /** Null: who pays writes the name by hand. */
  readonly payer: string | null;
  readonly lines: readonly NamedLine[];
  readonly way: PayWay;
  readonly given: number;
  /** The sheet of the printed book that goes with it; null: no book is kept here. */
  readonly receipt: { readonly form: string; readonly series: string; readonly number: number } | null;
  /** Local date and time as people write it. */
  readonly paidAt: string;
  readonly clerkName: string;
}

/**
 * What was paid and for what. It is no tax form: the biên lai is the sheet of the printed book (domain.md §1.4: not among
 * forms 01–07), and this paper names that sheet.
 */
export function feePaper(paper: FeePaper): PaperDocument {
  const { words, lines, way, given, receipt } = paper;
  const total = totalOf(lines);
  const dong = (amount: number) => words('fee.dong', { amount: dongText(amount) });
  return {
    ...{ kind: 'fee', language: paper.language, width: paper.width },
    lines: [
      ...head(paper, words('fee.title')),
      ...(receipt
        ? [pair(words('fee.receipt'), `${receipt.form} ${receipt.series} ${receiptNumberText(receipt.number)}`), air]
        : []),
      ...(paper.reference ? [pair(words('fee.for'), paper.reference), air] : []),
      pair(words('fee.payer'), paper.payer ?? '……………………………'),
      air,
      { type: 'rule', style: 'dashed' },
      air,
      ...lines.flatMap((line) => lineOf(line, words)),
      { type: 'rule', style: 'dashed' },
      air,
      { type: 'pair', label: words('fee.total'), value: dong(total), capMm: 3.4 },
      air,
      pair(words(`fee.way.${way}`), dong(given)),
      ...(given > total ? [pair(words('fee.change'), dong(given - total))] : []),
      air,
      pair(words('fee.paid-at'), paper.paidAt),
      pair(words('fee.clerk'), paper.clerkName),
      { type: 'space', mm: 2 },
      small(words(receipt ? 'fee.not-the-tax-form' : 'fee.no-book')),
    ],
  };
}

export interface FeeQrPaper extends Frame {
  readonly reference: string;
  readonly amount: number;
  readonly bankAccount: string;
  readonly holder: string;
  readonly purpose: string;
  readonly qr: string;
}

/** A code to pay with, for who has no good view of the screen. The QR is printed last. */
export function feeQrPaper(paper: FeeQrPaper): PaperDocument {
  const { words, width } = paper;
  return {
    ...{ kind: 'fee-qr', language: paper.language, width },
    lines: [
      ...head(paper, words('fee.qr-title')),
      ...(paper.reference ? [pair(words('fee.for'), paper.reference), air] : []),
      {
        type: 'pair',
        label: words('fee.amount'),
        value: words('fee.dong', { amount: dongText(paper.amount) }),
        capMm: 3.4,
      },
      air,
      pair(words('fee.holder'), paper.holder),
      pair(words('fee.account'), paper.bankAccount),
      pair(words('fee.purpose'), paper.purpose),
      air,
      small(words('fee.qr-compare')),
      { type: 'space', mm: 2.5 },
      { type: 'qr', text: paper.qr, sizeMm: width === 80 ? 42 : 38 },
    ],
  };
}

function lineOf(line: NamedLine, words: PaperWords): PaperLine[] {
  const { papers, pages, copies, exempt, amount } = line;
  const often = papers * pages * copies > 1 ? words('fee.quantity', { papers, pages, copies }) : '';
  const value = exempt ? words(`fee.exempt.${exempt}`) : words('fee.dong', { amount: dongText(amount) });
  return [pair(often ? `${line.name} (${often})` : line.name, value), air];
}

function head(paper: Frame, title: string): PaperLine[] {
  return [
    ...paperMarks(paper.copy, paper.demonstration, paper.words),
    { type: 'text', text: paper.centreName, capMm: 2.8, weight: 'semibold', align: 'centre' },
    { type: 'text', text: paper.pointName, capMm: 2.6, weight: 'regular', align: 'centre' },
    air,
    { type: 'rule', style: 'solid' },
    { type: 'space', mm: 2 },
    { type: 'text', text: title, capMm: 3.6, weight: 'bold', align: 'centre' },
    { type: 'space', mm: 2 },
  ];
}

const air: PaperLine = { type: 'space', mm: 1 };

function pair(label: string, value: string): PaperLine {
  return { type: 'pair', label, value, capMm: 2.6 };
}

function small(text: string): PaperLine {
  return { type: 'text', text, capMm: 2.6, weight: 'regular', align: 'left' };
}
