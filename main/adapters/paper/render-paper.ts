import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { PaperDocument, PrintHead } from '../../../domain/paper.ts';
import { assert } from '../../../domain/result.ts';
import { type Bitmap, bitmapFromRgba } from './bitmap.ts';
import { blocksOf } from './paper-blocks.ts';
import type { Sheet } from './paper-text.ts';
import { hatchBehind } from './practice-hatch.ts';

const marginTop = 8;
const marginBottom = 24;

/** Draws a paper as dots. `registerPaperFonts` must have run in this thread. Same document, same dots. */
export function renderPaper(paper: PaperDocument, head: PrintHead): Bitmap {
  assert(paper.width === head.width, 'a paper drawn for another roll');
  const sheet = sheetOf(head);
  const { width } = sheet;
  const measuring = ground.measuring.getContext('2d');
  measuring.reset();
  const blocks = blocksOf(paper, measuring, sheet);
  const height = Math.ceil(blocks.reduce((sum, block) => sum + block.height, marginTop + marginBottom));
  const context = blankSheet(width, height);
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.fillStyle = '#000';
  context.strokeStyle = '#000';
  if (paper.practice !== undefined) hatchBehind(context, sheet, height);
  let top = marginTop;
  for (const block of blocks) {
    block.draw(context, top);
    top += block.height;
  }
  const { data } = context.getImageData(0, 0, width, height);
  const bitmap = bitmapFromRgba(data, width, height);
  giveBack(data);
  return bitmap;
}

/** Two to five megabytes that lie outside of V8's heap, so that its collector sees no reason to hurry: left to it, eight of them wait. */
function giveBack({ buffer }: Uint8ClampedArray): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/** One canvas for all papers of a thread: a new one each time is memory that is given back when it pleases, hundreds of MiB later. */
const ground: { readonly measuring: Canvas; sheet: Canvas } = {
  measuring: createCanvas(8, 8),
  sheet: createCanvas(8, 8),
};

function blankSheet(width: number, height: number): SKRSContext2D {
  const { sheet } = ground;
  if (sheet.width < width || sheet.height < height)
    ground.sheet = createCanvas(Math.max(sheet.width, width), Math.max(sheet.height, height));
  const context = ground.sheet.getContext('2d');
  context.reset();
  return context;
}

/** Eight dots to the millimetre are sold as 203 dpi. */
function sheetOf({ dots, dpi }: PrintHead): Sheet {
  return { width: dots, dotsPerMm: dpi === 203 ? 8 : dpi / 25.4 };
}
