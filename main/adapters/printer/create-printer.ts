import { assert } from '../../../domain/result.ts';
import type { Printer } from '../../ports/printer.ts';
import { createDevicePrinter } from './device-printer.ts';
import { type PrinterAddress, printerName } from './printer-address.ts';
import { createTcpPrinter, type PrinterTimings } from './tcp-printer.ts';

export interface PrinterNeeds {
  /** Where the simulated printer listens; needed only for the address `simulated`. */
  readonly simulated?: { readonly host: string; readonly port: number };
  readonly timings?: Partial<PrinterTimings>;
}

/** The printer at an address; null is a PC without one. */
export function createPrinter(address: PrinterAddress | null, { simulated, timings = {} }: PrinterNeeds = {}): Printer {
  const name = printerName(address);
  if (!address) return createNoPrinter();
  if (address.kind === 'device') return createDevicePrinter({ path: address.path, name, timings });
  if (address.kind === 'tcp') return createTcpPrinter({ host: address.host, port: address.port, name, timings });
  assert(simulated, 'the simulated printer was not started');
  return createTcpPrinter({ ...simulated, name, timings });
}

function createNoPrinter(): Printer {
  return {
    name: '',
    state: () => 'none',
    onChange: () => () => {},
    print: () => Promise.resolve({ type: 'refused', state: 'none' }),
    close: () => Promise.resolve(),
  };
}
