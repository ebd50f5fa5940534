import { forms } from '../data/forms.ts';
import { type PaperDocument, paperDate } from '../paper.ts';
import type { ReportRow } from '../report-06a.ts';
import { bookCapMm, type FormGiver, gap, headLines, noteLines, plain, row, signLines } from './form-lines.ts';

/** The columns of II.06a, for the sheet and for a table file alike. */
export function reportColumns(): readonly string[] {
  const { words } = forms.report;
  return [
    ...[words.ordinal, words.field, words.received, words.online, words.direct, words.carried],
    ...[words.resolved, words.early, words.onTime, words.late, words.pending, words.inTime, words.overdue],
  ];
}

export function reportCells(each: ReportRow, ordinal: string): readonly (string | number)[] {
  const { field, received, resolved, pending } = each;
  return [
    ...[ordinal, field, received.total, received.online, received.direct, received.carried],
    ...[resolved.total, resolved.early, resolved.onTime, resolved.late],
    ...[pending.total, pending.inTime, pending.overdue],
  ];
}

const shares = [1, 6, 2, 2, 2.4, 2.2, 2.2, 2, 2, 2, 2.2, 2, 2];

export function reportPaper(report: {
  readonly giver: FormGiver;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly ReportRow[];
  readonly total: ReportRow;
}): PaperDocument {
  const { words } = forms.report;
  const { giver, from, to, rows, total } = report;
  return {
    ...{ kind: 'report', language: 'vi', width: 80, sheet: 'A4-lying' },
    lines: [
      ...headLines(giver, forms.report),
      plain(`${words.period} ${paperDate(from)} ${words.to} ${paperDate(to)}`, 'centre'),
      gap,
      row(reportColumns(), shares, true, bookCapMm),
      ...rows.map((each, n) => row(reportCells(each, String(n + 1)).map(String), shares, false, bookCapMm)),
      row(reportCells({ ...total, field: words.total }, '').map(String), shares, true, bookCapMm),
      gap,
      ...noteLines(forms.report),
      ...signLines(words.signLeft, words.signRight),
    ],
  };
}
