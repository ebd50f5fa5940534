import { crc32, deflateSync } from 'node:zlib';

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

/** One bit per dot, as it is (PNG, ISO 15948): milliseconds where a general encoder takes a tenth of a second. */
export function bitmapPng({ width, height, rows }: Bitmap): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(1, 8);
  const bytesPerRow = width / 8;
  // Each row begins with its filter, none; in PNG's grey of one bit 0 is black.
  const lines = Buffer.alloc((bytesPerRow + 1) * height);
  for (let row = 0; row < height; row++)
    for (let byte = 0; byte < bytesPerRow; byte++)
      lines[row * (bytesPerRow + 1) + 1 + byte] = ~(rows[row * bytesPerRow + byte] ?? 0);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const image = deflateSync(lines, { level: 6 });
  return new Uint8Array(
    Buffer.concat([signature, pngChunk('IHDR', header), pngChunk('IDAT', image), pngChunk('IEND', Buffer.alloc(0))]),
  );
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
