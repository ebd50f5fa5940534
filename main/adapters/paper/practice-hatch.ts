import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Block } from './block.ts';
import { drawText, type Sheet, textStyle, textWidth } from './paper-text.ts';

const betweenMm = 5;
const bandMm = 9;
const stripeMm = 2;

/** Thin lines across the whole paper, behind what is written: letters and codes stay readable, nobody takes it for real. */
export function hatchBehind(to: SKRSContext2D, { width, dotsPerMm }: Sheet, height: number): void {
  const step = Math.round(betweenMm * dotsPerMm);
  to.save();
  to.beginPath();
  to.rect(0, 0, width, height);
  to.clip();
  to.lineWidth = 1;
  to.beginPath();
  for (let x = -height; x < width; x += step) {
    to.moveTo(x, height);
    to.lineTo(x + height, 0);
  }
  to.stroke();
  to.restore();
}

/** Without the lines behind it, and a little beyond. */
export function onWhite(block: Block, { width, dotsPerMm }: Sheet): Block {
  const beyond = 2 * dotsPerMm;
  return {
    height: block.height + 2 * beyond,
    draw: (to, top) => {
      to.save();
      to.fillStyle = '#fff';
      to.fillRect(0, top, width, block.height + 2 * beyond);
      to.restore();
      block.draw(to, top + beyond);
    },
  };
}

/** A band of thick stripes with the words in a white field: at both ends, so that a torn paper still says it. */
export function practiceBand(text: string, context: SKRSContext2D, sheet: Sheet): Block {
  const { width, dotsPerMm } = sheet;
  const height = Math.round(bandMm * dotsPerMm);
  const style = fitting(text, context, sheet, width - 6 * dotsPerMm);
  const field = Math.min(width, textWidth(context, style, text) + 3 * dotsPerMm);
  return {
    height: height + 2 * dotsPerMm,
    draw: (to, top) => {
      to.save();
      to.beginPath();
      to.rect(0, top, width, height);
      to.clip();
      const step = stripeMm * dotsPerMm * 2;
      for (let x = -height; x < width; x += step) {
        to.beginPath();
        to.moveTo(x, top + height);
        to.lineTo(x + height, top);
        to.lineTo(x + height + step / 2, top);
        to.lineTo(x + step / 2, top + height);
        to.fill();
      }
      to.fillStyle = '#fff';
      to.fillRect((width - field) / 2, top + dotsPerMm, field, height - 2 * dotsPerMm);
      to.restore();
      to.fillStyle = '#000';
      drawText(to, style, text, { x: width / 2, top: top + (height - style.lineHeight) / 2, align: 'center' });
    },
  };
}

/** As large as the words fit on one line. */
function fitting(text: string, context: SKRSContext2D, sheet: Sheet, room: number) {
  const styles = [3.6, 3.2, 2.8, 2.6].map((capMm) => textStyle(sheet, capMm, 'bold'));
  return styles.find((style) => textWidth(context, style, text) <= room) ?? textStyle(sheet, 2.6, 'bold');
}
