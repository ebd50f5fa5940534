import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Block, LineOf } from './block.ts';
import { drawPictogram } from './paper-marks.ts';
import { drawText, type Sheet, type TextStyle, textStyle, textWidth, wrapText } from './paper-text.ts';

export function textBlock(line: LineOf<'text'>, context: SKRSContext2D, sheet: Sheet): Block {
  const { width } = sheet;
  const style = textStyle(sheet, line.capMm, line.weight);
  const lines = wrapText(context, style, line.text, width);
  const align = line.align === 'centre' ? 'center' : line.align;
  const x = { left: 0, center: width / 2, right: width }[align];
  return {
    height: lines.length * style.lineHeight,
    draw: (to, top) =>
      lines.forEach((each, n) => {
        drawText(to, style, each, { x, top: top + n * style.lineHeight, align });
      }),
  };
}

/** Narrower than this no two columns of 10 pt stand side by side. */
const twoColumnsMm = 110;

export function letterheadBlock(line: LineOf<'letterhead'>, context: SKRSContext2D, sheet: Sheet): Block {
  const isWide = sheet.width >= twoColumnsMm * sheet.dotsPerMm;
  const gap = 4 * sheet.dotsPerMm;
  // The name of the state takes one line, as on the printed form.
  const width = isWide ? Math.floor(sheet.width * 0.44) : sheet.width;
  const giver = columnBlock(line.giver, isWide ? 2.6 : 2.8, context, { ...sheet, width });
  if (!isWide) return giver;
  const state = columnBlock(line.state, 2.6, context, { ...sheet, width: sheet.width - width - gap });
  return {
    height: Math.max(giver.height, state.height),
    draw: (to, top) => {
      giver.draw(to, top);
      to.save();
      to.translate(width + gap, 0);
      state.draw(to, top);
      to.restore();
    },
  };
}

/** Who in bold, and under it what. */
function columnBlock([who, what]: readonly [string, string], capMm: number, context: SKRSContext2D, sheet: Sheet) {
  const common = { type: 'text', align: 'centre' } as const;
  const title = textBlock({ ...common, text: who, capMm, weight: 'semibold' }, context, sheet);
  const under = textBlock({ ...common, text: what, capMm: 2.6, weight: 'regular' }, context, sheet);
  return {
    height: title.height + under.height,
    draw: (to: SKRSContext2D, top: number) => {
      title.draw(to, top);
      under.draw(to, top + title.height);
    },
  };
}

/** Height first: a long number is squeezed to seven tenths of its width before it becomes lower. */
export function numberBlock(line: LineOf<'number'>, context: SKRSContext2D, sheet: Sheet): Block {
  const { width } = sheet;
  const wanted = textWidth(context, textStyle(sheet, line.capMm, 'bold'), line.text);
  const lower = Math.min(1, width / (wanted * 0.7));
  const style = textStyle(sheet, line.capMm * lower, 'bold');
  const squeeze = Math.min(1, width / (wanted * lower));
  return {
    height: Math.ceil(style.cap),
    draw: (to, top) => {
      to.save();
      to.translate(width / 2, top + Math.ceil(style.cap) - style.baseline);
      to.scale(squeeze, 1);
      drawText(to, style, line.text, { x: 0, top: 0, align: 'center' });
      to.restore();
    },
  };
}

export function headingBlock(line: LineOf<'heading'>, context: SKRSContext2D, sheet: Sheet): Block {
  const { width, dotsPerMm } = sheet;
  const style = textStyle(sheet, line.capMm, 'bold');
  const symbol = Math.round(line.capMm * dotsPerMm * 2.9);
  const gap = 2.5 * dotsPerMm;
  const lines = wrapText(context, style, line.text, width - symbol - gap);
  const textHeight = lines.length * style.lineHeight;
  const height = Math.max(symbol, textHeight);
  const widest = Math.max(...lines.map((each) => textWidth(context, style, each)));
  const left = Math.floor((width - symbol - gap - widest) / 2);
  return {
    height,
    draw: (to, top) => {
      drawPictogram(to, line.symbol, { x: left, y: top + (height - symbol) / 2, size: symbol, colour: '#000' });
      const textTop = top + (height - textHeight) / 2;
      lines.forEach((each, n) => {
        drawText(to, style, each, { x: left + symbol + gap, top: textTop + n * style.lineHeight, align: 'left' });
      });
    },
  };
}

/**
 * Label left, value right on one line when both fit. A label that needs several lines keeps a short value beside its
 * last one; otherwise the value goes under the label.
 */
export function pairBlock(line: LineOf<'pair'>, context: SKRSContext2D, sheet: Sheet): Block {
  const { width, dotsPerMm } = sheet;
  const label = textStyle(sheet, line.capMm, 'regular');
  const value = textStyle(sheet, line.capMm, 'semibold');
  const gap = 2 * dotsPerMm;
  const valueWidth = textWidth(context, value, line.value);
  const labelWidth = textWidth(context, label, line.label);
  if (labelWidth + gap + valueWidth <= width || (labelWidth > width && valueWidth <= width * 0.45)) {
    const lines = wrapText(context, label, line.label, width - gap - valueWidth);
    const height = lines.length * label.lineHeight;
    return {
      height,
      draw: (to, top) => {
        drawLines(to, label, lines, 0, top);
        drawText(to, value, line.value, { x: width, top: top + height - label.lineHeight, align: 'right' });
      },
    };
  }
  const indent = 3 * dotsPerMm;
  const labels = wrapText(context, label, line.label, width);
  const values = wrapText(context, value, line.value, width - indent);
  return {
    height: labels.length * label.lineHeight + values.length * value.lineHeight,
    draw: (to, top) => {
      drawLines(to, label, labels, 0, top);
      const valueTop = top + labels.length * label.lineHeight;
      if (values.length > 1) drawLines(to, value, values, indent, valueTop);
      else drawText(to, value, line.value, { x: width, top: valueTop, align: 'right' });
    },
  };
}

function drawLines(to: SKRSContext2D, style: TextStyle, lines: readonly string[], x: number, top: number): void {
  lines.forEach((each, n) => {
    drawText(to, style, each, { x, top: top + n * style.lineHeight, align: 'left' });
  });
}
