import { documentPicture } from './data/document-pictures.ts';
import type { MissingDocument } from './dossier-events.ts';
import {
  type PaperDocument,
  type PaperLine,
  type PaperWidth,
  type PaperWords,
  paperMarks,
  paperPhone,
} from './paper.ts';

export interface MissingPapersPaper {
  readonly width: PaperWidth;
  readonly language: string;
  readonly words: PaperWords;
  readonly centreName: string;
  readonly pointName: string;
  readonly phone: string;
  readonly code: string;
  readonly missing: readonly MissingDocument[];
  /** The code and its signature: whoever bears the slip may see on a kiosk what is missing. */
  readonly qr: string;
  readonly copy: number;
  readonly demonstration: boolean;
}

/** What to bring, each document as a picture and words, in the citizen's language: a missing paper costs one trip at most. */
export function missingPapersPaper(paper: MissingPapersPaper): PaperDocument {
  const { words, width, language } = paper;
  const air: PaperLine = { type: 'space', mm: 1.5 };
  const plain = (text: string, weight: 'regular' | 'semibold' = 'regular'): PaperLine => ({
    ...{ type: 'text', text, capMm: 2.8, weight, align: 'left' },
  });
  return {
    ...{ kind: 'missing-papers', language, width },
    lines: [
      ...paperMarks(paper.copy, paper.demonstration, words),
      { type: 'text', text: paper.centreName, capMm: 2.8, weight: 'semibold', align: 'centre' },
      { type: 'text', text: paper.pointName, capMm: 2.6, weight: 'regular', align: 'centre' },
      air,
      { type: 'rule', style: 'solid' },
      { type: 'space', mm: 2 },
      { type: 'text', text: words('missing.title'), capMm: 3.6, weight: 'bold', align: 'centre' },
      air,
      { type: 'number', text: paper.code, capMm: 3.8 },
      { type: 'space', mm: 2 },
      ...paper.missing.flatMap(({ name, reason }): PaperLine[] => [
        { type: 'heading', symbol: documentPicture(name), text: name, capMm: width === 80 ? 3.4 : 3 },
        plain(reason),
        air,
      ]),
      { type: 'rule', style: 'dashed' },
      air,
      plain(words('missing.anywhere'), 'semibold'),
      plain(words('missing.anyone')),
      plain(words('missing.clock')),
      air,
      plain(words('missing.phone', { phone: paperPhone(paper.phone) }), 'semibold'),
      { type: 'space', mm: 2.5 },
      { type: 'codes', text: paper.code, qrText: paper.qr, barcodeMm: 9, qrMm: 26 },
    ],
  };
}
