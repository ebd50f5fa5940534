import type { PaperDocument } from '../../domain/paper.ts';

/** Turns a paper into what a printer takes (ESC/POS bytes) or a person looks at (PNG), off the main thread. */
export interface PaperMaker {
  bytes(paper: PaperDocument): Promise<Uint8Array>;
  png(paper: PaperDocument): Promise<Uint8Array>;
  close(): Promise<void>;
}
