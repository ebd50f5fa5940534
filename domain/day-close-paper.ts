import type { Facts } from './event.ts';
import { denominations } from './fee-words.ts';
import { dongText } from './money.ts';
import {
  type PaperDocument,
  type PaperLine,
  type PaperWidth,
  type PaperWords,
  paperDate,
  paperMarks,
} from './paper.ts';

export interface DayClosePaper {
  readonly width: PaperWidth;
  readonly words: PaperWords;
  readonly centreName: string;
  readonly pointName: string;
  readonly close: Facts['day-closed'];
  /** Local date and time as people write it. */
  readonly closedAt: string;
  readonly clerkName: string;
  readonly copy: number;
  readonly demonstration: boolean;
}

/** The one page of an end of day, for the folder: it names nobody but who counted. Staff read it, so it is Vietnamese. */
export function dayClosePaper(paper: DayClosePaper): PaperDocument {
  const { words, close } = paper;
  const { counts, till, counted, difference, notes, why, unsynced, unsyncedWhy } = close;
  const dong = (amount: number) => words('fee.dong', { amount: dongText(amount) });
  const pair = (key: string, value: string | number): PaperLine => ({
    ...{ type: 'pair', label: words(`day-close.${key}`), value: String(value), capMm: 2.6 },
  });
  const counting = notes ? denominations.filter((each) => notes[each]) : [];
  return {
    ...{ kind: 'day-close', language: 'vi', width: paper.width },
    lines: [
      ...paperMarks(paper.copy, paper.demonstration, words),
      { type: 'text', text: paper.centreName, capMm: 2.8, weight: 'semibold', align: 'centre' },
      { type: 'text', text: paper.pointName, capMm: 2.6, weight: 'regular', align: 'centre' },
      { type: 'space', mm: 1.5 },
      { type: 'rule', style: 'solid' },
      { type: 'space', mm: 2 },
      { type: 'text', text: words('day-close.title'), capMm: 3.6, weight: 'bold', align: 'centre' },
      { type: 'number', text: paperDate(close.date), capMm: 4.2 },
      { type: 'space', mm: 2 },
      pair('number', close.close),
      pair('received', counts.received),
      pair('returned', counts.returned),
      pair('no-shows', counts.noShows),
      pair('due', counts.due),
      pair('overdue', counts.overdue),
      air,
      { type: 'rule', style: 'dashed' },
      air,
      pair('payments', till.payments),
      pair('cancelled', till.cancelled),
      pair('transfer', dong(till.transfer)),
      pair('cash', dong(till.cash)),
      pair('counted', dong(counted)),
      ...counting.map(
        (each): PaperLine => ({
          ...{
            type: 'pair',
            label: `· ${dongText(each)} × ${notes?.[each]}`,
            value: dong(each * (notes?.[each] ?? 0)),
          },
          capMm: 2.6,
        }),
      ),
      { type: 'pair', label: words('day-close.difference'), value: signed(difference, dong), capMm: 3.2 },
      ...(why ? [pair('why', words(`day-close.why-${why}`))] : []),
      air,
      { type: 'rule', style: 'dashed' },
      air,
      pair('unsynced', unsynced),
      ...(unsyncedWhy ? [pair('why', words(`day-close.unsynced-${unsyncedWhy}`))] : []),
      pair('closed-at', paper.closedAt),
      { type: 'space', mm: 1.5 },
      { type: 'signatures', left: words('day-close.sign-clerk'), right: words('day-close.sign-head'), heightMm: 14 },
      { type: 'text', text: paper.clerkName, capMm: 2.6, weight: 'semibold', align: 'left' },
    ],
  };
}

const air: PaperLine = { type: 'space', mm: 1 };

function signed(amount: number, dong: (amount: number) => string): string {
  return amount < 0 ? `−${dong(-amount)}` : amount > 0 ? `+${dong(amount)}` : dong(0);
}
