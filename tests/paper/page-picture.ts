import { createCanvas } from '@napi-rs/canvas';
import type { PaperDocument } from '../../domain/paper.ts';
import { registerPaperFonts } from '../../main/adapters/paper/paper-fonts.ts';
import { drawPage, paperPages } from '../../main/adapters/paper/paper-pages.ts';
import { fontFolder } from '../support/paper-maker.ts';

const pixelsPerMm = 5;

/** The first page of a form as a person sees it, and how many there are. */
export function pagePicture(paper: PaperDocument): { readonly png: Buffer; readonly pages: number } {
  registerPaperFonts(fontFolder);
  const laid = paperPages(paper);
  const { size, mmPerDot, pages } = laid;
  const canvas = createCanvas(size.width * pixelsPerMm, size.height * pixelsPerMm);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.translate(size.margin * pixelsPerMm, size.margin * pixelsPerMm);
  context.scale(mmPerDot * pixelsPerMm, mmPerDot * pixelsPerMm);
  drawPage(context, laid, 1);
  return { png: canvas.toBuffer('image/png'), pages: pages.length };
}
