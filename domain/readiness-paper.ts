import type { CheckState } from './doctor.ts';
import {
  type PaperDocument,
  type PaperLine,
  type PaperWidth,
  type PaperWords,
  paperDateTime,
  paperMarks,
} from './paper.ts';

export interface ReadinessPaper {
  readonly width: PaperWidth;
  readonly words: PaperWords;
  readonly centreName: string;
  readonly pointName: string;
  readonly version: string;
  /** Local `YYYY-MM-DDTHH:mm`. */
  readonly asOf: string;
  readonly verdict: string;
  /** What has to be done first stands first. */
  readonly checks: readonly { readonly state: CheckState; readonly name: string; readonly says: string }[];
  /** What people tried, when, and what came of it; in words. */
  readonly tests: readonly { readonly name: string; readonly says: string }[];
  readonly copy: number;
  readonly demonstration: boolean;
}

/** The state of the machines as a paper a technician signs and leaves at the centre. */
export function readinessPaper(paper: ReadinessPaper): PaperDocument {
  const { words, checks } = paper;
  const [date = '', time = ''] = paper.asOf.split('T');
  const todo = checks.filter(({ state }) => state !== 'ok');
  const well = checks.filter(({ state }) => state === 'ok');
  return {
    ...{ kind: 'readiness', language: 'vi', width: paper.width },
    lines: [
      ...paperMarks(paper.copy, paper.demonstration, words),
      text(paper.centreName, 'semibold', 'centre'),
      text(paper.pointName, 'regular', 'centre'),
      air,
      { type: 'text', text: words('readiness.title'), capMm: 3.6, weight: 'bold', align: 'centre' },
      text(words('readiness.as-of', { at: paperDateTime(date, time), version: paper.version }), 'regular', 'centre'),
      { type: 'banner', text: paper.verdict, style: 'framed', symbol: null },
      ...(todo.length > 0 ? [air, text(words('readiness.todo'), 'bold')] : []),
      ...todo.flatMap(({ state, name, says }) => [
        { type: 'pair', label: name, value: words(`readiness.state.${state}`), capMm: CAP } as const,
        text(says, 'regular'),
      ]),
      air,
      text(words('readiness.tests'), 'bold'),
      ...paper.tests.flatMap(({ name, says }) => [text(`${name}: ${says}`, 'regular')]),
      air,
      text(words('readiness.well', { count: well.length }), 'bold'),
      text(well.map(({ name }) => name).join(', '), 'regular'),
      { type: 'space', mm: 3 },
      { type: 'signatures', left: words('readiness.technician'), right: words('readiness.head'), heightMm: 14 },
    ],
  };
}

const CAP = 2.6;
const air: PaperLine = { type: 'space', mm: 1.5 };

function text(line: string, weight: 'regular' | 'semibold' | 'bold', align: 'left' | 'centre' = 'left'): PaperLine {
  return { type: 'text', text: line, capMm: CAP, weight, align };
}
