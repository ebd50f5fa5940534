import { createCanvas, loadImage } from '@napi-rs/canvas';
import jsQR from 'jsqr';
import { type SimulatedPaper, startPrinterSimulator } from '../../main/simulators/printer.ts';
import { machineMs } from './machine-clock.ts';

/**
 * The printer as a process of its own, as a device is. Told `papers` by its parent, it reads the QR of every paper that
 * came out, from the dots alone. `--bytes-per-second N` prints as slowly as a device; without it, as fast as bytes come.
 */
export interface PrintedPaper {
  /** When its last byte was printed and it was cut, on the machine's monotonic clock. */
  readonly at: number;
  readonly bytes: number;
  readonly complete: boolean;
  /** What the QR says; null: the paper has none that can be read. */
  readonly token: string | null;
}

export type PrinterSays =
  | { readonly type: 'ready'; readonly address: string }
  | { readonly type: 'count'; readonly papers: number }
  | { readonly type: 'cuts'; readonly cuts: readonly number[] }
  | { readonly type: 'papers'; readonly papers: readonly PrintedPaper[] };

if (process.send) await serve(process.argv[2] === '--bytes-per-second' ? Number(process.argv[3]) : null);

async function serve(bytesPerSecond: number | null): Promise<void> {
  const papers: SimulatedPaper[] = [];
  const printer = await startPrinterSimulator({ now: machineMs });
  await printer.set({ bytesPerSecond });
  printer.onPaper((paper) => {
    papers.push(paper);
    // What was received is not looked at here: the papers are.
    printer.takeBytes();
  });
  process.on('message', (asked) => {
    if (asked === 'count') tell({ type: 'count', papers: papers.length });
    if (asked === 'cuts') tell({ type: 'cuts', cuts: papers.map(({ at }) => at) });
    if (asked === 'papers') void Promise.all(papers.map(read)).then((all) => tell({ type: 'papers', papers: all }));
  });
  process.on('disconnect', () => process.exit(0));
  tell({ type: 'ready', address: printer.address });
}

async function read(paper: SimulatedPaper): Promise<PrintedPaper> {
  const { at, bytes, complete, png } = paper;
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height).getContext('2d');
  canvas.drawImage(image, 0, 0);
  const { data } = canvas.getImageData(0, 0, image.width, image.height);
  const code = jsQR(new Uint8ClampedArray(data.buffer), image.width, image.height, { inversionAttempts: 'dontInvert' });
  return { at, bytes, complete, token: code?.data ?? null };
}

function tell(said: PrinterSays): void {
  process.send?.(said);
}
