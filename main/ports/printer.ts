import type { PrinterModel } from '../../domain/data/printers.ts';
import type { PrinterState } from '../../domain/paper.ts';

/**
 * One receipt printer. Its state is what the printer says of itself, not what a socket feels like.
 * It prints one job at a time; callers queue.
 */
export interface Printer {
  readonly name: string;
  /** What papers are drawn for. */
  readonly model: PrinterModel;
  state(): PrinterState;
  /** Called after every change of `state()`; returns how to stop listening. */
  onChange(listener: () => void): () => void;
  /**
   * Sends one whole paper. `refused`: not one byte was sent, the job may simply wait. `unknown`: some bytes may have
   * become paper; a person must look. `sent`: all bytes delivered to a printer that cannot say more. `confirmed`:
   * the printer was well after the cut. Never resolves later than 60 s, never prints after it resolved.
   */
  print(bytes: Uint8Array): Promise<PrintOutcome>;
  close(): Promise<void>;
}

export type PrintOutcome =
  | { readonly type: 'confirmed' }
  | { readonly type: 'sent' }
  | { readonly type: 'refused'; readonly state: PrinterState }
  | { readonly type: 'unknown'; readonly why: 'connection-lost' | 'timed-out' | 'no-paper' | 'cover-open' | 'fault' };
