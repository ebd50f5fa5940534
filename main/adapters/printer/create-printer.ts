import { type PrinterModel, usualPrinter } from '../../../domain/data/printers.ts';
import { assert } from '../../../domain/result.ts';
import type { Printer } from '../../ports/printer.ts';
import { openDeviceLine } from './device-line.ts';
import { createLinePrinter, type PrinterTimings } from './line-printer.ts';
import { type PrinterAddress, printerName } from './printer-address.ts';
import type { PrinterLine } from './printer-line.ts';
import { openSerialLine } from './serial-line.ts';
import { createSpoolerPrinter } from './spooler-printer.ts';
import { openTcpLine } from './tcp-line.ts';

export interface PrinterNeeds {
  readonly model?: PrinterModel;
  /** Where the simulated printer listens; needed only for the address `simulated`. */
  readonly simulated?: { readonly host: string; readonly port: number };
  readonly timings?: Partial<PrinterTimings>;
}

/** The printer at an address; null is a PC without one. */
export function createPrinter(address: PrinterAddress | null, needs: PrinterNeeds = {}): Printer {
  const { model = usualPrinter, timings = {} } = needs;
  const name = printerName(address);
  if (!address) return createNoPrinter(model);
  if (address.kind === 'windows') return createSpoolerPrinter({ name, model });
  return createLinePrinter({ name, model, timings, open: openerOf(address, needs) });
}

function openerOf(
  address: Exclude<PrinterAddress, { kind: 'windows' }>,
  { simulated }: PrinterNeeds,
): (withinMs: number) => Promise<PrinterLine | null> {
  switch (address.kind) {
    case 'tcp':
      return (withinMs) => openTcpLine(address.host, address.port, withinMs);
    case 'device':
      return () => openDeviceLine(address.path);
    case 'serial':
      return () => openSerialLine(address.path, address.baud);
    case 'simulated':
      assert(simulated, 'the simulated printer was not started');
      return (withinMs) => openTcpLine(simulated.host, simulated.port, withinMs);
  }
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
