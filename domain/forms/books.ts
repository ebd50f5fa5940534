import { forms } from '../data/forms.ts';
import { type PaperDocument, paperDate } from '../paper.ts';
import { yearOfBook } from '../register.ts';
import {
  bookCapMm,
  type FormGiver,
  field,
  gap,
  headLines,
  moment,
  plain,
  row,
  shortMoment,
  signLines,
  strong,
} from './form-lines.ts';

/** One line of the register; empty texts where a person was erased. */
export interface RegisterEntry {
  readonly ordinal: number;
  readonly code: string;
  readonly what: string;
  readonly sets: number;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly returnedOn: string | null;
  readonly note: string;
}

export interface Form07 {
  readonly giver: FormGiver;
  /** `2026`, `2026-0610A`. */
  readonly book: string;
  readonly entries: readonly RegisterEntry[];
  /** Null: it is still written in. */
  readonly closedOn: string | null;
}

/** The columns of Mẫu 07, for the sheet and for a table file alike. */
export function registerColumns(): readonly string[] {
  const { words } = forms['07'];
  return [
    ...[words.ordinal, words.code, words.what, words.sets, words.name, words.address, words.phone],
    ...[words.received, words.due, words.returned, words.note],
  ];
}

export function registerCells(entry: RegisterEntry): readonly (string | number)[] {
  const { ordinal, code, what, sets, name, address, phone, receivedAt, dueAt, returnedOn, note } = entry;
  const returned = returnedOn ? paperDate(returnedOn) : '';
  return [ordinal, code, what, sets, name, address, phone, shortMoment(receivedAt), shortMoment(dueAt), returned, note];
}

const shares = [1, 5, 4.6, 1, 3.8, 4.2, 2.6, 2.6, 2.6, 2.6, 1.8, 1.8, 2.4];

/** Mẫu 07, A4 lying: one book of a year, from number 1, and what closes it. */
export function form07({ giver, book, entries, closedOn }: Form07): PaperDocument {
  const { words } = forms['07'];
  const signed = (cells: readonly string[]) => [...cells.slice(0, -1), '', '', cells.at(-1) ?? ''];
  const last = entries.at(-1)?.ordinal ?? 0;
  const end = closedOn ? `${words.closed} ${paperDate(closedOn)}:` : words.open;
  return {
    ...{ kind: 'form-07', language: 'vi', width: 80, sheet: 'A4-lying' },
    lines: [
      ...headLines(giver, forms['07']),
      plain(`${words.year} ${yearOfBook(book)} · ${words.book} ${book}`, 'centre'),
      gap,
      row([...registerColumns().slice(0, -1), words.given, words.taken, words.note], shares, true, bookCapMm),
      ...entries.map((entry) => row(signed(registerCells(entry).map(String)), shares, false, bookCapMm)),
      gap,
      strong(`${end} ${entries.length} ${words.entries} ${last}.`),
      ...signLines(words.signLeft, words.signRight),
    ],
  };
}

export interface HandOverMinutes {
  readonly giver: FormGiver;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly dossiers: readonly {
    readonly code: string;
    readonly what: string;
    readonly name: string;
    readonly papers: number;
    readonly note: string;
  }[];
}

const minutesShares = [1, 6, 5, 4, 2, 2];

/** Many dossiers from hand to hand, two signatures (the post: QĐ 45/2016 Đ.5–10; between points: domain.md §1.3). */
export function handOverMinutes({ giver, from, to, at, dossiers }: HandOverMinutes): PaperDocument {
  const { words } = forms.minutes;
  return {
    ...{ kind: 'hand-over-minutes', language: 'vi', width: 80 },
    lines: [
      ...headLines(giver, forms.minutes),
      ...field(words.at, moment(at)),
      ...field(words.from, from),
      ...field(words.to, to),
      gap,
      row(
        [words.ordinal, words.code, words.what, words.name, words.papers, words.note],
        minutesShares,
        true,
        bookCapMm,
      ),
      ...dossiers.map(({ code, what, name, papers, note }, n) =>
        row([String(n + 1), code, what, name, String(papers), note], minutesShares, false, bookCapMm),
      ),
      gap,
      strong(`${words.total} ${dossiers.length}`),
      plain(words.complete),
      ...signLines(words.signLeft, words.signRight, { left: from, right: to }),
    ],
  };
}
