import { setTimeout as pause } from 'node:timers/promises';
import { createPrinter } from '../../../../main/adapters/printer/create-printer.ts';
import type { PrinterTimings } from '../../../../main/adapters/printer/line-printer.ts';
import type { Printer } from '../../../../main/ports/printer.ts';
import {
  type PrinterKnobs,
  type PrinterSimulator,
  startPrinterSimulator,
} from '../../../../main/simulators/printer.ts';

/** A printer on a bench: the simulated device and our side of the cable, with short patience. */
export interface Bench {
  readonly device: PrinterSimulator;
  readonly printer: Printer;
  close(): Promise<void>;
}

/** Of the product itself: for a sound printer, which answers at once however busy the machine is. */
export const usualPatience: Partial<PrinterTimings> = {};

export const shortPatience: PrinterTimings = {
  poll: 60,
  connect: 1_000,
  answer: 150,
  stall: 500,
  firstEcho: 700,
  whole: 4_000,
};

export async function setUpBench(
  knobs: Partial<PrinterKnobs> = {},
  timings: Partial<PrinterTimings> = shortPatience,
): Promise<Bench> {
  const device = await startPrinterSimulator({ now: () => Date.UTC(2026, 10, 19, 0, 31) });
  await device.set(knobs);
  const printer = createPrinter({ kind: 'tcp', host: device.host, port: device.port }, { timings });
  return {
    device,
    printer,
    async close() {
      await printer.close();
      await device.close();
    },
  };
}

export async function until(what: () => boolean, withinMs = 10_000): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!what()) {
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`);
    await pause(5);
  }
}
