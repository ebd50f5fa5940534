import { localTime } from './calendar.ts';
import {
  type PaperDocument,
  type PaperLine,
  type PaperWidth,
  type PaperWords,
  paperDateTime,
  paperMarks,
} from './paper.ts';

export interface TestPagePaper {
  readonly width: PaperWidth;
  readonly language: string;
  readonly words: PaperWords;
  readonly centreName: string;
  readonly pointName: string;
  readonly printerName: string;
  /** UTC milliseconds. */
  readonly printedAt: number;
  readonly demonstration: boolean;
}

/** Letters only: no sentence of Jrai or Bahnar is printed that no speaker has approved (domain.md §9). */
export const vietnameseLetters = [
  'a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ',
  'e è ẻ ẽ é ẹ ê ề ể ễ ế ệ i ì ỉ ĩ í ị',
  'o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ',
  'u ù ủ ũ ú ụ ư ừ ử ữ ứ ự y ỳ ỷ ỹ ý ỵ đ',
  'b c d g h k l m n p q r s t v x',
];

/** Those with no precomposed code point are base + U+0306 (domain.md §9.2). */
export const highlandLetters = [
  'č ŏ ơ\u0306 ư\u0306 ĕ ĭ ŭ ñ ƀ ô\u0306 ê\u0306 â\u0306',
  'Č Ŏ Ơ\u0306 Ư\u0306 Ĕ Ĭ Ŭ Ñ Ƀ Ô\u0306 Ê\u0306 Â\u0306',
];

/** What a technician prints first: are all letters, the whole width and the QR really there? */
export function testPagePaper(page: TestPagePaper): PaperDocument {
  const { words, width, language } = page;
  const { date, time } = localTime(page.printedAt);
  const text = (line: string, weight: 'regular' | 'semibold' = 'regular'): PaperLine => ({
    type: 'text',
    text: line,
    capMm: 2.6,
    weight,
    align: 'left',
  });
  const part = (key: string): PaperLine[] => [{ type: 'space', mm: 2 }, text(words(key), 'semibold')];
  return {
    kind: 'test-page',
    language,
    width,
    lines: [
      ...paperMarks(0, page.demonstration, words),
      { type: 'heading', symbol: 'printer', text: words('test-page.title'), capMm: 4 },
      { type: 'space', mm: 1.5 },
      text(`${page.centreName} – ${page.pointName}`),
      text(`${page.printerName}, ${paperDateTime(date, time)}`),
      ...part('test-page.width'),
      { type: 'space', mm: 1 },
      { type: 'ruler' },
      ...part('test-page.vietnamese'),
      ...vietnameseLetters.map((line) => text(line)),
      ...vietnameseLetters.map((line) => text(line.toUpperCase())),
      ...part('test-page.highland'),
      ...highlandLetters.map(
        (line): PaperLine => ({
          type: 'text',
          text: line,
          capMm: width === 80 ? 3.4 : 2.6,
          weight: 'semibold',
          align: 'left',
        }),
      ),
      text('0 1 2 3 4 5 6 7 8 9'),
      ...part('test-page.qr'),
      ...[14, 20, 26].flatMap((sizeMm): PaperLine[] => [
        { type: 'space', mm: 2.5 },
        { type: 'qr', text: `GAN-DAN ${sizeMm} mm`, sizeMm },
      ]),
      { type: 'space', mm: 2 },
      { type: 'text', text: words('test-page.end'), capMm: 2.6, weight: 'semibold', align: 'centre' },
    ],
  };
}
