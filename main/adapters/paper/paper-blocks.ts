import type { SKRSContext2D } from '@napi-rs/canvas';
import type { PaperDocument, PaperLine } from '../../../domain/paper.ts';
import type { Block } from './block.ts';
import { codesBlock, qrBlock, symbolBlock } from './code-blocks.ts';
import { bannerBlock, ruleBlock, rulerBlock, signaturesBlock } from './frame-blocks.ts';
import type { Sheet } from './paper-text.ts';
import { onWhite, practiceBand } from './practice-hatch.ts';
import { rowBlock } from './row-block.ts';
import { headingBlock, letterheadBlock, numberBlock, pairBlock, textBlock } from './text-blocks.ts';

/** A paper's lines; of a practice world between its two bands. */
export function blocksOf({ lines, practice }: PaperDocument, context: SKRSContext2D, sheet: Sheet): Block[] {
  if (practice === undefined) return lines.map((line) => blockOf(line, context, sheet));
  const blocks = lines.map((line) => {
    const block = blockOf(line, context, sheet);
    // A reader wants white around a code.
    return line.type === 'qr' || line.type === 'codes' ? onWhite(block, sheet) : block;
  });
  return [practiceBand(practice, context, sheet), ...blocks, practiceBand(practice, context, sheet)];
}

function blockOf(line: PaperLine, context: SKRSContext2D, sheet: Sheet): Block {
  switch (line.type) {
    case 'text':
      return textBlock(line, context, sheet);
    case 'letterhead':
      return letterheadBlock(line, context, sheet);
    case 'number':
      return numberBlock(line, context, sheet);
    case 'heading':
      return headingBlock(line, context, sheet);
    case 'pair':
      return pairBlock(line, context, sheet);
    case 'row':
      return rowBlock(line, context, sheet);
    case 'symbol':
      return symbolBlock(line, sheet);
    case 'qr':
      return qrBlock(line, sheet);
    case 'codes':
      return codesBlock(line, sheet);
    case 'rule':
      return ruleBlock(line, sheet);
    case 'ruler':
      return rulerBlock(sheet);
    case 'space':
      return { height: Math.round(line.mm * sheet.dotsPerMm), draw: () => {} };
    case 'signatures':
      return signaturesBlock(line, context, sheet);
    case 'banner':
      return bannerBlock(line, context, sheet);
  }
}
