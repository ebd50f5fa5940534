import { type PcFindings, pcFindings } from '../../../contract/pc-doctor-api.ts';
import type { StationId } from '../../../domain/ids.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { OperatorLog } from '../../ports/log.ts';
import type { PrintOutcome } from '../../ports/printer.ts';
import type { ScannerState } from '../../ports/scanner.ts';
import type { StationLinks } from '../../ports/station-links.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import { createLinkPrinter, type LinkPrinter, type PaperOnItsWay } from './link-printer.ts';

/** What a station says when it comes, and when one of its devices changes. */
export interface StationSaid {
  readonly version: string;
  readonly printer: { name: string; model: string; state: ReturnType<LinkPrinter['state']> } | null;
  readonly scanner: ScannerState;
}

interface Known {
  readonly printer: LinkPrinter;
  printerSince: number;
  said: StationSaid | null;
  /** What its doctor found, and when that came. */
  found: (PcFindings & { readonly at: number }) | null;
  /** The connection that said it: one that ends later than the next began ends nothing. */
  by: object | null;
  /** Its connections: the one it speaks for itself on, and one for each of its screens. */
  readonly ends: Set<() => void>;
}

/** The connected PCs of the point, as their links tell of them. */
export function createStationLinks(parts: { store: PointStore; clock: Clock; ids: Ids; operatorLog: OperatorLog }) {
  const { store, clock, ids, operatorLog } = parts;
  const all = new Map<StationId, Known>();
  const listeners = new Set<() => void>();
  const life = { closed: false };
  const scanListeners = new Set<(station: StationId, text: string) => void>();
  const changed = () => {
    for (const each of [...listeners]) each();
    store.changed();
  };

  const known = (station: StationId): Known => {
    const there = all.get(station);
    if (there) return there;
    const made: Known = {
      printer: createLinkPrinter(() => ids.token(8)),
      printerSince: 0,
      said: null,
      found: keptFindings(store, station),
      by: null,
      ends: new Set(),
    };
    all.set(station, made);
    return made;
  };

  const links: StationLinks = {
    of: (station) => {
      const { said = null, printer, printerSince = 0 } = all.get(station) ?? {};
      if (!said) return null;
      const { version, scanner } = said;
      return { version, printer: (said.printer && printer) || null, printerSince, scanner };
    },
    found: (station) => known(station).found,
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onScan: (listener) => {
      scanListeners.add(listener);
      return () => void scanListeners.delete(listener);
    },
    drop: (station) => {
      for (const end of [...(all.get(station)?.ends ?? [])]) end();
    },
  };

  return {
    ...links,
    /** A connection of that station is open; answers what to call when it is not. */
    opened: (station: StationId, end: () => void): (() => void) => {
      const { ends } = known(station);
      ends.add(end);
      return () => void ends.delete(end);
    },
    hello: (station: StationId, said: StationSaid, by: object): void => {
      const one = known(station);
      const isNew = one.said === null;
      if (one.said?.printer?.state !== said.printer?.state || isNew) one.printerSince = clock.now();
      one.said = said;
      one.by = by;
      store.stations.noteSeen(station, {
        version: said.version,
        hasPrinter: said.printer !== null && said.printer.state !== 'none',
        at: clock.now(),
      });
      one.printer.say(said.printer);
      if (isNew) operatorLog.write({ event: 'station-link', station, state: 'connected' });
      changed();
    },
    goodbye: (station: StationId, by: object): void => {
      const one = all.get(station);
      if (!one?.said || one.by !== by || life.closed) return;
      one.said = null;
      one.printer.say(null);
      store.stations.noteLeft(station, clock.now());
      operatorLog.write({ event: 'station-link', station, state: 'lost' });
      changed();
    },
    tellDoctor: (station: StationId, findings: PcFindings): void => {
      const at = clock.now();
      known(station).found = { ...findings, at };
      store.stations.keepFindings(station, JSON.stringify(findings), at);
      store.changed();
    },
    scanned: (station: StationId, text: string): void => {
      for (const each of scanListeners) each(station, text);
    },
    papers: (station: StationId, signal: AbortSignal | undefined): AsyncGenerator<PaperOnItsWay, void, void> =>
      known(station).printer.papers(signal),
    printed: (station: StationId, print: string, outcome: PrintOutcome): void =>
      known(station).printer.printed(print, outcome),
    close: (): void => {
      for (const [station, { said }] of all) {
        if (said) store.stations.noteLeft(station, clock.now());
        links.drop(station);
      }
      // Their connections end after the database is closed.
      life.closed = true;
    },
  };
}

/** What it said before this start; a later version's words are none. */
function keptFindings({ stations }: Pick<PointStore, 'stations'>, station: StationId): Known['found'] {
  const kept = stations.findings(station);
  const findings = kept && pcFindings.safeParse(JSON.parse(kept.findings)).data;
  return kept && findings ? { ...findings, at: kept.at } : null;
}

export type LinkedStations = ReturnType<typeof createStationLinks>;
