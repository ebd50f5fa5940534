import type { BundleContent } from '../../contract/bundle.ts';
import type { WireEvent } from '../../contract/wire-words.ts';
import type { BundlePlace } from '../../domain/bundle.ts';
import { type PointId, pointOfStream, StreamId } from '../../domain/ids.ts';
import type { ForeignEvents } from '../ports/foreign-events.ts';
import type { Vault } from '../ports/vault.ts';
import { dossiersOf } from '../store/carried-pruning.ts';
import type { Carried } from '../store/carried-table.ts';
import { openedKeys } from './inbox-by-hand.ts';

/**
 * What a stick brought of streams whose writers the directory vouches for: of all that is carried, what speaks of a dossier
 * that was offered to this point, or that came from it, is for us. Looked at anew each time, because the offer may come after
 * what it is about.
 */
export function takeCarried(
  parts: { point: PointId; carried: Carried; foreign: ForeignEvents; vault: Pick<Vault, 'openSealed'> },
  streams: readonly string[],
  keys: BundleContent['readerKeys'],
): void {
  const { point, carried, foreign, vault } = parts;
  for (const stream of streams) {
    const events = carried.all(stream);
    const ours = new Set(
      events.flatMap((event) => (isOfferTo(event, point) || answersUs(event, point) ? dossiersOf(event) : [])),
    );
    if (ours.size === 0) continue;
    const items = events.filter((event) => dossiersOf(event).some((dossier) => ours.has(dossier)));
    foreign.take(
      items.map((event) => ({
        event,
        keys: openedKeys(
          vault,
          isOfferTo(event, point) ? keys.filter(({ dossier }) => dossiersOf(event).includes(dossier)) : [],
        ),
      })),
    );
  }
}

/** What a point wrote of a dossier before it offered it to this one: of its own log only, however much it carries. */
export function takePasts(
  { point, foreign }: { point: PointId; foreign: ForeignEvents },
  maker: BundlePlace,
  pasts: BundleContent['pasts'],
): void {
  const events = pasts
    .filter((past) => past.for === point)
    .flatMap(({ dossier, events }) => events.filter((event) => dossiersOf(event).includes(dossier)))
    .filter(({ stream }) => pointOfStream(StreamId(stream)) === maker);
  if (events.length > 0) foreign.take(events.map((event) => ({ event, keys: [] })));
}

function isOfferTo({ type, facts }: WireEvent, point: PointId): boolean {
  return type === 'hand-over-offered' && facts.to === point;
}

/** Taken or sent back: what becomes of it there is the business of the point it came from. */
function answersUs({ type, facts }: WireEvent, point: PointId): boolean {
  return (type === 'hand-over-accepted' || type === 'hand-over-declined') && facts.from === point;
}
