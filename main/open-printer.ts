import { ok, type Result } from '../domain/result.ts';
import { createPrinter } from './adapters/printer/create-printer.ts';
import { type PrinterAddressError, parsePrinter } from './adapters/printer/printer-address.ts';
import { createPaperTray } from './simulators/paper-tray.ts';
import { startPrinterSimulator } from './simulators/printer.ts';

export type PrinterWish = Extract<ReturnType<typeof parsePrinter>, { ok: true }>['value'];

export function printerWish(text: string): Result<PrinterWish | null, PrinterAddressError> {
  return text === '' ? ok(null) : parsePrinter(text);
}

/** A printer, and what a simulated one shows. */
export async function openPrinter(wish: PrinterWish | null, now: () => number) {
  if (!wish) return { printer: createPrinter(null), tray: null, close: () => Promise.resolve() };
  const { address, model } = wish;
  const { cutter } = model;
  const simulator = address.kind === 'simulated' ? await startPrinterSimulator({ now, knobs: { cutter } }) : null;
  const printer = createPrinter(address, { model, ...(simulator && { simulated: simulator }) });
  return {
    printer,
    tray: simulator && createPaperTray(simulator),
    close: async () => {
      await printer.close();
      await simulator?.close();
    },
  };
}
