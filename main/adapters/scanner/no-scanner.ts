import type { Scanner } from '../../ports/scanner.ts';

/** A station without a scanner of its own; one that types into the page needs none. */
export const noScanner: Scanner = {
  name: '',
  state: () => 'none',
  onScan: () => () => {},
  onChange: () => () => {},
  close: async () => {},
};
