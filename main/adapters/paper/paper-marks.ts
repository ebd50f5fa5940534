import { Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import barcodes from 'bwip-js/node';
import { create } from 'qrcode';
import { type PictogramName, pictogramGrid, pictogramStroke, pictograms } from '../../../domain/data/pictograms.ts';

/** Draws a pictogram into a square of `size` dots. */
export function drawPictogram(
  context: SKRSContext2D,
  name: PictogramName,
  at: { readonly x: number; readonly y: number; readonly size: number; readonly colour: string },
): void {
  const { paths, strokes } = pictograms[name];
  context.save();
  context.translate(at.x, at.y);
  context.scale(at.size / pictogramGrid, at.size / pictogramGrid);
  context.fillStyle = at.colour;
  context.strokeStyle = at.colour;
  context.lineWidth = pictogramStroke;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const path of paths) context.fill(new Path2D(path), 'evenodd');
  for (const stroke of strokes) context.stroke(new Path2D(stroke));
  context.restore();
}

/** Level M: an eighth of the code may be creased or stained. */
export function qrDots(text: string): { count: number; isDark(row: number, column: number): boolean } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  return { count: modules.size, isDark: (row, column) => modules.get(row, column) !== 0 };
}

/** Bars and spaces of a Code 128 in turn, the first a bar, each in modules. */
export function barWidths(text: string): readonly number[] {
  // The named export `raw` is a symbology of that name; this one encodes without drawing.
  const [encoded] = barcodes.raw('code128', text, {});
  if (!encoded || !('sbs' in encoded)) throw new Error('a barcode without bars');
  return encoded.sbs;
}
