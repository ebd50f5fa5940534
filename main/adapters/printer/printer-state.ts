import type { PrinterState } from '../../../domain/paper.ts';

export interface PrinterStateBox {
  get(): PrinterState;
  set(next: PrinterState): void;
  onChange(listener: () => void): () => void;
}

/** The state of a printer and who wants to know; listeners hear only changes. */
export function createPrinterState(first: PrinterState): PrinterStateBox {
  const listeners = new Set<() => void>();
  let now = first;
  return {
    get: () => now,
    set(next) {
      if (next === now) return;
      now = next;
      for (const listener of [...listeners]) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
