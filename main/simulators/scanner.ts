import type { Scanner, ScannerKnobs } from '../ports/scanner.ts';

/** A scanner with knobs: its cable can be pulled, and while it is out nothing that is held to it is read. */
export function createScannerSimulator(): Scanner & ScannerKnobs {
  const scanListeners = new Set<(text: string) => void>();
  const stateListeners = new Set<() => void>();
  const cable = { isPlugged: true };
  return {
    name: 'simulated',
    state: () => (cable.isPlugged ? 'ready' : 'disconnected'),
    onScan: (listener) => {
      scanListeners.add(listener);
      return () => void scanListeners.delete(listener);
    },
    onChange: (listener) => {
      stateListeners.add(listener);
      return () => void stateListeners.delete(listener);
    },
    close: async () => {},
    plug: (isPlugged) => {
      if (cable.isPlugged === isPlugged) return;
      cable.isPlugged = isPlugged;
      for (const listener of stateListeners) listener();
    },
    hold: (text) => {
      if (!cable.isPlugged || text === '') return;
      for (const listener of scanListeners) listener(text);
    },
  };
}
