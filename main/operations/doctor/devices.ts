import type { PrinterState } from '../../../domain/paper.ts';
import type { Check, Look } from './check.ts';

type Said = Omit<Look, 'params'>;

const printerSays: Readonly<Record<PrinterState, Said>> = {
  ready: { state: 'ok', says: 'printer.ready' },
  printing: { state: 'ok', says: 'printer.ready' },
  'ready-unverified': { state: 'unknown', says: 'printer.unverified', fix: 'print-test-page' },
  'paper-low': { state: 'warning', says: 'printer.paper-low', how: 'printer-paper' },
  'no-paper': { state: 'bad', says: 'printer.no-paper', how: 'printer-paper' },
  'cover-open': { state: 'bad', says: 'printer.cover-open', how: 'printer-cover' },
  fault: { state: 'bad', says: 'printer.fault', how: 'printer-fault' },
  disconnected: { state: 'bad', says: 'printer.disconnected', how: 'printer-cable' },
  none: { state: 'warning', says: 'printer.none', how: 'printer-cable' },
};

/** The worse of the two, where there are two: with one gone the other has to take all the paper. */
export const printer: Check = {
  id: 'printer',
  now: ({ printer: first, secondPrinter }) => {
    const looks = [first, ...(secondPrinter ? [secondPrinter] : [])].map((each) => ({
      ...printerSays[each.state()],
      params: { name: each.name },
    }));
    const isWorse = (state: Look['state']) => looks.find((look) => look.state === state);
    return isWorse('bad') ?? isWorse('warning') ?? isWorse('unknown') ?? (looks[0] as Look);
  },
};

export const scanner: Check = {
  id: 'scanner',
  now: ({ scanner: { state } }) => {
    if (state() === 'disconnected') return { state: 'bad', says: 'scanner.disconnected', how: 'scanner-cable' };
    // One that types like a keyboard is told from nothing by nobody.
    if (state() === 'none') return { state: 'unknown', says: 'scanner.none', how: 'scanner-cable' };
    return { state: 'ok', says: 'scanner.ready' };
  },
};
