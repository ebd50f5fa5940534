import { parentPort, workerData } from 'node:worker_threads';
import type { PaperDocument } from '../../../domain/paper.ts';
import { bitmapPng } from './bitmap.ts';
import { escposBytes } from './escpos-encoder.ts';
import { registerPaperFonts } from './paper-fonts.ts';
import { renderPaper } from './render-paper.ts';

/** What the paper maker asks of its worker. */
export interface PaperOrder {
  readonly order: number;
  readonly as: 'bytes' | 'png';
  readonly paper: PaperDocument;
}

export type PaperAnswer =
  | { readonly order: number; readonly made: Uint8Array }
  | { readonly order: number; readonly failed: string };

/** The entry of a thread: drawing takes milliseconds that a tap must not wait for. */
if (!parentPort) throw new Error('paper-worker runs as a worker thread');
const port = parentPort;
registerPaperFonts(new URL((workerData as { fontFolder: string }).fontFolder));

port.on('message', ({ order, as, paper }: PaperOrder) => {
  port.postMessage(answer(order, as, paper));
});

function answer(order: number, as: PaperOrder['as'], paper: PaperDocument): PaperAnswer {
  try {
    const bitmap = renderPaper(paper);
    return { order, made: as === 'png' ? bitmapPng(bitmap) : escposBytes(bitmap) };
  } catch (cause) {
    return { order, failed: cause instanceof Error ? cause.message : String(cause) };
  }
}
