import { isSlipText } from '../../domain/hand-over-slip.ts';
import type { StationId } from '../../domain/ids.ts';
import { readScanned } from '../../domain/scanned.ts';
import { stationOf } from '../../domain/station.ts';
import type { Clock } from '../ports/clock.ts';
import type { Scanner, ScannerKnobs } from '../ports/scanner.ts';
import type { StationLinks } from '../ports/station-links.ts';
import type { PointStore } from '../store/open-point-store.ts';
import type { Answer, Caller, Handlers, Input } from './caller.ts';

interface Heard {
  readonly no: number;
  readonly text: string;
}

/** A page that listens, and whose it is. */
interface Listener {
  readonly station: StationId | null;
  readonly forStaff: boolean;
  readonly tokenHash: string;
}

/** `shared`: one scanner for the whole PC; the others are a simulated scanner's, which may lie on either table. */
type Place = Input<'setSimulatedScanner'>['at'];

/** Codes a page has not taken yet; more than a person can hold to a scanner while it blinks. */
const MOST_UNREAD = 16;

/**
 * What the scanner of a PC reads, to every page of that PC that asks: the host's own, and each paired station's. Each scan is told once, in order; a page
 * that comes later sees none of the earlier ones. A personal card goes to staff only: a kiosk has no use for a person. Nor has
 * it for the slip of a hand-over, which a clerk scans: whoever stands before it would be asked about a stranger's folder.
 * Where one PC has a kiosk and a counter, its one scanner is the clerk's while somebody is signed in there: what a clerk
 * scans says nothing to the hall, and takes no number at the kiosk.
 */
export function watchScans(parts: {
  store: Pick<PointStore, 'sessions'>;
  scanner: Scanner;
  links: Pick<StationLinks, 'of' | 'onChange' | 'onScan'>;
  knobs: ScannerKnobs | null;
  point: string;
  clock: Clock;
}) {
  const { store, scanner, links, knobs, point, clock } = parts;
  const wakers = new Set<() => void>();
  // A page tells scans apart by their number, also those before and after a start of the station: so it begins elsewhere.
  const life = { no: clock.now(), closed: false, place: 'shared' as Place };
  const unread = new Map<Heard[], Listener>();
  const wake = () => {
    for (const each of wakers) each();
  };
  const isAttended = ({ forStaff, tokenHash }: Listener) => {
    const session = forStaff ? store.sessions.get(tokenHash) : undefined;
    return session !== undefined && session.account !== null && !session.isLocked;
  };
  const hear = (at: StationId | null, text: string, place: Place = 'shared') => {
    life.no++;
    const here = [...unread].filter(([, { station }]) => station === at);
    const isClerks =
      isSlipText(text) || place === 'counter' || (place === 'shared' && here.some(([, each]) => isAttended(each)));
    for (const [list, { forStaff }] of here) {
      if (forStaff ? place === 'kiosk' : isClerks) continue;
      list.push({ no: life.no, text });
      if (list.length > MOST_UNREAD) list.shift();
    }
    wake();
  };
  const stop = [
    scanner.onScan((text) => hear(null, text, life.place)),
    links.onScan(hear),
    scanner.onChange(wake),
    links.onChange(wake),
  ];
  const stateAt = (station: StationId | null) =>
    station === null ? scanner.state() : (links.of(station)?.scanner ?? 'disconnected');

  async function* watch({ session, tokenHash, signal }: Caller) {
    const mine: Heard[] = [];
    const forStaff = session?.role === 'counter';
    const station = stationOf(session?.terminal ?? '');
    unread.set(mine, { station, forStaff, tokenHash });
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
    watchScans: (_, caller) => watch(caller) as Answer<'watchScans'>,
    setSimulatedScanner: ({ plugged, scan, at }) => {
      if (!knobs) return { ok: false, error: { type: 'scanner-not-simulated' } };
      knobs.plug(plugged);
      life.place = at;
      if (scan !== null) knobs.hold(scan);
      life.place = 'shared';
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
