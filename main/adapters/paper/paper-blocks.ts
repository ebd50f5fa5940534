import type { SKRSContext2D } from '@napi-rs/canvas';
import type { PaperLine } from '../../../domain/paper.ts';
import { drawPictogram, qrDots } from './paper-marks.ts';
import { dotsPerMm, drawText, type TextStyle, textStyle, textWidth, wrapText } from './paper-text.ts';

/** One line of a paper, measured: its height in dots and how to draw it from `top`. */
export interface Block {
  readonly height: number;
  draw(context: SKRSContext2D, top: number): void;
}

type Line<T extends PaperLine['type']> = Extract<PaperLine, { readonly type: T }>;

/** `width` is what the head prints, in dots. */
export function blockOf(line: PaperLine, context: SKRSContext2D, width: number): Block {
  switch (line.type) {
    case 'text':
      return textBlock(line, context, width);
    case 'number':
      return numberBlock(line, context, width);
    case 'heading':
      return headingBlock(line, context, width);
    case 'pair':
      return pairBlock(line, context, width);
    case 'symbol':
      return symbolBlock(line, width);
    case 'qr':
      return qrBlock(line, width);
    case 'rule':
      return ruleBlock(line, width);
    case 'ruler':
      return rulerBlock(width);
    case 'space':
      return { height: Math.round(line.mm * dotsPerMm), draw: () => {} };
    case 'signatures':
      return signaturesBlock(line, context, width);
    case 'banner':
      return bannerBlock(line, context, width);
  }
}

function textBlock(line: Line<'text'>, context: SKRSContext2D, width: number): Block {
  const style = textStyle(line.capMm, line.weight);
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

/** Height first: a long number is squeezed to seven tenths of its width before it becomes lower. */
function numberBlock(line: Line<'number'>, context: SKRSContext2D, width: number): Block {
  const wanted = textWidth(context, textStyle(line.capMm, 'bold'), line.text);
  const lower = Math.min(1, width / (wanted * 0.7));
  const style = textStyle(line.capMm * lower, 'bold');
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

function headingBlock(line: Line<'heading'>, context: SKRSContext2D, width: number): Block {
  const style = textStyle(line.capMm, 'bold');
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
function pairBlock(line: Line<'pair'>, context: SKRSContext2D, width: number): Block {
  const label = textStyle(line.capMm, 'regular');
  const value = textStyle(line.capMm, 'semibold');
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

function symbolBlock(line: Line<'symbol'>, width: number): Block {
  const size = line.sizeMm * dotsPerMm;
  return {
    height: size,
    draw: (to, y) => drawPictogram(to, line.symbol, { x: (width - size) / 2, y, size, colour: '#000' }),
  };
}

/** Whole dots per module, so that every module is equally sharp. */
function qrBlock(line: Line<'qr'>, width: number): Block {
  const { count, isDark } = qrDots(line.text);
  const module = Math.max(2, Math.floor((line.sizeMm * dotsPerMm) / count));
  const size = module * count;
  const left = Math.floor((width - size) / 2);
  return {
    height: size,
    draw: (to, top) => {
      for (let row = 0; row < count; row++)
        for (let column = 0; column < count; column++)
          if (isDark(row, column)) to.fillRect(left + column * module, top + row * module, module, module);
    },
  };
}

function ruleBlock(line: Line<'rule'>, width: number): Block {
  const [dash, gap] = line.style === 'solid' ? [width, 0] : [8, 8];
  return {
    height: 3,
    draw: (to, top) => {
      for (let x = 0; x < width; x += dash + gap)
        to.fillRect(x, top, Math.min(dash, width - x), line.style === 'solid' ? 3 : 2);
    },
  };
}

function rulerBlock(width: number): Block {
  const style = textStyle(2.6, 'regular');
  const tick = 5 * dotsPerMm;
  return {
    height: tick + style.lineHeight,
    draw: (to, top) => {
      to.fillRect(0, top, width, 3);
      for (let mm = 0; mm * dotsPerMm < width; mm++) {
        const height = mm % 10 === 0 ? tick : mm % 5 === 0 ? tick * 0.7 : tick * 0.4;
        to.fillRect(mm * dotsPerMm, top, 2, height);
        if (mm % 10 === 0 && mm > 0)
          drawText(to, style, String(mm), { x: mm * dotsPerMm, top: top + tick - 4, align: 'center' });
      }
      to.fillRect(width - 2, top, 2, tick);
    },
  };
}

function signaturesBlock(line: Line<'signatures'>, context: SKRSContext2D, width: number): Block {
  const style = textStyle(2.6, 'semibold');
  const column = width / 2 - 2 * dotsPerMm;
  const sides = [line.left, line.right].map((text) => wrapText(context, style, text, column));
  const titles = Math.max(...sides.map((lines) => lines.length)) * style.lineHeight;
  const height = titles + line.heightMm * dotsPerMm;
  return {
    height,
    draw: (to, top) =>
      sides.forEach((lines, side) => {
        const left = side === 0 ? 0 : width - column;
        lines.forEach((each, n) => {
          drawText(to, style, each, { x: left + column / 2, top: top + n * style.lineHeight, align: 'center' });
        });
        for (let x = 0; x < column; x += 8) to.fillRect(left + x, top + height - 4, 4, 2);
      }),
  };
}

function bannerBlock(line: Line<'banner'>, context: SKRSContext2D, width: number): Block {
  const style = textStyle(3.2, 'bold');
  const padding = 1.5 * dotsPerMm;
  const symbol = line.symbol ? Math.round(style.cap * 2.6) : 0;
  const gap = symbol ? 1.5 * dotsPerMm : 0;
  const lines = wrapText(context, style, line.text, width - 4 * padding - symbol - gap);
  const textHeight = lines.length * style.lineHeight;
  const height = Math.ceil(Math.max(symbol, textHeight) + 2 * padding);
  const colour = line.style === 'solid' ? '#fff' : '#000';
  const widest = Math.max(...lines.map((each) => textWidth(context, style, each)));
  const left = (width - symbol - gap - widest) / 2;
  return {
    height,
    draw: (to, top) => {
      to.save();
      if (line.style === 'solid') roundedBox(to, 0, top, width, height, 10).fill();
      else {
        to.lineWidth = 3;
        roundedBox(to, 1.5, top + 1.5, width - 3, height - 3, 10).stroke();
      }
      to.fillStyle = colour;
      if (line.symbol)
        drawPictogram(to, line.symbol, { x: left, y: top + (height - symbol) / 2, size: symbol, colour });
      const x = left + symbol + gap + widest / 2;
      lines.forEach((each, n) => {
        drawText(to, style, each, { x, top: top + (height - textHeight) / 2 + n * style.lineHeight, align: 'center' });
      });
      to.restore();
    },
  };
}

function drawLines(to: SKRSContext2D, style: TextStyle, lines: readonly string[], x: number, top: number): void {
  lines.forEach((each, n) => {
    drawText(to, style, each, { x, top: top + n * style.lineHeight, align: 'left' });
  });
}

function roundedBox(to: SKRSContext2D, x: number, y: number, w: number, h: number, radius: number): SKRSContext2D {
  to.beginPath();
  to.roundRect(x, y, w, h, radius);
  return to;
}
