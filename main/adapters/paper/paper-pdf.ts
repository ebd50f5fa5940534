import { createCanvas, PDFDocument, type SKRSContext2D } from '@napi-rs/canvas';
import type { PaperDocument } from '../../../domain/paper.ts';
import type { Block } from './block.ts';
import { blockOf } from './paper-blocks.ts';
import { drawText, type Sheet, textStyle } from './paper-text.ts';

/** Upright with margins that any office printer keeps; drawn in eighths of a millimetre, as on the roll. */
const pages = { A5: { width: 148, height: 210, margin: 10 }, A4: { width: 210, height: 297, margin: 14 } } as const;
type Page = (typeof pages)[keyof typeof pages];
const dotsPerMm = 8;
const pointsPerMm = 72 / 25.4;
/** 10 pt as on the roll, or down to 8.7 pt when the form then fits one page. */
const scales = [1, 0.92, 0.85] as const;
/** Below the last line of many pages, for "1/2". */
const footMm = 6;

interface Layout {
  readonly scale: number;
  readonly sheet: Sheet;
  readonly pages: readonly (readonly Block[])[];
}

/** The same document as the thermal paper, line by line, on A5 pages or the sheet it is made for. Letters stay letters: they can be selected and found. */
export function paperPdf(paper: PaperDocument): Uint8Array {
  const page = pages[paper.sheet ?? 'A5'];
  const layouts = scales.map((scale) => layOut(paper, page, scale));
  const layout = layouts.find(({ pages }) => pages.length === 1) ?? layouts[0];
  const document = new PDFDocument({ title: paper.kind, producer: 'Gần Dân' });
  for (const [n, blocks] of layout?.pages.entries() ?? []) {
    const context = document.beginPage(page.width * pointsPerMm, page.height * pointsPerMm) as SKRSContext2D;
    if (layout) drawPage(context, page, layout, blocks, n + 1);
    document.endPage();
  }
  return new Uint8Array(document.close());
}

function drawPage(
  context: SKRSContext2D,
  page: Page,
  { scale, sheet, pages }: Layout,
  blocks: readonly Block[],
  number: number,
): void {
  const pointsPerDot = (pointsPerMm / dotsPerMm) * scale;
  context.translate(page.margin * pointsPerMm, page.margin * pointsPerMm);
  context.scale(pointsPerDot, pointsPerDot);
  context.fillStyle = '#000';
  context.strokeStyle = '#000';
  let top = 0;
  for (const block of blocks) {
    block.draw(context, top);
    top += block.height;
  }
  if (pages.length === 1) return;
  const style = textStyle(sheet, 2.6, 'regular');
  const foot = heightInside(page, scale) - style.lineHeight;
  drawText(context, style, `${number}/${pages.length}`, { x: sheet.width, top: foot, align: 'right' });
}

function layOut(paper: PaperDocument, page: Page, scale: number): Layout {
  const measuring = createCanvas(8, 8).getContext('2d');
  const sheet = { width: Math.floor(((page.width - 2 * page.margin) * dotsPerMm) / scale), dotsPerMm };
  const blocks = paper.lines.map((line) => blockOf(line, measuring, sheet));
  const whole = paged(blocks, heightInside(page, scale));
  if (whole.length === 1) return { scale, sheet, pages: whole };
  return { scale, sheet, pages: paged(blocks, heightInside(page, scale) - footMm * dotsPerMm) };
}

function heightInside(page: Page, scale: number): number {
  return ((page.height - 2 * page.margin) * dotsPerMm) / scale;
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
