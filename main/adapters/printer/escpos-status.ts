import type { PrinterState } from '../../../domain/paper.ts';

/** What an ESC/POS printer is asked and what its bytes mean (Epson ESC/POS reference; Citizen "Identification of send status"). */
export const statusCommands = {
  /** `DLE EOT n`, real time: 1 printer, 2 why offline, 3 which error, 4 paper sensors. Answered even when offline. */
  ask: (n: 1 | 2 | 3 | 4) => Uint8Array.of(0x10, 0x04, n),
  /** `GS a`: report by itself every change of online, error and paper while we send; nothing else sees them in time. */
  reportChanges: Uint8Array.of(0x1d, 0x61, 0x0e),
  /** `DLE DC4 8`, real time: forget everything received and not yet printed. Answered by `37 25 00`. */
  clearBuffers: Uint8Array.of(0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8),
  /**
   * Sent after the cut: `GS ( H` echoes an id when what came before is on paper, `GS r 1` is answered in its turn.
   * A model that knows neither may take them for letters; `ESC @` at the head of the next paper drops those.
   */
  tellWhenDone: (id: string) =>
    Uint8Array.of(0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...[...id].map((c) => c.charCodeAt(0)), 0x1d, 0x72, 1),
};

export type StatusItem =
  | { readonly type: 'answer'; readonly value: number }
  | { readonly type: 'change'; readonly bytes: readonly [number, number, number, number] }
  | { readonly type: 'turn'; readonly value: number }
  | { readonly type: 'done'; readonly id: string }
  | { readonly type: 'cleared' };

/** Cuts the stream a printer sends into items; they come mixed, in any chunks, with XON and XOFF between them. */
export function createStatusReader(): { read(chunk: Uint8Array): readonly StatusItem[] } {
  let rest: number[] = [];
  return {
    read(chunk) {
      rest.push(...[...chunk].filter((byte) => byte !== 0x11 && byte !== 0x13));
      const items: StatusItem[] = [];
      for (let found = take(rest); found; found = take(rest)) {
        rest = rest.slice(found.length);
        if (found.item) items.push(found.item);
      }
      return items;
    },
  };
}

/** Null: more bytes are needed. */
function take(bytes: readonly number[]): { item: StatusItem | null; length: number } | null {
  const [first, b = -1, c = -1, d = -1] = bytes;
  if (first === undefined) return null;
  if (first === 0x37) return takeMessage(bytes);
  if ((first & 0x93) === 0x12) return { item: { type: 'answer', value: first }, length: 1 };
  if ((first & 0x93) === 0x10) {
    // The second to fourth byte of a change have bits 4 and 7 off; one that has not begins something else.
    const follows = bytes.slice(1, 4);
    if (follows.some((byte) => (byte & 0x90) !== 0)) return { item: null, length: 1 };
    return follows.length < 3 ? null : { item: { type: 'change', bytes: [first, b, c, d] }, length: 4 };
  }
  if ((first & 0x90) === 0) return { item: { type: 'turn', value: first }, length: 1 };
  return { item: null, length: 1 };
}

/** Header 37h, identifier, data, NUL; never longer than 16 bytes here. */
function takeMessage(bytes: readonly number[]): { item: StatusItem | null; length: number } | null {
  const end = bytes.indexOf(0);
  if (end === -1) return bytes.length > 16 ? { item: null, length: 1 } : null;
  const identifier = bytes[1];
  const length = end + 1;
  if (identifier === 0x22) return { item: { type: 'done', id: String.fromCharCode(...bytes.slice(2, end)) }, length };
  if (identifier === 0x25) return { item: { type: 'cleared' }, length };
  return { item: null, length };
}

export interface Answers {
  readonly printer: number;
  readonly offline: number;
  readonly error: number;
  readonly paper: number;
}

export type RestingState = Extract<
  PrinterState,
  'ready' | 'no-paper' | 'paper-low' | 'cover-open' | 'fault' | 'disconnected' | 'ready-unverified'
>;

/** The open cover first: it is what a person sees, and it makes the paper sensors lie. */
export function stateOfAnswers({ printer, offline, error, paper }: Answers): RestingState {
  if (offline & 0x04) return 'cover-open';
  if (offline & 0x20 || (paper & 0x60) === 0x60) return 'no-paper';
  if (offline & 0x40 || error & 0x68) return 'fault';
  // Offline without a cause: someone holds the feed button, or the printer waits to be switched on line.
  if (printer & 0x08) return 'fault';
  return (paper & 0x0c) === 0x0c ? 'paper-low' : 'ready';
}

export function stateOfChange([first, second, third]: readonly [number, number, number, number]): RestingState {
  if (first & 0x20) return 'cover-open';
  if (third & 0x0c) return 'no-paper';
  if (second & 0x68) return 'fault';
  return third & 0x03 ? 'paper-low' : 'ready';
}

/** Why a printer takes no paper to print now; null when it does. */
export function hindrance(state: RestingState): 'no-paper' | 'cover-open' | 'fault' | null {
  return state === 'no-paper' || state === 'cover-open' || state === 'fault' ? state : null;
}
