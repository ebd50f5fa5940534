import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { PaperDocument, PaperSheet } from '../../../domain/paper.ts';
import type { Block } from './block.ts';
import { blocksOf } from './paper-blocks.ts';
import { drawText, type Sheet, textStyle } from './paper-text.ts';
import { hatchBehind } from './practice-hatch.ts';

/** Millimetres, with margins that any office printer keeps. */
const sheets: Readonly<Record<PaperSheet, { width: number; height: number; margin: number }>> = {
  A5: { width: 148, height: 210, margin: 10 },
  A4: { width: 210, height: 297, margin: 14 },
  'A4-lying': { width: 297, height: 210, margin: 12 },
};
/** Drawn in eighths of a millimetre, as on the roll. */
const dotsPerMm = 8;
/** 10 pt as on the roll, or down to 8.7 pt when the form then fits one page. */
const scales = [1, 0.92, 0.85] as const;
/** Below the last line of many pages, for "1/2". */
const footMm = 6;

export interface Pages {
  readonly size: { readonly width: number; readonly height: number; readonly margin: number };
  /** Millimetres on paper of one dot. */
  readonly mmPerDot: number;
  readonly sheet: Sheet;
  /** Of a practice world. */
  readonly isHatched: boolean;
  readonly pages: readonly (readonly Block[])[];
}

/** The same document as the thermal paper, line by line, on pages. */
export function paperPages(paper: PaperDocument): Pages {
  const layouts = scales.map((scale) => layOut(paper, scale));
  return layouts.find(({ pages }) => pages.length === 1) ?? layOut(paper, 1);
}

/** Draws inside the margins, in dots from the upper left. */
export function drawPage(
  context: SKRSContext2D,
  { size, mmPerDot, sheet, pages, isHatched }: Pages,
  number: number,
): void {
  context.fillStyle = '#000';
  context.strokeStyle = '#000';
  if (isHatched) hatchBehind(context, sheet, (size.height - 2 * size.margin) / mmPerDot);
  let top = 0;
  for (const block of pages[number - 1] ?? []) {
    block.draw(context, top);
    top += block.height;
  }
  if (pages.length === 1) return;
  const style = textStyle(sheet, 2.6, 'regular');
  const foot = (size.height - 2 * size.margin) / mmPerDot - style.lineHeight;
  drawText(context, style, `${number}/${pages.length}`, { x: sheet.width, top: foot, align: 'right' });
}

function layOut(paper: PaperDocument, scale: number): Pages {
  const size = sheets[paper.sheet ?? 'A5'];
  const measuring = createCanvas(8, 8).getContext('2d');
  const sheet = { width: Math.floor(((size.width - 2 * size.margin) * dotsPerMm) / scale), dotsPerMm };
  const blocks = blocksOf(paper, measuring, sheet);
  const room = ((size.height - 2 * size.margin) * dotsPerMm) / scale;
  const whole = paged(blocks, room);
  const layout = { size, mmPerDot: scale / dotsPerMm, sheet, isHatched: paper.practice !== undefined };
  if (whole.length === 1) return { ...layout, pages: whole };
  return { ...layout, pages: paged(blocks, room - footMm * dotsPerMm) };
}

/** A line is never cut in two. */
function paged(blocks: readonly Block[], room: number): readonly (readonly Block[])[] {
  const pages: Block[][] = [[]];
  let used = 0;
  for (const block of blocks) {
    if (used + block.height > room && used > 0) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(block);
    used += block.height;
  }
  return pages;
}
