import { type BundleContent, type BundleSegment, emptyContent } from '../../contract/bundle.ts';
import { signedPastText } from '../../contract/past-text.ts';
import { pushLimits, type WireEvent } from '../../contract/wire-words.ts';
import { type BundlePlace, writeBundle } from '../../domain/bundle.ts';
import { localTime } from '../../domain/calendar.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { type Head, signedHeadText } from '../../domain/chain.ts';
import { sealsOf } from '../../domain/directory.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { type DossierId, type PointId, pointOfStream, type StreamId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { OutgoingStream } from '../ports/outgoing-log.ts';
import { toSayAgain } from './agree-by-stick.ts';
import { toRegister } from './agree-with-province.ts';
import { type BundleParts, breathe, provinceSealTo } from './bundle-parts.ts';
import { inboxCursor } from './inbox-by-hand.ts';
import { publicationsToCarry } from './keep-publication.ts';
import { linkOfPoint, readLink } from './province-link.ts';

export interface OutgoingBundle {
  readonly id: string;
  readonly bytes: Uint8Array;
  readonly events: number;
  /** Of the live stream, up to where it reaches. */
  readonly head: Head;
}

export type OutError = { readonly type: 'bundle-for-nobody' };

interface Wish {
  /** What lies before is on another bundle, or known to the province; what was acknowledged when left out. */
  readonly from?: Head;
  /** Sealed files that go in it, after everything. */
  readonly scans?: readonly { readonly file: string; readonly bytes: Uint8Array }[];
  /** The stick that stays in the PC takes own events only. */
  readonly carriesOthers?: boolean;
}

/** All that is here and not known to be at the province: own events, those carried for others, a claim if it never spoke to it. */
export async function makeStationBundle(
  parts: BundleParts,
  { from = parts.log.acked(), carriesOthers = true, scans = [] }: Wish = {},
): Promise<Result<OutgoingBundle, OutError>> {
  const { log, vault, ids, clock, tools, wrap, point, carried } = parts;
  const recipients = recipientsOf(parts);
  if (recipients.length === 0) return err({ type: 'bundle-for-nobody' });
  const head = log.head();
  // what was written before a rebirth comes before what goes on from it; signed elsewhere, it can only go by the wire
  const before = carriesOthers ? log.ancestors().filter(({ signed }) => signed === null) : [];
  const own: BundleSegment[] = [];
  for (const stream of before) own.push(...(await ownSegments(parts, stream, stream.acked(), stream.head())));
  own.push(...(await ownSegments(parts, log, from, head)));
  const others = carriesOthers ? carried.streams().flatMap(({ stream }) => carried.segments(stream)) : [];
  const content: BundleContent = {
    ...emptyContent,
    segments: [...own, ...others],
    readerKeys: readerKeysOf(parts, own),
    pasts: pastsOf(parts, own),
    ...claimsOf(parts),
    ...standingOf(parts),
    holds: carriesOthers ? holdsOf(carried, others) : [],
    ownOnly: !carriesOthers,
    cursor: { after: inboxCursor(parts.memory) },
    directory: parts.directory.signed(),
    reference: carriesOthers ? publicationsToCarry(parts.reference, localTime(clock.now()).date) : [],
    referenceHeld: parts.reference.highest(),
    scans: describeScans(scans),
  };
  const id = Buffer.from(ids.bytes(16)).toString('hex');
  const bytes = writeBundle({
    ...{ tools, id, created: clock.now(), key: ids.bytes(32), recipients, wrap, content },
    scans: scans.map(({ bytes }) => bytes),
    madeBy: { place: point, publicKey: vault.publicKey },
    sign: (text) => Buffer.from(vault.sign(text), 'base64'),
  });
  const events = content.segments.reduce((sum, segment) => sum + segment.events.length, 0);
  return ok({ id, bytes, events, head });
}

