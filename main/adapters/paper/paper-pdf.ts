import { PDFDocument, type SKRSContext2D } from '@napi-rs/canvas';
import type { PaperDocument } from '../../../domain/paper.ts';
import { drawPage, paperPages } from './paper-pages.ts';

const pointsPerMm = 72 / 25.4;

/** Papers as pages of a file. Letters stay letters: they can be selected and found. */
export function paperPdf(papers: readonly PaperDocument[]): Uint8Array {
  const document = new PDFDocument({ title: papers[0]?.kind ?? '', producer: 'Gần Dân' });
  for (const paper of papers) addPages(document, paper);
  return new Uint8Array(document.close());
}

function addPages(document: PDFDocument, paper: PaperDocument): void {
  const laid = paperPages(paper);
  const { size, mmPerDot, pages } = laid;
  for (const n of pages.keys()) {
    const context = document.beginPage(size.width * pointsPerMm, size.height * pointsPerMm) as SKRSContext2D;
    context.translate(size.margin * pointsPerMm, size.margin * pointsPerMm);
    context.scale(mmPerDot * pointsPerMm, mmPerDot * pointsPerMm);
    drawPage(context, laid, n + 1);
    document.endPage();
  }
}
