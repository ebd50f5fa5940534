import type { Procedure } from './dossier.ts';
import { dongText } from './money.ts';
import {
  type PaperDocument,
  type PaperLine,
  type PaperWidth,
  type PaperWords,
  paperMarks,
  paperPhone,
} from './paper.ts';
import type { QueueSymbol } from './queue.ts';

export interface NeedsPaper {
  readonly width: PaperWidth;
  readonly language: string;
  readonly words: PaperWords;
  readonly centreName: string;
  readonly pointName: string;
  readonly phone: string;
  readonly queueName: string;
  readonly symbol: QueueSymbol;
  readonly procedure: Procedure;
  readonly copy: number;
  readonly demonstration: boolean;
}

/**
 * What to bring, to take home. A row nobody has compared with the province's list says so before anything else: a
 * villager must not ride 35 km for a guess.
 */
export function needsPaper(paper: NeedsPaper): PaperDocument {
  const { words, width, language, procedure } = paper;
  const air: PaperLine = { type: 'space', mm: 1.5 };
  const plain = (text: string, weight: 'regular' | 'semibold' = 'regular'): PaperLine => ({
    ...{ type: 'text', text, capMm: 2.8, weight, align: 'left' },
  });
  const documents = procedure.documents.length > 0 ? procedure.documents : null;
  return {
    kind: 'needs',
    language,
    width,
    lines: [
      ...paperMarks(paper.copy, paper.demonstration, words),
      { type: 'text', text: paper.centreName, capMm: 2.8, weight: 'semibold', align: 'centre' },
      { type: 'text', text: paper.pointName, capMm: 2.6, weight: 'regular', align: 'centre' },
      air,
      { type: 'rule', style: 'solid' },
      { type: 'space', mm: 2 },
      { type: 'text', text: words('needs.title'), capMm: 3.6, weight: 'bold', align: 'centre' },
      air,
      { type: 'heading', symbol: paper.symbol, text: paper.queueName, capMm: width === 80 ? 3.8 : 3.2 },
      { type: 'space', mm: 2 },
      { type: 'text', text: procedure.name, capMm: 3.4, weight: 'bold', align: 'left' },
      { type: 'text', text: procedure.code, capMm: 2.6, weight: 'regular', align: 'left' },
      air,
      ...(procedure.verified
        ? []
        : [{ type: 'banner', style: 'framed', symbol: 'warning', text: words('needs.draft') } as const, air]),
      ...(documents
        ? documents.map((name) => plain(`• ${name}`, 'semibold'))
        : [plain(words('needs.documents-unknown'), 'semibold')]),
      plain(`• ${words('needs.identity')}`, 'semibold'),
      air,
      { type: 'rule', style: 'dashed' },
      air,
      { type: 'pair', label: words('needs.limit'), value: limitText(paper), capMm: 2.8 },
      { type: 'pair', label: words('needs.fee'), value: feeText(paper), capMm: 2.8 },
      air,
      plain(words('needs.phone', { phone: paperPhone(paper.phone) }), 'semibold'),
    ],
  };
}

function limitText({ procedure, words }: NeedsPaper): string {
  const { limit } = procedure;
  if (limit.kind === 'same-day') return words('needs.same-day');
  if (limit.kind === 'working-hours') return words('needs.working-hours', { hours: limit.hours });
  return words(`needs.${limit.kind}`, { days: limit.days });
}

function feeText({ procedure, words }: NeedsPaper): string {
  if (procedure.fee === null) return words('needs.fee-unknown');
  if (procedure.fee === 0) return words('needs.fee-none');
  return words('needs.dong', { amount: dongText(procedure.fee) });
}
