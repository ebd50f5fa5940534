import type { AnyLogEvent } from '../../domain/event.ts';
import { DossierId } from '../../domain/ids.ts';
import type { ForeignItem } from '../../main/ports/foreign-events.ts';
import type { PointStore } from '../../main/store/open-point-store.ts';
import { projectedTables } from '../../main/store/projected-tables.ts';
import { rebuildProjections } from '../../main/store/projections.ts';

/** What `from` wrote of the dossiers it ever offered to `to`, or got from it: as the province's inbox brings it. */
export function newsFor(from: PointStore, to: PointStore): ForeignItem[] {
  const events = from.log.read(1, { maxEvents: 100_000, maxBytes: Number.MAX_SAFE_INTEGER });
  const readers = new Set<string>();
  for (const event of events) {
    if (event.type === 'hand-over-offered' && event.facts.to === to.point.id)
      for (const { dossier } of event.facts.items) readers.add(dossier);
    // Whoever received it reads all that others write of it.
    for (const dossier of dossiersOf(event)) {
      const row = to.dossiers.get(dossier);
      if (row && !row.isGuest) readers.add(dossier);
    }
  }
  return events
    .filter((event) => dossiersOf(event).some((dossier) => readers.has(dossier)))
    .map((event) => ({
      event: JSON.parse(JSON.stringify(event)) as ForeignItem['event'],
      keys: dossiersOf(event).flatMap((dossier) => {
        const key = from.sealing.keyOf(dossier);
        return key ? [{ dossier: DossierId(dossier), key }] : [];
      }),
    }));
}

export function dossiersOf({ facts }: AnyLogEvent): string[] {
  const { dossier, items } = facts as { dossier?: string; items?: readonly { dossier: string }[] };
  return [...(dossier ? [dossier] : []), ...(items ?? []).map((item) => item.dossier)];
}

/** Every projection as it is, and as it is folded anew. */
export function foldedTwice(store: PointStore): { now: unknown; anew: unknown } {
  const { write } = store.databases;
  const all = () =>
    Object.fromEntries(projectedTables.map((table) => [table, write.prepare(`SELECT * FROM ${table}`).all()]));
  const now = all();
  rebuildProjections(write);
  return { now, anew: all() };
}
