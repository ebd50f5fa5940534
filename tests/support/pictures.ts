import { createCanvas, loadImage } from '@napi-rs/canvas';
import {
  BinaryBitmap,
  Code128Reader,
  DecodeHintType,
  GlobalHistogramBinarizer,
  NotFoundException,
  RGBLuminanceSource,
} from '@zxing/library';
import readQr from 'jsqr';
import type { DecodedPaper } from './escpos-decoder.ts';

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

export async function pictureOfPng(png: Uint8Array): Promise<Picture> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return { width: image.width, height: image.height, rgba: data };
}

export function pictureOfPaper({ width, height, dots }: DecodedPaper): Picture {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  dots.forEach((black, n) => {
    if (black) rgba.fill(0, n * 4, n * 4 + 3);
  });
  return { width, height, rgba };
}

/** How many dots differ; infinite when the sizes do. */
export function differentDots(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height) return Number.POSITIVE_INFINITY;
  let different = 0;
  for (let n = 0; n < a.rgba.length; n += 4) if (a.rgba[n] !== b.rgba[n]) different++;
  return different;
}

/** What the QR in a part of the picture says; null when there is none to read. */
export function qrIn({ width, height, rgba }: Picture, fromRow = 0, toRow = height): string | null {
  // A phone sees the white of the paper around the code; the picture ends at the printed width and the last row.
  const margin = 40;
  const canvas = createCanvas(width + 2 * margin, toRow - fromRow + 2 * margin);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  const image = context.createImageData(width, toRow - fromRow);
  image.data.set(rgba.subarray(fromRow * width * 4, toRow * width * 4));
  context.putImageData(image, margin, margin);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return readQr(data, canvas.width, canvas.height)?.data ?? null;
}

/** What the Code 128 in the picture says; null when there is none to read. */
export function barcodeIn({ width, height, rgba }: Picture): string | null {
  // The reader sees the unprinted edge of the paper as the white beside the bars.
  const margin = 40;
  const grey = new Uint8ClampedArray((width + 2 * margin) * height).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) grey[y * (width + 2 * margin) + margin + x] = rgba[(y * width + x) * 4] ?? 255;
  const source = new RGBLuminanceSource(grey, width + 2 * margin, height);
  const hints = new Map<DecodeHintType, unknown>([[DecodeHintType.TRY_HARDER, true]]);
  try {
    return new Code128Reader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(source)), hints).getText();
  } catch (cause) {
    if (cause instanceof NotFoundException) return null;
    throw cause;
  }
}
