import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { usualPrinter } from '../../../../domain/data/printers.ts';
import { createSpoolerPrinter, type SpoolerTimings } from '../../../../main/adapters/printer/spooler-printer.ts';
import { powerShellSpooler } from '../../../../main/adapters/printer/spooler-process.ts';
import { newsOfJob, stateOfSpooler } from '../../../../main/adapters/printer/spooler-status.ts';
import type { Printer } from '../../../../main/ports/printer.ts';
import { type PrinterSimulator, startPrinterSimulator } from '../../../../main/simulators/printer.ts';
import { goldenBytes } from '../../../paper/golden-files.ts';
import type { SpoolerKnobs } from '../../../support/stand-in-spooler.ts';
import { until } from './printer-bench.ts';

const ticket = goldenBytes('ticket-vi-80');
const name = 'EPSON TM-T82 "quầy 1"';
const standIn = join(import.meta.dirname, '../../../support/stand-in-spooler.ts');
const well: SpoolerKnobs = { status: 0, attributes: 0, jobStatus: null, dies: 'never', isSilent: false, knows: name };

let folder: string;
let device: PrinterSimulator;
let printer: Printer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gan-dan-spooler-'));
  device = await startPrinterSimulator({ now: () => 0 });
});

afterEach(async () => {
  await printer.close();
  await device.close();
  rmSync(folder, { recursive: true, force: true });
});

function turn(change: Partial<SpoolerKnobs>): void {
  writeFileSync(join(folder, 'knobs.json'), JSON.stringify({ ...well, ...change }));
}

function plugIn(change: Partial<SpoolerKnobs> = {}, patience: Partial<SpoolerTimings> = {}): Printer {
  turn(change);
  printer = createSpoolerPrinter({
    name,
    model: usualPrinter,
    program: { command: process.execPath, args: [standIn, join(folder, 'knobs.json'), String(device.port)] },
    // A helper is a process: on a busy machine it takes its time to start.
    timings: { poll: 50, answer: 15_000, watch: 20, whole: 30_000, ...patience },
  });
  return printer;
}

describe('a printer that Windows keeps', () => {
  it('gets the whole paper as it was drawn; that it is on paper nobody can say, so it is sent', async () => {
    expect(await plugIn().print(ticket)).toEqual({ type: 'sent' });
    expect(device.papers().map(({ complete }) => complete)).toEqual([true]);
    expect(Buffer.compare(device.takeBytes(), ticket)).toBe(0);
    expect(printer.state()).toBe('ready-unverified');
  });

  it.each([
    [{ status: 0x80 }, 'disconnected'],
    [{ attributes: 0x400 }, 'disconnected'],
    [{ status: 0x10 }, 'no-paper'],
    [{ status: 0x40_0000 }, 'cover-open'],
    [{ status: 0x1 }, 'fault'],
    [{ knows: 'another' }, 'disconnected'],
  ] as const)(
    'is given nothing while Windows says %o: the paper waits with us, not in its list',
    async (knobs, state) => {
      expect(await plugIn(knobs).print(ticket)).toEqual({ type: 'refused', state });
      expect(printer.state()).toBe(state);
      turn({});
      await until(() => printer.state() === 'ready-unverified', 15_000);
      expect(await printer.print(ticket)).toEqual({ type: 'sent' });
      expect(device.papers()).toHaveLength(1);
    },
  );

  it.each([
    [0x40, 'no-paper'],
    [0x20, 'connection-lost'],
    [0x2, 'fault'],
    [0, 'timed-out'],
  ] as const)(
    'whose job hangs at %i has it taken out of the list: in doubt, and it never comes out later',
    async (jobStatus, why) => {
      expect(await plugIn({ jobStatus }, { whole: 2_000 }).print(ticket)).toEqual({ type: 'unknown', why });
      turn({});
      await pause(200);
      expect(device.papers()).toEqual([]);
      expect(await printer.print(ticket)).toEqual({ type: 'sent' });
      expect(device.papers()).toHaveLength(1);
    },
  );

  it.each(['before-print', 'after-print'] as const)(
    'whose helper dies %s leaves the paper in doubt; the next one has a new helper',
    async (dies) => {
      expect(await plugIn({ dies }).print(ticket)).toEqual({ type: 'unknown', why: 'connection-lost' });
      turn({});
      expect(await printer.print(ticket)).toEqual({ type: 'sent' });
    },
  );

  it('whose helper says nothing any more is not there', async () => {
    expect(await plugIn({ isSilent: true }, { answer: 500 }).print(ticket)).toEqual({
      type: 'refused',
      state: 'disconnected',
    });
  });

  it('on a PC that is no Windows is not there', async () => {
    printer = createSpoolerPrinter({ name, model: usualPrinter, program: { command: 'no-such-program', args: [] } });
    expect(await printer.print(ticket)).toEqual({ type: 'refused', state: 'disconnected' });
  });
});

describe('what Windows says', () => {
  it('is believed about faults, and never taken for "ready": most drivers report nothing', () => {
    expect(stateOfSpooler(0, 0)).toBe('ready-unverified');
    expect(stateOfSpooler(0x2 | 0x10, 0)).toBe('no-paper');
    expect(stateOfSpooler(0x10_0000, 0)).toBe('fault');
    expect([0x80, 0x1000, 0x100, 0x10, 0x400].map(newsOfJob)).toEqual(['over', 'over', 'deleted', 'going', 'fault']);
  });

  it('is asked by a script short enough for a command line of Windows, in letters any code page has', () => {
    const { args } = powerShellSpooler();
    expect(args.join(' ').length).toBeLessThan(30_000);
    const script = Buffer.from(args.at(-1) ?? '', 'base64').toString('utf16le');
    expect(script).toMatch(/^[\x20-\x7e\r\n]+$/);
    for (const verb of ['look', 'print', 'job', 'drop']) expect(script).toContain(`'${verb}' {`);
  });
});
