import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import type { PrinterModel } from '../../../domain/data/printers.ts';
import type { Bitmap } from './bitmap.ts';

/** `ESC d 6`, initialise: the paper stands past the edge it is torn at. */
const feedAndTear = [0x1b, 0x64, 6, 0x1b, 0x40];

/** One paper in ESC/POS: initialise, the picture as `GS v 0` bands, feed past the cutter, cut, initialise. */
export function escposBytes(bitmap: Bitmap, { rowsPerBand, cutter }: PrinterModel): Uint8Array {
  const encoder = encoderWithoutTransport();
  encoder.append(Buffer.from([0x1b, 0x40]));
  for (let top = 0; top < bitmap.height; top += rowsPerBand) encoder.append(band(bitmap, top, rowsPerBand));
  if (cutter === 'partial') encoder.partialCut({ verticalTabAmount: 1 });
  else encoder.append(Buffer.from(feedAndTear));
  return new Uint8Array(encoder.getBuffer());
}

/**
 * The library's own transports report success for papers that were never printed, so it gets none: an object that only
 * refuses. What is taken from it is the vocabulary of commands.
 */
function encoderWithoutTransport(): ThermalPrinter {
  const nowhere = { execute: () => Promise.reject(new Error('the encoder does not print')) };
  // Its types know only address strings; its code takes an object as the transport (lib/interfaces/index.js).
  return new ThermalPrinter({ type: PrinterTypes.EPSON, interface: nowhere as unknown as string });
}

/** `GS v 0`: normal size, width in bytes, height in rows, both little-endian, then the rows. */
function band({ width, height, rows }: Bitmap, top: number, rowsPerBand: number): Buffer {
  const bytesPerRow = width / 8;
  const count = Math.min(rowsPerBand, height - top);
  const header = [0x1d, 0x76, 0x30, 0, bytesPerRow & 0xff, bytesPerRow >> 8, count & 0xff, count >> 8];
  return Buffer.concat([Buffer.from(header), rows.subarray(top * bytesPerRow, (top + count) * bytesPerRow)]);
}