/** Scans alone: their events went before them, or come with another bundle. */
export function makeScanBundle(
  parts: BundleParts,
  scans: NonNullable<Wish['scans']>,
): Result<{ readonly id: string; readonly bytes: Uint8Array }, OutError> {
  const { ids, clock, tools, wrap, vault, point } = parts;
  const recipients = recipientsOf(parts);
  if (recipients.length === 0) return err({ type: 'bundle-for-nobody' });
  const id = Buffer.from(ids.bytes(16)).toString('hex');
  const bytes = writeBundle({
    ...{ tools, id, created: clock.now(), key: ids.bytes(32), recipients, wrap },
    content: { ...emptyContent, scans: describeScans(scans) } satisfies BundleContent,
    scans: scans.map((each) => each.bytes),
    madeBy: { place: point, publicKey: vault.publicKey },
    sign: (text) => Buffer.from(vault.sign(text), 'base64'),
  });
  return ok({ id, bytes });
}

function describeScans(scans: NonNullable<Wish['scans']>): BundleContent['scans'] {
  return scans.map(({ file, bytes }) => ({ file, bytes: bytes.length }));
}

/** The province, and the other points of the commune: whoever of them it reaches first can use it. */
function recipientsOf(parts: BundleParts): { for: BundlePlace; sealTo: string }[] {
  const province = provinceSealTo(parts);
  const directory = parts.directory.current();
  const others = directory.points.filter((each) => each.point !== parts.point);
  return [
    ...(province === null ? [] : [{ for: 'province' as const, sealTo: province }]),
    ...others.flatMap(({ point }) => sealsOf(directory, point).map((sealTo) => ({ for: point, sealTo }))),
  ];
}

async function ownSegments(
  parts: BundleParts,
  source: Pick<OutgoingStream, 'stream' | 'read'>,
  from: Head,
  to: Head,
): Promise<BundleSegment[]> {
  const { log, vault, wrap } = parts;
  const sealTo = provinceSealTo(parts);
  const { stream } = source;
  const point = pointOfStream(stream);
  const segments: BundleSegment[] = [];
  for (let at = from; at.seq < to.seq; await breathe()) {
    const events = source.read(at.seq + 1, {
      ...pushLimits,
      maxEvents: Math.min(pushLimits.maxEvents, to.seq - at.seq),
    });
    const last = events.at(-1);
    if (!last) break;
    const end = { seq: last.seq, hash: last.hash };
    segments.push({
      ...{ stream, from: at, events: events as unknown as WireEvent[], writer: vault.publicKey },
      headSignature: vault.sign(signedHeadText(stream, end)),
      keys: events.flatMap((event) => {
        const key = event.type === 'dossier-received' ? log.dossierKey(event.facts.dossier) : null;
        if (!key || sealTo === null || event.type !== 'dossier-received') return [];
        const { dossier } = event.facts;
        return [{ dossier, wrapped: wrap({ sealTo, point, dossier, key }) }];
      }),
    });
    at = end;
  }
  return segments;
}

/** Each dossier that these segments offer to somebody. */
function offeredIn(segments: readonly BundleSegment[]): { to: PointId; dossier: DossierId }[] {
  return segments
    .flatMap(({ events }) => events as unknown as AnyLogEvent[])
    .flatMap((event) => {
      if (event.type !== 'hand-over-offered') return [];
      const { to, items } = event.facts;
      return items.map(({ dossier }) => ({ to, dossier }));
    });
}

/** Whoever a dossier is offered to reads it: its key goes with the offer. */
function readerKeysOf({ log, wrap, point, directory }: BundleParts, segments: readonly BundleSegment[]) {
  const known = directory.current();
  return offeredIn(segments).flatMap(({ to, dossier }) => {
    const key = log.dossierKey(dossier);
    if (!key) return [];
    return sealsOf(known, to).map((sealTo) => ({
      for: to,
      point,
      dossier,
      wrapped: wrap({ sealTo, point, dossier, key }),
    }));
  });
}

