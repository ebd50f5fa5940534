import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Block, LineOf } from './block.ts';
import { drawText, type Sheet, textStyle, wrapText } from './paper-text.ts';

/** One row of a table: each cell wrapped in its own column, all framed to the height of the tallest. */
export function rowBlock(line: LineOf<'row'>, context: SKRSContext2D, sheet: Sheet): Block {
  const { width, dotsPerMm } = sheet;
  const style = textStyle(sheet, line.capMm, line.weight);
  const inset = Math.round(0.8 * dotsPerMm);
  const whole = line.shares.reduce((sum, share) => sum + share, 0);
  const edges = [0];
  for (const share of line.shares) edges.push((edges.at(-1) ?? 0) + Math.round((width * share) / whole));
  const columns = line.cells.map((text, n) => {
    const left = edges[n] ?? 0;
    const right = n === line.cells.length - 1 ? width : (edges[n + 1] ?? width);
    return {
      left,
      right,
      lines: text.split('\n').flatMap((part) => wrapText(context, style, part, right - left - 2 * inset)),
    };
  });
  const tallest = Math.max(1, ...columns.map(({ lines }) => lines.length));
  const height = tallest * style.lineHeight + 2 * inset;
  return {
    height,
    draw: (to, top) => {
      for (const { left, right, lines } of columns) {
        to.fillRect(left, top, right - left, 1);
        to.fillRect(left, top + height - 1, right - left, 1);
        to.fillRect(left, top, 1, height);
        to.fillRect(right - 1, top, 1, height);
        lines.forEach((each, n) => {
          drawText(to, style, each, { x: left + inset, top: top + inset + n * style.lineHeight, align: 'left' });
        });
      }
    },
  };
}
