import type { HeadFigure } from './head-figures.ts';
import type { NextAct, OpenReason } from './next-act.ts';
import {
  type PaperDocument,
  type PaperLine,
  type PaperWidth,
  type PaperWords,
  paperDate,
  paperDateTime,
  paperMarks,
} from './paper.ts';
import type { IndexLine, Part } from './service-index.ts';

interface DueLine {
  readonly code: string;
  readonly procedureName: string;
  readonly dueAt: string;
  readonly holder: string;
  readonly reason: OpenReason;
  readonly nextAct: NextAct;
}

interface DueList {
  readonly count: number;
  readonly lines: readonly DueLine[];
}

export interface HeadPaper {
  /** The roll, or the one A4 sheet. */
  readonly width: PaperWidth;
  readonly sheet: 'roll' | 'A4';
  readonly words: PaperWords;
  readonly centreName: string;
  readonly pointName: string;
  /** Local `YYYY-MM-DDTHH:mm`. */
  readonly asOf: string;
  readonly figures: readonly {
    readonly figure: HeadFigure;
    readonly value: number | null;
    readonly part: number | null;
    readonly whole: number | null;
    readonly target: number;
    readonly yesterday: number | null;
    readonly isMet: boolean | null;
  }[];
  readonly overdue: DueList;
  readonly dueToday: DueList;
  readonly dueSoon: DueList;
  readonly index: readonly IndexLine[];
  readonly months: readonly (Part & { readonly from: string })[];
  readonly copy: number;
  readonly demonstration: boolean;
}

/** One A4 takes so many of each list, and a pocket too. The page has them all. */
const SHOWN = 6;

/** The head's page of a morning, for staff: it names who holds what, and no citizen. */
export function headPaper(paper: HeadPaper): PaperDocument {
  const { words } = paper;
  const [date = '', time = ''] = paper.asOf.split('T');
  return {
    ...{ kind: 'head-page', language: 'vi', width: paper.width },
    ...(paper.sheet === 'A4' ? { sheet: 'A4' as const } : {}),
    lines: [
      ...paperMarks(paper.copy, paper.demonstration, words),
      text(paper.centreName, 'semibold', 'centre'),
      text(paper.pointName, 'regular', 'centre'),
      air,
      { type: 'text', text: words('head.title'), capMm: 3.6, weight: 'bold', align: 'centre' },
      text(words('head.as-of', { at: paperDateTime(date, time) }), 'regular', 'centre'),
      rule,
      ...paper.figures.map((figure) => figurePair(figure, words)),
      rule,
      ...dueLines('overdue', paper.overdue, paper),
      ...dueLines('due-today', paper.dueToday, paper),
      ...dueLines('due-soon', paper.dueSoon, paper),
      rule,
      text(words('head.index'), 'bold'),
      text(words('head.index-note'), 'regular'),
      ...paper.index.map((line) => indexPair(line, words)),
      text(words('head.months', { months: monthsText(paper.months) }), 'regular'),
    ],
  };
}

function figurePair({ figure, value, target, yesterday, isMet }: HeadPaper['figures'][number], words: PaperWords) {
  const said = (number: number | null) =>
    number === null ? '–' : words(`head.value.${figure}`, { value: decimal(number) });
  const met = isMet === null ? [] : [words(isMet ? 'head.met' : 'head.missed')];
  return pair(words(`head.figure.${figure}`), said(value), [
    [words(`head.target.${figure}`, { target: decimal(target) }), ...met].join(': '),
    words('head.yesterday', { value: said(yesterday) }),
  ]);
}

function dueLines(
  list: 'overdue' | 'due-today' | 'due-soon',
  { count, lines }: DueList,
  paper: HeadPaper,
): PaperLine[] {
  const { words } = paper;
  const named = ({ code, procedureName }: DueLine) => (paper.sheet === 'A4' ? `${code}  ${procedureName}` : code);
  return [
    text(words(`head.${list}`, { n: count }), 'bold'),
    ...lines.slice(0, SHOWN).flatMap((line) => [
      pair(named(line), paperDate(line.dueAt.slice(0, 10))),
      ...(paper.sheet === 'A4' ? [] : [text(line.procedureName, 'regular')]),
      text(
        words('head.line', {
          holder: line.holder === '' ? words('head.nobody') : line.holder,
          reason: words(`head.reason.${line.reason}`),
          act: words(`head.act.${line.nextAct}`),
        }),
        'semibold',
      ),
    ]),
    ...(count > Math.min(SHOWN, lines.length)
      ? [text(words('head.more', { n: count - Math.min(SHOWN, lines.length) }), 'regular')]
      : []),
    air,
  ];
}

function indexPair({ name, part, whole, max, score }: IndexLine, words: PaperWords): PaperLine {
  const share = whole === 0 ? '–' : `${decimal(Math.floor((part / whole) * 1000) / 10)} %`;
  const points =
    score === null || max === null
      ? words('head.no-points')
      : words('head.points', { score: decimal(Math.round(score * 100) / 100), max });
  return pair(words(`head.part.${name}`), `${part}/${whole} = ${share} · ${points}`);
}

function monthsText(months: HeadPaper['months']): string {
  return months
    .map(({ from, part, whole }) => {
      const share = whole === 0 ? '–' : decimal(Math.floor((part / whole) * 1000) / 10);
      return `${from.slice(5, 7)}/${from.slice(2, 4)}:\u00a0${share}`;
    })
    .join(' · ');
}

const air: PaperLine = { type: 'space', mm: 1.5 };
const rule: PaperLine = { type: 'rule', style: 'dashed' };

function text(said: string, weight: 'regular' | 'semibold' | 'bold', align: 'left' | 'centre' = 'left'): PaperLine {
  return { type: 'text', text: said, capMm: 2.6, weight, align };
}

function pair(label: string, value: string, notes: readonly string[] = []): PaperLine {
  return { type: 'pair', label, value: [value, ...notes].join(' · '), capMm: 2.6 };
}

function decimal(value: number): string {
  return String(value).replace('.', ',');
}
