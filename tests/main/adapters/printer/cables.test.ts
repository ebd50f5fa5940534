import { afterEach, describe, expect, it } from 'vitest';
import { createPrinter } from '../../../../main/adapters/printer/create-printer.ts';
import type { PrinterAddress } from '../../../../main/adapters/printer/printer-address.ts';
import type { Printer } from '../../../../main/ports/printer.ts';
import {
  type PrinterKnobs,
  type PrinterSimulator,
  startPrinterSimulator,
} from '../../../../main/simulators/printer.ts';
import { goldenBytes } from '../../../paper/golden-files.ts';
import { type Cable, plugCable } from '../../../support/cable.ts';
import { shortPatience, until } from './printer-bench.ts';

const ticket = goldenBytes('ticket-vi-80');
/** Three programs lie between printer and answer here: on a busy machine it comes late, and a late answer is no answer. */
const patience = { ...shortPatience, answer: 1_000, firstEcho: 3_000, whole: 15_000 };
let device: PrinterSimulator;
let cable: Cable;
let printer: Printer;
afterEach(async () => {
  await printer.close();
  await cable.unplug();
  await device.close();
});

async function plugIn(kind: 'serial' | 'device', knobs: Partial<PrinterKnobs> = {}, timings = patience): Promise<void> {
  device = await startPrinterSimulator({ now: () => 0 });
  await device.set(knobs);
  cable = await plugCable(device);
  const address: PrinterAddress =
    kind === 'serial' ? { kind, path: cable.path, baud: 115_200 } : { kind, path: cable.path };
  printer = createPrinter(address, { timings });
}

describe.each(['serial', 'device'] as const)('a printer on a cable (%s)', (kind) => {
  it('says how it is and that the ticket is on paper, both ways over the one cable', async () => {
    await plugIn(kind, { paper: 'low' });
    await until(() => printer.state() === 'paper-low');
    expect(await printer.print(ticket)).toEqual({ type: 'confirmed' });
    expect(await printer.print(ticket)).toEqual({ type: 'confirmed' });
    expect(device.papers().map(({ complete }) => complete)).toEqual([true, true]);
  });

  it('gives a clone that never answers every byte before it is called sent', async () => {
    // A terminal, other than a serial port, says "drained" before the other end has read, and the next opening flushes it.
    await plugIn(kind, { answers: 'nothing' }, { ...shortPatience, poll: 60_000 });
    await until(() => printer.state() === 'ready-unverified');
    expect(await printer.print(ticket)).toEqual({ type: 'sent' });
    await until(() => device.papers().some(({ complete }) => complete));
  });

  it('refuses a ticket while its cover is open, and takes it when it is shut', async () => {
    await plugIn(kind, { cover: 'open' });
    // On a busy machine the cable is there later than a print waits for it.
    await until(() => printer.state() === 'cover-open');
    expect(await printer.print(ticket)).toEqual({ type: 'refused', state: 'cover-open' });
    await device.set({ cover: 'closed' });
    expect(await printer.print(ticket)).toEqual({ type: 'confirmed' });
    expect(device.papers()).toHaveLength(1);
  });

  it('pulled out is not there, and nothing is left at its name', async () => {
    await plugIn(kind);
    await until(() => printer.state() === 'ready');
    await cable.unplug();
    await until(() => printer.state() === 'disconnected');
    expect(await printer.print(ticket)).toEqual({ type: 'refused', state: 'disconnected' });
  });

  it('pulled out in the middle leaves the ticket in doubt', async () => {
    await plugIn(kind, { bytesPerSecond: 20_000 });
    await until(() => printer.state() === 'ready');
    const printing = printer.print(ticket);
    await until(() => (device.papers()[0]?.bytes ?? 0) > 5_000);
    await cable.unplug();
    expect(await printing).toEqual({ type: 'unknown', why: 'connection-lost' });
  });
});
