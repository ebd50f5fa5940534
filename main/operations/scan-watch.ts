import { readScanned } from '../../domain/scanned.ts';
import type { Clock } from '../ports/clock.ts';
import type { Scanner, ScannerKnobs } from '../ports/scanner.ts';
import type { Answer, Handlers } from './caller.ts';

/** Codes a page has not taken yet; more than a person can hold to a scanner while it blinks. */
const MOST_UNREAD = 16;

/**
 * What the station's own scanner reads, to every page of this station that asks. Each scan is told once, in order; a page
 * that comes later sees none of the earlier ones. A personal card goes to staff only: a kiosk has no use for a person.
 */
export function watchScans(parts: { scanner: Scanner; knobs: ScannerKnobs | null; point: string; clock: Clock }) {
  const { scanner, knobs, point, clock } = parts;
  const wakers = new Set<() => void>();
  // A page tells scans apart by their number, also those before and after a start of the station: so it begins elsewhere.
  const life = { no: clock.now(), closed: false };
  const unread = new Map<object, { no: number; text: string }[]>();
  const wake = () => {
    for (const each of wakers) each();
  };
  const stopScans = scanner.onScan((text) => {
    life.no++;
    for (const list of unread.values()) {
      list.push({ no: life.no, text });
      if (list.length > MOST_UNREAD) list.shift();
    }
    wake();
  });
  const stopState = scanner.onChange(wake);

  async function* watch(forStaff: boolean, signal: AbortSignal | undefined) {
    const mine: { no: number; text: string }[] = [];
    unread.set(mine, mine);
    try {
      let told: string | null = null;
      while (!signal?.aborted && !life.closed) {
        const state = scanner.state();
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

  const shown = ({ no, text }: { no: number; text: string }, forStaff: boolean) => {
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
    watchScans: (_, { session, signal }) => watch(session?.role === 'counter', signal) as Answer<'watchScans'>,
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
      stopScans();
      stopState();
      wake();
    },
  };
}
