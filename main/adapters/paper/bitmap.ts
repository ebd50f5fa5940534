import { createCanvas } from '@napi-rs/canvas';

/** Black and white dots as a thermal head takes them: rows of whole bytes, the leftmost dot is the highest bit, 1 is black. */
export interface Bitmap {
  /** Dots; a multiple of eight. */
  readonly width: number;
  readonly height: number;
  readonly rows: Uint8Array;
}

/** Thermal paper knows no grey: what is darker than this of 255 becomes a dot. Letters keep their weight at 150. */
const darkEnough = 150;

/** From RGBA on white; `width` must be a multiple of eight. */
export function bitmapFromRgba(rgba: Uint8ClampedArray, width: number, height: number): Bitmap {
  const rows = new Uint8Array((width / 8) * height);
  for (let dot = 0; dot < width * height; dot++) {
    if ((rgba[dot * 4] ?? 255) < darkEnough) rows[dot >> 3] = (rows[dot >> 3] ?? 0) | (0x80 >> (dot & 7));
  }
  return { width, height, rows };
}

export function bitmapPng({ width, height, rows }: Bitmap): Uint8Array {
  const canvas = createCanvas(width, Math.max(1, height));
  const context = canvas.getContext('2d');
  const image = context.createImageData(width, Math.max(1, height));
  // One write per dot: this also runs on the main thread of a training station.
  const dots = new Uint32Array(image.data.buffer, image.data.byteOffset, image.data.length / 4).fill(0xffffffff);
  for (let dot = 0; dot < width * height; dot++) {
    if (((rows[dot >> 3] ?? 0) & (0x80 >> (dot & 7))) !== 0) dots[dot] = 0xff000000;
  }
  context.putImageData(image, 0, 0);
  return canvas.toBuffer('image/png');
}
