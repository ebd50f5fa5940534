import { createCanvas, loadImage } from '@napi-rs/canvas';
import jsQR from 'jsqr';
import type { StationReady } from '../../main/station-ready.ts';
import { connect, value } from '../terminal-client.ts';

/** The serial scanner of a counter: a paper that came out of a printer is held to it. */
export interface Scanner {
  hold(text: string): Promise<void>;
  close(): void;
}

export async function openScanner({ port, codes }: Pick<StationReady, 'port' | 'codes'>): Promise<Scanner> {
  if (codes.paper === null) throw new Error('this station has no simulators');
  const { client, close } = await connect(port, codes.paper);
  return {
    hold: async (text) => void value(await client.setSimulatedScanner({ plugged: true, scan: text })),
    close,
  };
}

/** What the QR on a printed paper says. */
export async function qrOf(png: Uint8Array): Promise<string> {
  const image = await loadImage(png);
  // A scanner sees the white of the paper around the code; the picture ends with the last printed dot.
  const margin = 40;
  const canvas = createCanvas(image.width + 2 * margin, image.height + 2 * margin);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, margin, margin);
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  const code = jsQR(data, width, height);
  if (!code) throw new Error('the paper bears no code a scanner could read');
  return code.data;
}
