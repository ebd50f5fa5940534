import { parentPort } from 'node:worker_threads';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import jsQR from 'jsqr';

parentPort?.on('message', async (png: Uint8Array) => parentPort?.postMessage(await read(png)));

/** Null: no code a scanner could read. */
async function read(png: Uint8Array): Promise<string | null> {
  const image = await loadImage(png);
  // A scanner sees the white of the paper around the code; the picture ends with the last printed dot.
  const margin = 40;
  const canvas = createCanvas(image.width + 2 * margin, image.height + 2 * margin);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, margin, margin);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  return jsQR(data, width, height)?.data ?? null;
}
