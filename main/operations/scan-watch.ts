import { isSlipText } from '../../domain/hand-over-slip.ts';
import type { StationId } from '../../domain/ids.ts';
import { readScanned } from '../../domain/scanned.ts';
import { stationOf } from '../../domain/station.ts';
import type { Clock } from '../ports/clock.ts';
import type { Scanner, ScannerKnobs } from '../ports/scanner.ts';
import type { StationLinks } from '../ports/station-links.ts';
import type { Answer, Handlers } from './caller.ts';

interface Heard {
  readonly no: number;
  readonly text: string;
}

/** Codes a page has not taken yet; more than a person can hold to a scanner while it blinks. */
const MOST_UNREAD = 16;

/**
 * What the scanner of a PC reads, to every page of that PC that asks: the host's own, and each paired station's. Each scan is told once, in order; a page
 * that comes later sees none of the earlier ones. A personal card goes to staff only: a kiosk has no use for a person. Nor has
 * it for the slip of a hand-over, which a clerk scans: whoever stands before it would be asked about a stranger's folder.
 */
export function watchScans(parts: {
  scanner: Scanner;
  links: Pick<StationLinks, 'of' | 'onChange' | 'onScan'>;
  knobs: ScannerKnobs | null;
  point: string;
  clock: Clock;
}) {
  const { scanner, links, knobs, point, clock } = parts;
  const wakers = new Set<() => void>();
  // A page tells scans apart by their number, also those before and after a start of the station: so it begins elsewhere.
  const life = { no: clock.now(), closed: false };
  const unread = new Map<Heard[], { readonly station: StationId | null; readonly forStaff: boolean }>();
  const wake = () => {
    for (const each of wakers) each();
  };
  const hear = (at: StationId | null, text: string) => {
    life.no++;
    for (const [list, { station, forStaff }] of unread) {
      if (station !== at || (isSlipText(text) && !forStaff)) continue;
      list.push({ no: life.no, text });
      if (list.length > MOST_UNREAD) list.shift();
    }
    wake();
  };
  const stop = [
    scanner.onScan((text) => hear(null, text)),
    links.onScan(hear),
    scanner.onChange(wake),
    links.onChange(wake),
  ];
  const stateAt = (station: StationId | null) =>
    station === null ? scanner.state() : (links.of(station)?.scanner ?? 'disconnected');

  async function* watch(forStaff: boolean, station: StationId | null, signal: AbortSignal | undefined) {
    const mine: Heard[] = [];
    unread.set(mine, { station, forStaff });
    try {
      let told: string | null = null;
      while (!signal?.aborted && !life.closed) {
        const state = stateAt(station);
        const next = mine.shift();
        if (next || told !== state) {
          told = state;
          yield { scanner: state, scan: next ? shown(next, forStaff) : null };
        } else await nextWake(signal);
      }
    } finally {
      unread.delete(mine);
    }
  }

  const shown = ({ no, text }: Heard, forStaff: boolean) => {
    const isCard = readScanned(text, point).kind === 'card';
    return { no, text: isCard && !forStaff ? '' : text, isCard };
  };

  const nextWake = (signal: AbortSignal | undefined) =>
    new Promise<void>((resolve) => {
      const done = () => {
        wakers.delete(done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      wakers.add(done);
      signal?.addEventListener('abort', done);
    });

  const handlers: Handlers<'watchScans' | 'setSimulatedScanner'> = {
    watchScans: (_, { session, signal }) =>
      watch(session?.role === 'counter', stationOf(session?.terminal ?? ''), signal) as Answer<'watchScans'>,
    setSimulatedScanner: ({ plugged, scan }) => {
      if (!knobs) return { ok: false, error: { type: 'scanner-not-simulated' } };
      knobs.plug(plugged);
      if (scan !== null) knobs.hold(scan);
      return { ok: true, value: {} };
    },
  };
  return {
    handlers,
    close: () => {
      life.closed = true;
      for (const each of stop) each();
      wake();
    },
  };
}
