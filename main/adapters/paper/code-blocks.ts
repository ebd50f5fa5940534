import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Block, LineOf } from './block.ts';
import { barWidths, drawPictogram, qrDots } from './paper-marks.ts';
import type { Sheet } from './paper-text.ts';

export function symbolBlock(line: LineOf<'symbol'>, { width, dotsPerMm }: Sheet): Block {
  const size = Math.round(line.sizeMm * dotsPerMm);
  return {
    height: size,
    draw: (to, y) => drawPictogram(to, line.symbol, { x: (width - size) / 2, y, size, colour: '#000' }),
  };
}

/** Whole dots per module, so that every module is equally sharp. */
export function qrBlock(line: LineOf<'qr'>, { width, dotsPerMm }: Sheet): Block {
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

/** Narrower bars than this run together on thermal paper, or are too fine for a hand-held reader. */
const narrowestBarMm = 0.25;
const widestBarMm = 0.4;
const betweenMm = 3;

/** One under the other on a roll, side by side where the sheet is wide enough for both. */
export function codesBlock({ text, qrText = text, barcodeMm, qrMm }: LineOf<'codes'>, sheet: Sheet): Block {
  const { width, dotsPerMm } = sheet;
  const between = betweenMm * dotsPerMm;
  const bars = barcode(text, barcodeMm, sheet);
  const qr = qrBlock({ type: 'qr', text: qrText, sizeMm: qrMm }, sheet);
  if (!bars) return qr;
  if (bars.width + qr.height + 2 * between <= width * 0.8) {
    const qrSheet = (qrMm + 2 * betweenMm) * dotsPerMm;
    const right = qrBlock({ type: 'qr', text: qrText, sizeMm: qrMm }, { ...sheet, width: qrSheet });
    return {
      height: right.height,
      draw: (to, top) => {
        bars.draw(to, 0, top + (right.height - bars.height) / 2);
        to.save();
        to.translate(width - qrSheet, 0);
        right.draw(to, top);
        to.restore();
      },
    };
  }
  return {
    height: bars.height + between + qr.height,
    draw: (to, top) => {
      bars.draw(to, Math.floor((width - bars.width) / 2), top);
      qr.draw(to, top + bars.height + between);
    },
  };
}

/** Null: no room. The white beside it is the edge no head prints on, 4 mm and more (ISO/IEC 15417 asks for ten bars). */
function barcode(text: string, heightMm: number, { width, dotsPerMm }: Sheet) {
  const bars = barWidths(text);
  const modules = bars.reduce((sum, bar) => sum + bar, 0);
  const module = Math.min(Math.floor(width / modules), Math.round(widestBarMm * dotsPerMm));
  if (module < narrowestBarMm * dotsPerMm) return null;
  const height = Math.round(heightMm * dotsPerMm);
  return {
    height,
    width: module * modules,
    draw: (to: SKRSContext2D, x: number, top: number) => {
      let left = x;
      bars.forEach((bar, n) => {
        if (n % 2 === 0) to.fillRect(left, top, bar * module, height);
        left += bar * module;
      });
    },
  };
}