/**
 * And what was written of it before, which the reader may not have: here, with a word that goes on with the dossier wherever it
 * is offered next, and by those who gave theirs when they offered it here.
 */
function pastsOf(parts: BundleParts, segments: readonly BundleSegment[]): BundleContent['pasts'] {
  const { dossierPast, pasts, point, vault } = parts;
  const comes = new Set(segments.flatMap(({ stream, events }) => events.map(({ seq }) => `${stream} ${seq}`)));
  return offeredIn(segments).flatMap(({ to, dossier }) => {
    const own = dossierPast(dossier);
    const events = own.map(({ stream, seq, hash }) => ({ stream, seq, hash }));
    const signature = vault.sign(signedPastText({ point, dossier, events }));
    const ours = {
      word: { point, events, writer: vault.publicKey, signature },
      events: own.filter(({ stream, seq }) => !comes.has(`${stream} ${seq}`)),
    };
    const theirs = pasts.of(dossier).map((word) => ({ word, events: pasts.eventsOf(word) }));
    return [ours, ...theirs.filter(({ word }) => word.point !== to)].map(({ word, events }) => {
      return { for: to, dossier, word, events: events as unknown as WireEvent[] };
    });
  });
}

/**
 * A station that the province does not know asks to be known, with the ticket its technician was given; what was written before the
 * last rebirth came with the same device, and the same ticket brings it along.
 */
function claimsOf({ memory, log, vault, enrolment, point }: BundleParts): Claims {
  if (!enrolment) return { claims: [], claimsAgain: [] };
  const { ticket } = enrolment;
  const claims = (streams: readonly StreamId[]) =>
    streams.map((stream) => {
      const claim = { ticket, point, stream, publicKey: vault.publicKey, sealTo: vault.sealTo };
      return { ...claim, proof: vault.sign(canonicalJson(claim)) };
    });
  const isKnown = readLink(memory, log.stream) !== null;
  return { claims: claims(streamsToClaim(memory, log)), claimsAgain: claims(isKnown ? [log.stream] : []) };
}

type Claims = Pick<BundleContent, 'claims' | 'claimsAgain'>;

/** Oldest first; as many as a bundle may claim. */
export function streamsToClaim(memory: BundleParts['memory'], log: BundleParts['log']): StreamId[] {
  if (readLink(memory, log.stream)) return [];
  const before = linkOfPoint(memory, log)
    ? []
    : log.ancestors().filter(({ head, signed }) => head().seq > 0 && signed === null);
  return [...before.map(({ stream }) => stream).slice(-mostClaims + 1), log.stream];
}

const mostClaims = 10;

/** What a hello would say of every stream of the point, and whoever goes on after another one says so. */
export function standingOf({ log, own, memory }: Standing): Pick<BundleContent, 'own' | 'registers'> {
  const ancestors = log.ancestors();
  const news = ancestors.length > 0 ? toRegister(own, log.stream) : [];
  const known = new Set(news.map(({ stream }) => stream));
  return {
    own: [log, ...ancestors].map(({ stream, head, acked }) => ({ stream, head: head(), acked: acked() })),
    registers: [...news, ...toSayAgain(memory).filter(({ stream }) => !known.has(stream))],
  };
}

type Standing = Pick<BundleParts, 'log' | 'own' | 'memory'>;

/** Ends of what goes along, and of what the province had already: it says of each whether it has it, and how safely. */
export function holdsOf(
  carried: Pick<BundleParts['carried'], 'ends'>,
  segments: readonly Pick<BundleSegment, 'stream' | 'events'>[],
): BundleContent['holds'] {
  const ends = segments.flatMap(({ stream, events }) => {
    const last = events.at(-1);
    return last ? [{ stream, head: { seq: last.seq, hash: last.hash } }] : [];
  });
  return [...new Map([...ends, ...carried.ends()].map((end) => [end.head.hash, end])).values()];
}
