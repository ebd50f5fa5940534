import type { Bitmap } from '../adapters/paper/bitmap.ts';

/** What left the slot, or hangs in it: dots as they came, and whether it is one paper from its first row to its cut. */
export interface Strip {
  readonly bitmap: Bitmap;
  readonly complete: boolean;
  /** Bytes of commands and dots it took. */
  readonly bytes: number;
}

export interface Mechanism {
  /** Bytes are kept until they can be printed. */
  receive(bytes: Uint8Array): void;
  readonly waiting: number;
  /** Works off at most `allowance` bytes; returns how many it took. Stops where `canPrint` says no. */
  work(allowance: number): number;
  /** `DLE DC4 8`: forgets what is not printed yet. What is on the paper stays. */
  clear(): void;
  /** The strip was torn off or the power failed: whatever comes next is another strip, without its beginning. */
  breakStrip(): void;
  /** The unfinished strip, as it hangs out of the slot. */
  hanging(): Strip | null;
}

export interface MechanismNeeds {
  canPrint(): boolean;
  cutter(): 'partial' | 'none';
  /** After each row of dots. */
  onRow(): void;
  onStrip(strip: Strip): void;
  /** Answers to commands executed in their turn (`GS r`, `GS ( H`), and `GS a`. */
  onAnswer(kind: 'turn' | 'done', id: string): void;
  onReportChanges(on: boolean): void;
}

/** Lines of feed after which a person sees a whole paper past the edge, and tears it off. */
const longFeed = 6;

/** The part of a receipt printer that turns bytes into paper, in order, byte by byte as they come. */
export function createMechanism(needs: MechanismNeeds): Mechanism {
  let buffer = Buffer.alloc(0);
  let rows: Buffer[] = [];
  let bytes = 0;
  let rowsLeftInBand = 0;
  let bytesPerRow = 0;
  let begunWell = false;

  function strip(complete: boolean): Strip | null {
    // A blank piece is waste, not a paper.
    if (!rows.some((row) => row.some((byte) => byte !== 0))) return null;
    const width = Math.max(...rows.map((row) => row.length));
    const dots = new Uint8Array(width * rows.length);
    rows.forEach((row, n) => {
      dots.set(row, n * width);
    });
    return { bitmap: { width: width * 8, height: rows.length, rows: dots }, complete, bytes };
  }

  function endStrip(complete: boolean): void {
    const ended = strip(complete);
    rows = [];
    bytes = 0;
    begunWell = false;
    if (ended) needs.onStrip(ended);
  }

  function drop(count: number): number {
    buffer = buffer.subarray(count);
    bytes += count;
    return count;
  }

  function printRow(): number {
    if (buffer.length < bytesPerRow) return 0;
    rows.push(Buffer.from(buffer.subarray(0, bytesPerRow)));
    rowsLeftInBand--;
    const taken = drop(bytesPerRow);
    needs.onRow();
    return taken;
  }

  /** Executes one command; 0 when it has not come whole. */
  function execute(): number {
    if (rowsLeftInBand > 0) return printRow();
    const [first, second, third, fourth] = buffer;
    if (first === undefined) return 0;
    const length = commandLength(buffer);
    if (length === null) return 0;
    if (first === 0x1b && second === 0x40) {
      // An initialise in the middle of a strip means that a paper began on the rest of another.
      begunWell = rows.length === 0;
      return drop(length);
    }
    if (first === 0x1d && second === 0x76) {
      bytesPerRow = buffer.readUInt16LE(4);
      rowsLeftInBand = buffer.readUInt16LE(6);
      return drop(length);
    }
    const isTorn = needs.cutter() === 'none' && first === 0x1b && second === 0x64 && (third ?? 0) >= longFeed;
    if (isTorn || (first === 0x1d && second === 0x56 && needs.cutter() === 'partial')) {
      const taken = drop(length);
      endStrip(begunWell);
      return taken;
    }
    if (first === 0x1d && second === 0x61) needs.onReportChanges((third ?? 0) !== 0);
    if (first === 0x1d && second === 0x72) needs.onAnswer('turn', '');
    if (first === 0x1d && second === 0x28 && third === 0x48 && fourth === 6)
      needs.onAnswer('done', buffer.toString('latin1', 7, 11));
    return drop(length);
  }

  return {
    receive(more) {
      buffer = Buffer.concat([buffer, more]);
    },
    get waiting() {
      return buffer.length;
    },
    work(allowance) {
      let taken = 0;
      while (taken < allowance && needs.canPrint()) {
        const step = execute();
        if (step === 0) break;
        taken += step;
      }
      return taken;
    },
    clear() {
      buffer = Buffer.alloc(0);
      rowsLeftInBand = 0;
      begunWell = false;
    },
    breakStrip: () => endStrip(false),
    hanging: () => strip(false),
  };
}

/** Length of the command the buffer begins with; null when more must come. Unknown bytes count as one and do nothing. */
function commandLength(buffer: Buffer): number | null {
  const [first, second] = buffer;
  if (first !== 0x1b && first !== 0x1d && first !== 0x10) return 1;
  if (second === undefined) return null;
  const length = fixedLength(first, second, buffer);
  return length === null || buffer.length < length ? null : length;
}

function fixedLength(first: number, second: number, buffer: Buffer): number | null {
  if (first === 0x10) return second === 0x14 ? (buffer[2] === 8 ? 10 : 5) : 3;
  if (first === 0x1b) return second === 0x40 || second === 0x32 ? 2 : 3;
  if (second === 0x76) return 8;
  if (second === 0x56)
    return buffer[2] === undefined ? null : buffer[2] > 1 && buffer[2] < 48 ? 4 : buffer[2] >= 65 ? 4 : 3;
  if (second === 0x28) return buffer.length < 5 ? null : 5 + buffer.readUInt16LE(3);
  return 3;
}
