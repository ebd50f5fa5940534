import type { SKRSContext2D } from '@napi-rs/canvas';
import { type PaperWeight, paperFont } from './paper-fonts.ts';

/** What a paper is drawn on. */
export interface Sheet {
  /** Dots across. */
  readonly width: number;
  readonly dotsPerMm: number;
}

/** Noto Sans: cap height over em (OS/2 sCapHeight 714 of 1000). */
const capOverEm = 0.714;
/** Two stacked marks on a capital clip below 1.42. */
const lineOverEm = 1.42;
const baselineOverEm = 1.09;

export interface TextStyle {
  readonly font: string;
  readonly em: number;
  readonly cap: number;
  readonly lineHeight: number;
  /** From the top of the line. */
  readonly baseline: number;
}

export function textStyle({ dotsPerMm }: Sheet, capMm: number, weight: PaperWeight): TextStyle {
  const cap = capMm * dotsPerMm;
  const em = cap / capOverEm;
  return {
    font: paperFont(weight, em),
    em,
    cap,
    lineHeight: Math.ceil(em * lineOverEm),
    baseline: Math.round(em * baselineOverEm),
  };
}

export function textWidth(context: SKRSContext2D, style: TextStyle, text: string): number {
  context.font = style.font;
  return context.measureText(text).width;
}

/** Breaks at plain spaces, not at U+00A0; a word wider than the line is broken between letters, never inside a letter and its marks. */
export function wrapText(context: SKRSContext2D, style: TextStyle, text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .normalize('NFC')
    .split(/ +/)
    .filter(Boolean)
    .flatMap((each) => pieces(context, style, each, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(context, style, longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(context: SKRSContext2D, style: TextStyle, word: string, width: number): readonly string[] {
  if (textWidth(context, style, word) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  for (const { segment } of new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(word)) {
    if (piece !== '' && textWidth(context, style, piece + segment) > width) {
      found.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...found, piece];
}

export function drawText(
  context: SKRSContext2D,
  style: TextStyle,
  text: string,
  at: { readonly x: number; readonly top: number; readonly align: 'left' | 'center' | 'right' },
): void {
  context.font = style.font;
  context.textAlign = at.align;
  context.textBaseline = 'alphabetic';
  context.fillText(text, at.x, at.top + style.baseline);
}
