import { type PrinterModel, usualPrinter } from '../../../domain/data/printers.ts';
import { assert } from '../../../domain/result.ts';
import type { Printer } from '../../ports/printer.ts';
import { createDevicePrinter } from './device-printer.ts';
import { type PrinterAddress, printerName } from './printer-address.ts';
import { createTcpPrinter, type PrinterTimings } from './tcp-printer.ts';

export interface PrinterNeeds {
  readonly model?: PrinterModel;
  /** Where the simulated printer listens; needed only for the address `simulated`. */
  readonly simulated?: { readonly host: string; readonly port: number };
  readonly timings?: Partial<PrinterTimings>;
}

/** The printer at an address; null is a PC without one. */
export function createPrinter(address: PrinterAddress | null, needs: PrinterNeeds = {}): Printer {
  const { simulated, timings = {}, model = usualPrinter } = needs;
  const name = printerName(address);
  if (!address) return createNoPrinter(model);
  if (address.kind === 'device') return createDevicePrinter({ path: address.path, name, model, timings });
  if (address.kind === 'tcp') return createTcpPrinter({ host: address.host, port: address.port, name, model, timings });
  assert(simulated, 'the simulated printer was not started');
  return createTcpPrinter({ ...simulated, name, model, timings });
}

function createNoPrinter(model: PrinterModel): Printer {
  return {
    name: '',
    model,
    state: () => 'none',
    onChange: () => () => {},
    print: () => Promise.resolve({ type: 'refused', state: 'none' }),
    close: () => Promise.resolve(),
  };
}
