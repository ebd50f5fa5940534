import { parentPort, workerData } from 'node:worker_threads';
import type { PrinterModel } from '../../../domain/data/printers.ts';
import type { PaperDocument, PrintHead } from '../../../domain/paper.ts';
import { bitmapPng } from './bitmap.ts';
import { escposBytes } from './escpos-encoder.ts';
import { registerPaperFonts } from './paper-fonts.ts';
import { paperPdf } from './paper-pdf.ts';
import { renderPaper } from './render-paper.ts';

/** What the paper maker asks of its worker. */
export type PaperWish =
  | { readonly as: 'bytes'; readonly paper: PaperDocument; readonly printer: PrinterModel }
  | { readonly as: 'png'; readonly paper: PaperDocument; readonly head: PrintHead }
  | { readonly as: 'pdf'; readonly papers: readonly PaperDocument[] };

export interface PaperOrder {
  readonly order: number;
  readonly wish: PaperWish;
}

export type PaperAnswer =
  | { readonly order: number; readonly made: Uint8Array }
  | { readonly order: number; readonly failed: string };

/** The entry of a thread: drawing takes milliseconds that a tap must not wait for. */
if (!parentPort) throw new Error('paper-worker runs as a worker thread');
const port = parentPort;
registerPaperFonts(new URL((workerData as { fontFolder: string }).fontFolder));

port.on('message', ({ order, wish }: PaperOrder) => {
  port.postMessage(answer(order, wish));
});

function answer(order: number, wish: PaperWish): PaperAnswer {
  try {
    return { order, made: make(wish) };
  } catch (cause) {
    return { order, failed: cause instanceof Error ? cause.message : String(cause) };
  }
}

function make(wish: PaperWish): Uint8Array {
  if (wish.as === 'pdf') return paperPdf(wish.papers);
  if (wish.as === 'png') return bitmapPng(renderPaper(wish.paper, wish.head));
  return escposBytes(renderPaper(wish.paper, wish.printer), wish.printer);
}
