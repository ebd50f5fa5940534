import type { BundleContent, BundleSegment } from '../../contract/bundle.ts';
import { signedPastText } from '../../contract/past-text.ts';
import type { WireEvent } from '../../contract/wire-words.ts';
import type { BundleHeader } from '../../domain/bundle.ts';
import { signersOf } from '../../domain/directory.ts';
import { type PointId, pointOfStream, StreamId } from '../../domain/ids.ts';
import type { ForeignEvents, ForeignItem } from '../ports/foreign-events.ts';
import type { Vault } from '../ports/vault.ts';
import { dossiersOf } from '../store/carried-pruning.ts';
import type { BundleParts } from './bundle-parts.ts';
import { openedKeys } from './inbox-by-hand.ts';

interface HandParts extends Pick<BundleParts, 'point' | 'carried' | 'directory' | 'pasts' | 'tools'> {
  readonly foreign: ForeignEvents;
  readonly vault: Pick<Vault, 'openSealed'>;
  /** A dossier that was received here, or of which another point told. */
  readonly knows: (dossier: string) => boolean;
}

/**
 * What a stick brought that is for this point: of streams whose writers the directory vouches for, what speaks of a dossier
 * that is known here, was offered here or came from here; and what was written before of those that are offered. Whoever had
 * it in hand in between may be a third point. The offer may come after what it is about: then all that is carried is looked at.
 */
export function takeByHand(
  parts: HandParts,
  brought: {
    readonly segments: readonly BundleSegment[];
    readonly madeBy: BundleHeader['madeBy'];
    readonly pasts: BundleContent['pasts'];
    readonly keys: BundleContent['readerKeys'];
  },
): void {
  const { point, carried, foreign, vault, directory } = parts;
  const keys = brought.keys.filter((key) => key.for === point);
  const writersOf = (stream: string) => signersOf(directory.current(), pointOfStream(StreamId(stream)));
  const ends = brought.segments.flatMap(({ stream, writer, events }) =>
    writersOf(stream).includes(writer) ? [{ stream, end: events.at(-1)?.hash ?? '' }] : [],
  );
  const read = (stream: string) => {
    const own = ends.filter((each) => each.stream === stream).map(({ end }) => end);
    return carried.signedBy(stream, { ends: own, writers: writersOf(stream) });
  };
  const streams = new Map(ends.map(({ stream }) => [stream, [] as WireEvent[]]));
  for (const stream of streams.keys()) streams.set(stream, read(stream));
  const offered = new Set(
    [...streams.values()]
      .flat()
      .flatMap((event) => (isOfferTo(event, point) || answersUs(event, point) ? dossiersOf(event) : [])),
  );
  const news = [...offered].filter((dossier) => !parts.knows(dossier));
  for (const stream of carried.speakingOf(news)) if (!streams.has(stream)) streams.set(stream, read(stream));

  takePasts(parts, brought);
  const ours = (dossier: string) => offered.has(dossier) || parts.knows(dossier);
  for (const events of streams.values()) {
    const items: ForeignItem[] = events
      .filter((event) => pointOfStream(StreamId(event.stream)) !== point && dossiersOf(event).some(ours))
      .map((event) => {
        const named = isOfferTo(event, point) ? dossiersOf(event) : [];
        return {
          event,
          keys: openedKeys(
            vault,
            keys.filter(({ dossier }) => named.includes(dossier)),
          ),
        };
      });
    if (items.length > 0) foreign.take(items);
  }
}

/**
 * What was written of a dossier before it was offered to this point: by the maker's point, of its own log only; by another one
 * as far as that one, or the province, signed for it, and the word is kept, to go on with the dossier.
 */
function takePasts(
  { point, directory, foreign, pasts: kept, tools }: HandParts,
  { madeBy, pasts }: { readonly madeBy: BundleHeader['madeBy']; readonly pasts: BundleContent['pasts'] },
): void {
  const known = directory.current();
  const isVouchedFor = (of: string, writer: string) => signersOf(known, of).includes(writer);
  const isTheProvince = (writer: string) => writer === directory.provinceKey();
  const isOfMaker = madeBy.place !== 'province' && isVouchedFor(madeBy.place, madeBy.publicKey);
  const items = pasts
    .filter((past) => past.for === point)
    .flatMap(({ dossier, events, word }) => {
      const about = events.filter((event) => dossiersOf(event).includes(dossier));
      if (!word) return isOfMaker ? about.filter(({ stream }) => pointOfStream(StreamId(stream)) === madeBy.place) : [];
      if (word.point === point || !(isVouchedFor(word.point, word.writer) || isTheProvince(word.writer))) return [];
      const text = signedPastText({ ...word, dossier });
      if (!tools.verify(word.writer, text, Buffer.from(word.signature, 'base64'))) return [];
      kept.keep(dossier, word);
      const said = new Set(word.events.map(({ hash }) => hash));
      return about.filter(({ stream, hash }) => said.has(hash) && pointOfStream(StreamId(stream)) === word.point);
    });
  if (items.length > 0) foreign.take(items.map((event) => ({ event, keys: [] })));
}

function isOfferTo({ type, facts }: WireEvent, point: PointId): boolean {
  return type === 'hand-over-offered' && facts.to === point;
}

/** Taken or sent back: what becomes of it there is the business of the point it came from. */
function answersUs({ type, facts }: WireEvent, point: PointId): boolean {
  return (type === 'hand-over-accepted' || type === 'hand-over-declined') && facts.from === point;
}
