import { type PrinterModel, printerModels, usualPrinter } from '../../../domain/data/printers.ts';
import type { PrinterState } from '../../../domain/paper.ts';
import type { Printer, PrintOutcome } from '../../ports/printer.ts';
import { createPrinterState } from '../printer/printer-state.ts';

export interface PaperOnItsWay {
  readonly print: string;
  readonly bytes: Uint8Array;
}

/** The printer of another PC: it prints there what is sent over the link, and says what became of it. */
export interface LinkPrinter extends Printer {
  /** What the other PC says of it; null: it is not connected. */
  say(said: { readonly name: string; readonly model: string; readonly state: PrinterState } | null): void;
  /** Papers one by one, until the link ends. Whoever asks is the link; a second one takes over from the first. */
  papers(signal: AbortSignal | undefined): AsyncGenerator<PaperOnItsWay, void, void>;
  printed(print: string, outcome: PrintOutcome): void;
}

/** No longer than a printer may take (`ports/printer.ts`). */
const LONGEST_MS = 60_000;

export function createLinkPrinter(newId: () => string): LinkPrinter {
  const state = createPrinterState('disconnected');
  const said = { name: '', model: usualPrinter as PrinterModel };
  const job: { now: (PaperOnItsWay & { gone: boolean; end(outcome: PrintOutcome): void }) | null } = { now: null };
  const reader: { wake: (() => void) | null; turn: number } = { wake: null, turn: 0 };

  const lost = () => {
    const { now } = job;
    // What nobody has taken yet is no paper; what went out may be one.
    now?.end(now.gone ? { type: 'unknown', why: 'connection-lost' } : { type: 'refused', state: 'disconnected' });
  };

  return {
    get name() {
      return said.name;
    },
    get model() {
      return said.model;
    },
    state: state.get,
    onChange: state.onChange,
    say: (news) => {
      if (news === null) {
        lost();
        return state.set('disconnected');
      }
      said.name = news.name;
      said.model = printerModels.find(({ name }) => name === news.model) ?? usualPrinter;
      state.set(news.state);
    },
    print: (bytes) =>
      new Promise((resolve) => {
        if (state.get() === 'disconnected' || job.now) return resolve({ type: 'refused', state: 'disconnected' });
        const timer = setTimeout(() => {
          const gone = job.now?.gone ?? false;
          job.now?.end(gone ? { type: 'unknown', why: 'timed-out' } : { type: 'refused', state: state.get() });
        }, LONGEST_MS);
        const end = (outcome: PrintOutcome) => {
          clearTimeout(timer);
          job.now = null;
          resolve(outcome);
        };
        job.now = { print: newId(), bytes, gone: false, end };
        reader.wake?.();
      }),
    async *papers(signal) {
      const turn = ++reader.turn;
      reader.wake?.();
      while (!signal?.aborted && turn === reader.turn) {
        const { now } = job;
        if (now && !now.gone) {
          now.gone = true;
          yield { print: now.print, bytes: now.bytes };
        } else
          await new Promise<void>((resolve) => {
            reader.wake = resolve;
            signal?.addEventListener('abort', () => resolve(), { once: true });
          });
      }
    },
    printed: (print, outcome) => {
      if (job.now?.print === print && job.now.gone) job.now.end(outcome);
    },
    close: async () => lost(),
  };
}
