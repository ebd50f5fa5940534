import type { PaperTray } from '../ports/paper-tray.ts';
import type { PrinterSimulator } from './printer.ts';

/** The papers and knobs of a simulated printer, for the page that shows them. */
export function createPaperTray(simulator: PrinterSimulator): PaperTray {
  return {
    papers: () =>
      simulator
        .papers()
        .slice(-40)
        .reverse()
        .map(({ id, png, bytes, at, complete }) => ({ id, png: pngUrl(png), bytes, at, complete })),
    set: (knobs) => void simulator.set(knobs),
    onPaper: (listener) => simulator.onPaper(listener),
  };
}

function pngUrl(png: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}
