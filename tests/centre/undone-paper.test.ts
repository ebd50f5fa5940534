import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { usualPrinter } from '../../domain/data/printers.ts';
import type { PrinterState } from '../../domain/paper.ts';
import type { Printer } from '../../main/ports/printer.ts';
import { until } from '../main/adapters/printer/printer-bench.ts';
import { origin, value } from '../support/terminal-client.ts';
import { withStation } from '../support/with-station.ts';

/** A printer with a lid: open, it takes nothing; closed, it takes every paper whole. */
function printerWithLid(): Printer & { open(): void; shut(): void; readonly printed: Uint8Array[] } {
  const lid = { state: 'ready' as PrinterState };
  const listeners = new Set<() => void>();
  const printed: Uint8Array[] = [];
  const become = (state: PrinterState) => {
    lid.state = state;
    for (const listener of listeners) listener();
  };
  return {
    ...{ name: 'mẫu', model: usualPrinter, printed, state: () => lid.state, close: async () => {} },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    print: async (bytes) => {
      if (lid.state !== 'ready') return { type: 'refused', state: lid.state };
      printed.push(bytes);
      return { type: 'confirmed' };
    },
    open: () => become('cover-open'),
    shut: () => become('ready'),
  };
}

describe('the paper of a number that was taken back', () => {
  test('K8: does not come out when the printer is mended; the next person’s does', () => {
    const printer = printerWithLid();
    return withStation({ printer }, async ({ kiosk, station }) => {
      const { client } = await kiosk();
      const tap = async () =>
        value(await client.issueTicket({ origin: origin(), queue: 'B', priority: null, language: 'vi' }));
      printer.open();
      const wrong = await tap();
      value(await client.undoTicket({ origin: origin(), ticket: wrong.ticket }));
      const right = await tap();
      printer.shut();
      await until(() => station.store.jobs.get(right.job)?.state === 'confirmed', 20_000);
      await pause(50);
      expect(printer.printed.length).toBe(1);
      expect(station.store.jobs.get(wrong.job)?.state).toBe('withdrawn');
    });
  });

  test('K8: is withdrawn too when it had been asked for already and the printer said no', () => {
    const printer = printerWithLid();
    return withStation({ printer }, async ({ kiosk, station }) => {
      const { client } = await kiosk();
      printer.open();
      const { ticket, job } = value(
        await client.issueTicket({ origin: origin(), queue: 'B', priority: null, language: 'vi' }),
      );
      // On its way when the tap is taken back; then the printer refuses, and it is to wait again.
      station.store.spool.move(job, 'sending');
      value(await client.undoTicket({ origin: origin(), ticket }));
      station.store.spool.move(job, 'queued');
      printer.shut();
      await until(() => station.store.jobs.get(job)?.state === 'withdrawn', 20_000);
      expect(printer.printed).toEqual([]);
    });
  });
});
