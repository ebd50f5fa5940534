import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Block, LineOf } from './block.ts';
import { drawPictogram } from './paper-marks.ts';
import { drawText, type Sheet, textStyle, textWidth, wrapText } from './paper-text.ts';

export function ruleBlock(line: LineOf<'rule'>, { width }: Sheet): Block {
  const [dash, gap] = line.style === 'solid' ? [width, 0] : [8, 8];
  return {
    height: 3,
    draw: (to, top) => {
      for (let x = 0; x < width; x += dash + gap)
        to.fillRect(x, top, Math.min(dash, width - x), line.style === 'solid' ? 3 : 2);
    },
  };
}

export function rulerBlock(sheet: Sheet): Block {
  const { width, dotsPerMm } = sheet;
  const style = textStyle(sheet, 2.6, 'regular');
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

export function signaturesBlock(line: LineOf<'signatures'>, context: SKRSContext2D, sheet: Sheet): Block {
  const { width, dotsPerMm } = sheet;
  const style = textStyle(sheet, 2.6, 'semibold');
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

export function bannerBlock(line: LineOf<'banner'>, context: SKRSContext2D, sheet: Sheet): Block {
  const { width, dotsPerMm } = sheet;
  const style = textStyle(sheet, 3.2, 'bold');
  const padding = 1.5 * dotsPerMm;
  const room = width - 4 * padding;
  const wished = line.symbol ? Math.round(style.cap * 2.6) : 0;
  const longest = Math.max(...line.text.split(' ').map((word) => textWidth(context, style, word)));
  // A date is not broken for a picture beside it: on 58 mm the picture goes.
  const symbol = longest <= room - wished - 1.5 * dotsPerMm ? wished : 0;
  const gap = symbol ? 1.5 * dotsPerMm : 0;
  const lines = wrapText(context, style, line.text, room - symbol - gap);
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
      if (line.symbol && symbol > 0)
        drawPictogram(to, line.symbol, { x: left, y: top + (height - symbol) / 2, size: symbol, colour });
      const x = left + symbol + gap + widest / 2;
      lines.forEach((each, n) => {
        drawText(to, style, each, { x, top: top + (height - textHeight) / 2 + n * style.lineHeight, align: 'center' });
      });
      to.restore();
    },
  };
}

function roundedBox(to: SKRSContext2D, x: number, y: number, w: number, h: number, radius: number): SKRSContext2D {
  to.beginPath();
  to.roundRect(x, y, w, h, radius);
  return to;
}
