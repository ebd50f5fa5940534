import type { Carried, HandOverKind } from './custody-events.ts';
import {
  type PaperDocument,
  type PaperLine,
  type PaperWidth,
  type PaperWords,
  paperDate,
  paperMarks,
  paperPhone,
} from './paper.ts';

export interface HandOverSlipPaper {
  readonly width: PaperWidth;
  readonly language: string;
  readonly words: PaperWords;
  readonly centreName: string;
  readonly pointName: string;
  readonly phone: string;
  readonly from: string;
  readonly to: string;
  readonly kind: HandOverKind;
  readonly bag: string | null;
  /** Local time, `YYYY-MM-DDTHH:mm`. */
  readonly at: string;
  readonly items: readonly { readonly code: string; readonly carries: Carried }[];
  /** The signed codes (`hand-over-slip.ts`), in their order. */
  readonly codes: readonly string[];
  readonly copy: number;
  readonly demonstration: boolean;
}

/**
 * Goes with the folders, in the shape of form 06 (who gave, who took, when, two signatures) and of the minutes: codes and
 * counts, no name of a citizen. What a scanner reads of it is the sender's signed word, with no network.
 */
export function handOverSlipPaper(slip: HandOverSlipPaper): PaperDocument {
  const { words, width, language, items, codes } = slip;
  const air: PaperLine = { type: 'space', mm: 1.5 };
  const text = (said: string, weight: 'regular' | 'semibold' | 'bold', align: 'left' | 'centre'): PaperLine => ({
    ...{ type: 'text', text: said, capMm: 2.8, weight, align },
  });
  const pair = (label: string, value: string): PaperLine => ({ type: 'pair', label, value, capMm: 2.8 });
  const carried = items.filter(({ carries }) => carries !== 'nothing').length;
  const [date = '', time = ''] = slip.at.split('T');
  const qrMm = width === 80 ? 60 : 44;
  return {
    ...{ kind: 'hand-over-slip', language, width },
    lines: [
      ...paperMarks(slip.copy, slip.demonstration, words),
      text(slip.centreName, 'semibold', 'centre'),
      { type: 'text', text: slip.pointName, capMm: 2.6, weight: 'regular', align: 'centre' },
      air,
      { type: 'rule', style: 'solid' },
      air,
      { type: 'text', text: words(`slip.title.${slip.kind}`), capMm: 3.6, weight: 'bold', align: 'centre' },
      air,
      pair(words('slip.from'), slip.from),
      pair(words('slip.to'), slip.to),
      ...(slip.bag === null ? [] : [pair(words('slip.bag'), slip.bag)]),
      pair(words('slip.at'), `${time} ${paperDate(date)}`),
      pair(words('slip.count'), String(carried)),
      air,
      { type: 'rule', style: 'dashed' },
      air,
      // A place to tick while the folders are counted; said is only what is not in the bag.
      ...items.map(
        ({ code, carries }, n): PaperLine =>
          pair(`${n + 1}. ${code}`, carries === 'nothing' ? words('slip.scanOnly') : '[   ]'),
      ),
      air,
      { type: 'rule', style: 'dashed' },
      air,
      text(words(slip.bag === null ? 'slip.checkOpen' : 'slip.check'), 'regular', 'left'),
      { type: 'signatures', left: words('slip.gives'), right: words('slip.takes'), heightMm: 18 },
      pair(words('slip.time'), '……:…… ……/……/………'),
      air,
      text(words('slip.phone', { phone: paperPhone(slip.phone) }), 'semibold', 'left'),
      air,
      ...codes.flatMap((code, n): PaperLine[] => [
        text(words('slip.code', { n: n + 1, of: codes.length }), 'regular', 'centre'),
        { type: 'qr', text: code, sizeMm: qrMm },
        air,
      ]),
    ],
  };
}
