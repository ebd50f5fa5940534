import type { PrinterModel } from '../../domain/data/printers.ts';
import type { PaperDocument, PrintHead } from '../../domain/paper.ts';

/** Turns a paper into what a printer takes (ESC/POS bytes) or a person looks at (PNG, PDF), off the main thread. */
export interface PaperMaker {
  /** For a printer whose roll is as wide as the paper was made for. */
  bytes(paper: PaperDocument, printer: PrinterModel): Promise<Uint8Array>;
  png(paper: PaperDocument, head: PrintHead): Promise<Uint8Array>;
  /** A5, the size the law names (TT 01/2018 Đ.9.2); its text can be selected and searched. Several: one after the other. */
  pdf(...papers: readonly PaperDocument[]): Promise<Uint8Array>;
  close(): Promise<void>;
}
