import type { VillageOfDay } from './home-visit.ts';
import {
  type PaperDocument,
  type PaperLine,
  type PaperWidth,
  type PaperWords,
  paperDate,
  paperMarks,
  paperPhone,
} from './paper.ts';

/** Somebody on the list, as the team needs it at the door. */
export interface VisitLine {
  /** `HH:mm`, or null: some time that day. */
  readonly from: string | null;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly note: string;
  readonly procedureName: string | null;
}

export interface HomeVisitsPaper {
  readonly width: PaperWidth;
  readonly words: PaperWords;
  readonly centreName: string;
  readonly pointName: string;
  readonly date: string;
  readonly villages: readonly VillageOfDay<VisitLine>[];
  readonly copy: number;
  readonly demonstration: boolean;
}

/**
 * The team's list of a day, village after village as it drives, with a box to tick at each door. It names people: it goes
 * with the team, and to nobody else. One column, so that a roll of 58 mm and a sheet of A5 say the same.
 */
export function homeVisitsPaper(paper: HomeVisitsPaper): PaperDocument {
  const { words, villages } = paper;
  const count = villages.reduce((sum, { visits }) => sum + visits.length, 0);
  return {
    ...{ kind: 'home-visits', language: 'vi', width: paper.width },
    lines: [
      ...paperMarks(paper.copy, paper.demonstration, words),
      text(paper.centreName, 'semibold', 'centre'),
      text(paper.pointName, 'regular', 'centre'),
      gap,
      { type: 'text', text: words('homes.title'), capMm: 3.6, weight: 'bold', align: 'centre' },
      text(
        words('homes.of-day', { date: paperDate(paper.date), count, villages: villages.length }),
        'regular',
        'centre',
      ),
      ...villages.flatMap(({ village, visits }, n) => [
        gap,
        rule,
        {
          type: 'text' as const,
          text: `${n + 1}. ${village}`,
          capMm: 3.2,
          weight: 'bold' as const,
          align: 'left' as const,
        },
        ...visits.flatMap((visit) => [gap, ...visitLines(visit, words)]),
      ]),
      gap,
      rule,
      text(words('homes.keep'), 'regular'),
    ],
  };
}

function visitLines({ from, name, phone, address, note, procedureName }: VisitLine, words: PaperWords): PaperLine[] {
  const rest = [address, procedureName ?? '', note].filter((each) => each !== '');
  return [
    text(`[  ] ${from ?? words('homes.some-time')}  ${name}`, 'semibold'),
    ...(phone === '' ? [] : [text(`${words('homes.phone')} ${paperPhone(phone)}`, 'regular')]),
    ...rest.map((each) => text(each, 'regular')),
  ];
}

const gap: PaperLine = { type: 'space', mm: 1.5 };
const rule: PaperLine = { type: 'rule', style: 'solid' };

function text(
  line: string,
  weight: 'regular' | 'semibold' | 'bold',
  align: 'left' | 'centre' | 'right' = 'left',
): PaperLine {
  return { type: 'text', text: line, capMm: 2.6, weight, align };
}
