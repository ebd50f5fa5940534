import type { PrinterSimulator, SimulatedPaper } from '../../main/simulators/printer.ts';
import { type Picture, pictureOfPng, qrIn } from '../support/pictures.ts';

/** A paper as a person holds it: whose it is by its QR, and whether it says that it is a copy. */
export interface PaperInHand {
  /** Null: torn, or without a readable QR. */
  readonly token: string | null;
  readonly isMarkedCopy: boolean;
}

/** What came out of the slot, oldest first; halves are waste and have no QR. */
export async function papersOf(device: PrinterSimulator): Promise<PaperInHand[]> {
  const inHand: PaperInHand[] = [];
  for (const paper of device.papers()) {
    // What has left the slot does not change any more: it is read once.
    const read = known.get(paper) ?? readPaper(await pictureOfPng(paper.png));
    known.set(paper, read);
    inHand.push(read);
  }
  return inHand;
}

const known = new WeakMap<SimulatedPaper, PaperInHand>();

export function readPaper(picture: Picture): PaperInHand {
  // The QR is the last thing on a ticket.
  const token = qrIn(picture, Math.max(0, picture.height - 320));
  return { token, isMarkedCopy: tallestBlackBar(picture) >= 10 };
}

/** Rows in a row that are nearly all black: the banner IN LẠI has them, a rule has three. */
function tallestBlackBar({ width, height, rgba }: Picture): number {
  let [tallest, bar] = [0, 0];
  for (let y = 0; y < height; y++) {
    let black = 0;
    for (let x = 0; x < width; x++) if (rgba[(y * width + x) * 4] === 0) black++;
    bar = black > width * 0.9 ? bar + 1 : 0;
    tallest = Math.max(tallest, bar);
  }
  return tallest;
}
