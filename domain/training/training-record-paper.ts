import { localTime } from '../calendar.ts';
import {
  type PaperDocument,
  type PaperLine,
  type PaperWidth,
  type PaperWords,
  paperDate,
  paperMarks,
} from '../paper.ts';
import type { ScenarioId } from './scenario-words.ts';

export interface TrainingRecordPaper {
  readonly width: PaperWidth;
  readonly language: string;
  readonly words: PaperWords;
  readonly centreName: string;
  readonly pointName: string;
  readonly name: string;
  /** Null: not passed yet; else UTC milliseconds. */
  readonly scenarios: readonly { readonly scenario: ScenarioId; readonly at: number | null }[];
  readonly printedAt: number;
  readonly copy: number;
  readonly demonstration: boolean;
}

/** What somebody passed and on which day; how well is nobody's business. */
export function trainingRecordPaper(record: TrainingRecordPaper): PaperDocument {
  const { words, language, width } = record;
  const text = (said: string, weight: 'regular' | 'semibold' = 'regular'): PaperLine => ({
    ...{ type: 'text', text: said, capMm: 2.6, weight, align: 'left' },
  });
  const day = (at: number) => paperDate(localTime(at).date);
  return {
    ...{ kind: 'training-record', language, width },
    lines: [
      ...paperMarks(record.copy, record.demonstration, words),
      { type: 'heading', symbol: 'tick', text: words('training-record.title'), capMm: 4 },
      { type: 'space', mm: 1.5 },
      text(`${record.centreName} – ${record.pointName}`),
      { type: 'space', mm: 1.5 },
      text(record.name, 'semibold'),
      { type: 'rule', style: 'solid' },
      ...record.scenarios.map(({ scenario, at }): PaperLine => {
        const value = at === null ? words('training-record.not-yet') : day(at);
        return { type: 'pair', label: words(`training-record.${scenario}`), value, capMm: 2.6 };
      }),
      { type: 'rule', style: 'solid' },
      text(words('training-record.note')),
      { type: 'space', mm: 1.5 },
      text(words('training-record.printed', { date: day(record.printedAt) })),
      { type: 'space', mm: 2 },
      { type: 'signatures', left: words('training-record.person'), right: words('training-record.head'), heightMm: 16 },
    ],
  };
}
