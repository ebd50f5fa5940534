import type { CheckedPc } from '../../../contract/doctor-api.ts';
import type { StationLinks } from '../../ports/station-links.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import type { PairedStation } from '../../store/stations-table.ts';

interface Parts {
  readonly store: Pick<PointStore, 'stations'>;
  readonly links: Pick<StationLinks, 'of' | 'found'>;
}

/** The version of a paired PC, as it said it last; empty: it was never here. */
export function versionOf({ links }: Pick<Parts, 'links'>, { station, version }: PairedStation): string {
  return links.of(station)?.version ?? version;
}

/** The point's other PCs, each as its own doctor found it. */
export function checkedPcs({ store, links }: Parts): CheckedPc[] {
  return store.stations.all().map((each) => {
    const said = links.found(each.station);
    return {
      ...{ station: each.station, name: each.name, connected: links.of(each.station) !== null },
      ...{ version: versionOf({ links }, each), seenAt: said?.at ?? null, checks: said?.checks ?? [] },
    };
  });
}
