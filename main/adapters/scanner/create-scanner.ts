import { assert } from '../../../domain/result.ts';
import type { Scanner } from '../../ports/scanner.ts';
import { noScanner } from './no-scanner.ts';
import type { ScannerAddress } from './scanner-address.ts';
import { createSerialScanner } from './serial-scanner.ts';

/** The scanner at an address; null is a PC without one of its own. */
export function createScanner(address: ScannerAddress | null, simulated: Scanner | null): Scanner {
  if (!address) return noScanner;
  if (address.kind === 'serial') return createSerialScanner(address);
  assert(simulated, 'the simulated scanner was not made');
  return simulated;
}
