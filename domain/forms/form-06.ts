import { forms } from '../data/forms.ts';
import type { Timeliness } from '../dossier-words.ts';
import type { PaperDocument } from '../paper.ts';
import type { RegisterPlace } from '../register-events.ts';
import { type FormGiver, field, gap, headLines, moment, noteLines, plain, row, shortMoment } from './form-lines.ts';

/** One hand-over of the folder: who gave it, who took it, when. */
export interface ControlStep {
  readonly gives: string;
  readonly takes: string;
  readonly at: string;
  readonly timeliness: Timeliness | null;
  readonly note: string;
}

export interface Form06 {
  readonly giver: FormGiver;
  readonly entry: RegisterPlace | null;
  readonly code: string;
  readonly applicantName: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly unit: string;
  readonly steps: readonly ControlStep[];
}

const timelinessWords: Readonly<Record<Timeliness, string>> = {
  ...{ early: 'Trước hạn', 'on-time': 'Đúng hạn', late: 'Quá hạn' },
};
const shares = [4, 4, 3, 3];
/** What is handed over later is written by hand: the sheet travels. */
const emptyRows = 4;

/** Mẫu 06 goes with the folder: the steps so far, and empty rows for the next ones. */
export function form06(form: Form06): PaperDocument {
  const { words } = forms['06'];
  const { entry } = form;
  return {
    ...{ kind: 'form-06', language: 'vi', width: 80 },
    lines: [
      ...headLines(form.giver, forms['06']),
      ...(entry ? [plain(`${words.book} ${entry.book}, ${words.bookOrdinal} ${entry.ordinal}`)] : []),
      ...field(words.with, form.applicantName),
      ...field(forms['01'].words.code, form.code),
      ...field(words.received, moment(form.receivedAt)),
      ...field(words.due, moment(form.dueAt)),
      ...field(words.unit, form.unit),
      ...field(words.together, '……'),
      gap,
      row([words.columnUnit, words.columnTime, words.columnResult, words.columnNote], shares, true),
      ...form.steps.map(({ gives, takes, at, timeliness, note }) =>
        row(
          [
            `${words.gives} ${gives}\n${words.takes} ${takes}`,
            `${shortMoment(at)}\n${words.signs}`,
            timeliness ? timelinessWords[timeliness] : '',
            note,
          ],
          shares,
        ),
      ),
      ...Array.from({ length: emptyRows }, () =>
        row([`${words.gives} ……\n${words.takes} ……`, `… giờ … phút, ngày ……\n${words.signs}`, '', ''], shares),
      ),
      gap,
      ...noteLines(forms['06']),
    ],
  };
}
