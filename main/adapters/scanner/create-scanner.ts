import { assert } from '../../../domain/result.ts';
import type { Scanner } from '../../ports/scanner.ts';
import { noScanner } from './no-scanner.ts';
import type { ScannerAddress } from './scanner-address.ts';
import { createSerialScanner } from './serial-scanner.ts';

/** The scanner at an address; null is a PC without one of its own. */
export async function createScanner(address: ScannerAddress | null, simulated: Scanner | null): Promise<Scanner> {
  if (!address) return noScanner;
  if (address.kind === 'serial') {
    // As at `openSerialPort`: only a station with a serial device waits for it.
    const { SerialPort } = await import('serialport');
    return createSerialScanner({ ...address, openPort: (options) => new SerialPort(options) });
  }
  assert(simulated, 'the simulated scanner was not made');
  return simulated;
}
