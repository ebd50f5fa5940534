import type { StationId } from '../../../domain/ids.ts';
import type { KeepsStandIn, KeptStandIn } from '../../ports/kept-stand-in.ts';
import type { PointStore } from '../../store/open-point-store.ts';
import { isDismissed } from './dismissed.ts';

type Store = Pick<PointStore, 'memory' | 'stations' | 'incarnations' | 'outgoing'>;

/** Of the first events of a stream that was begun by a take-over: it says whose place was taken. */
const firstOnes = { maxEvents: 12, maxBytes: 256 * 1024 };

/**
 * This PC chose it and gave it a copy, and the database that is here now does not know that: it was healed from nothing, or from a
 * backup of before. Null: the database knows, or the PC was chosen no more.
 */
export function forgottenStandIn(
  store: Pick<Store, 'memory' | 'stations'>,
  kept: Pick<KeepsStandIn, 'get'>,
): KeptStandIn | null {
  const one = kept.get();
  if (one === null || isDismissed(store, one.key)) return null;
  return store.stations.standIn()?.key === one.key ? null : one;
}

/**
 * The province says that another stream goes on in this one's place, and brought that stream: it begins with the take-over of the host
 * that has our key, by the PC that was this station of ours. Null: that key is nobody's who took over.
 */
function successorByProvince(store: Store, { key, ownKey }: { key: string; ownKey: string }) {
  if (store.incarnations.live().supersededBy === null || isDismissed(store, key)) return null;
  for (const each of store.outgoing.ancestors()) {
    const begun = each.read(1, firstOnes);
    const taken = begun.find((event) => event.type === 'host-taken-over' && event.facts.key === ownKey);
    const left = taken && begun.find(({ type, origin }) => type === 'station-removed' && origin === taken.origin);
    if (left?.type === 'station-removed' && store.stations.keyOf(left.facts.station) === key) return left.facts.station;
  }
  return null;
}

/** Whoever proves that key may say that it took this host's place, though it is no station of this database; null: a stranger. */
export function whoMayHaveTakenOver(
  store: Store,
  kept: Pick<KeepsStandIn, 'get'>,
  keys: { readonly key: string; readonly ownKey: string },
): StationId | null {
  const forgotten = forgottenStandIn(store, kept);
  return forgotten?.key === keys.key ? forgotten.station : successorByProvince(store, keys);
}
