import type { StationId } from '../../domain/ids.ts';
import type { StationLinks } from '../ports/station-links.ts';
import { startPrintSpool } from './print-spool.ts';

type Spool = ReturnType<typeof startPrintSpool>;

/** What a screen of another PC asks for is printed where it stands: one spool for each PC with a printer, once it came. */
export function keepStationSpools(
  parts: Omit<Parameters<typeof startPrintSpool>[0], 'printer' | 'secondPrinter' | 'station'> & { links: StationLinks },
) {
  const { store, links } = parts;
  const spools = new Map<StationId, Spool>();
  const look = () => {
    for (const { station } of store.stations.all()) {
      const printer = links.of(station)?.printer;
      if (!printer || spools.has(station)) continue;
      spools.set(station, startPrintSpool({ ...parts, printer, secondPrinter: null, station }));
    }
  };
  const stop = links.onChange(look);
  look();
  return {
    close: async () => {
      stop();
      await Promise.all([...spools.values()].map((spool) => spool.close()));
    },
  };
}
