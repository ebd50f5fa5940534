import type { PaperDocument } from '../../domain/paper.ts';
import { createPaperWords } from '../adapters/paper/paper-words.ts';
import type { PaperMaker } from '../ports/paper-maker.ts';

/** Every paper of a practice world is hatched and says so, whatever drew it up. */
export function practicePaper(maker: PaperMaker): PaperMaker {
  const words = createPaperWords();
  const marked = (paper: PaperDocument): PaperDocument => ({ ...paper, practice: words(paper.language)('practice') });
  return {
    bytes: (paper, printer) => maker.bytes(marked(paper), printer),
    png: (paper, head) => maker.png(marked(paper), head),
    pdf: (...papers) => maker.pdf(...papers.map(marked)),
    close: () => maker.close(),
  };
}
