import { createCanvas } from '@napi-rs/canvas';
import type { PaperDocument, PaperWidth } from '../../../domain/paper.ts';
import { type Bitmap, bitmapFromRgba } from './bitmap.ts';
import { blockOf } from './paper-blocks.ts';

/** Dots a 203 dpi head prints on a roll of that width: 48 mm of 58, 72 mm of 80. */
export const headDots: Readonly<Record<PaperWidth, number>> = { 58: 384, 80: 576 };

const marginTop = 8;
const marginBottom = 24;

/** Draws a paper as dots. `registerPaperFonts` must have run in this thread. Same document, same dots. */
export function renderPaper(paper: PaperDocument): Bitmap {
  const width = headDots[paper.width];
  const measuring = createCanvas(8, 8).getContext('2d');
  const blocks = paper.lines.map((line) => blockOf(line, measuring, width));
  const height = Math.ceil(blocks.reduce((sum, block) => sum + block.height, marginTop + marginBottom));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000';
  context.strokeStyle = '#000';
  let top = marginTop;
  for (const block of blocks) {
    block.draw(context, top);
    top += block.height;
  }
  return bitmapFromRgba(context.getImageData(0, 0, width, height).data, width, height);
}
