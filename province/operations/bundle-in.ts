import { type BundleContent, type BundleSegment, bundleContent, bundleHeader } from '../../contract/bundle.ts';
import { type BundleFault, type BundleHeader, openBundle, scansOf } from '../../domain/bundle.ts';
import { pointOfStream, StreamId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import {
  earlySegments,
  forgetEarly,
  keepCarriedEnds,
  keepCursor,
  keepEarly,
  markBundle,
  newestBundle,
} from '../store/bundles.ts';
import { keepOwnEnds } from '../store/own-ends.ts';
import { noteHeld } from '../store/reference.ts';
import { type Device, findDevice, noteByStick, streamOfPoint } from '../store/streams.ts';
import { enrol, keyIdOf } from './enrol.ts';
import { beginByStick } from './incarnations.ts';
import type { Province } from './province.ts';
import { type PushError, pushByHand } from './push.ts';

/** What a bundle brought, stream by stream: `events` are those that were not here before. */
export interface BundleTaken {
  readonly point: string;
  readonly created: number;
  readonly enrolled: readonly { readonly stream: string; readonly refused: string | null }[];
  /** Sealed papers; none of a maker whose key was never enrolled. */
  readonly scans: { readonly taken: number; readonly known: number; readonly refused: number };
  readonly streams: readonly {
    readonly stream: string;
    readonly events: number;
    /** That were here already. */
    readonly known: number;
    readonly refused: string | null;
  }[];
}

type Refusal = BundleFault | { readonly type: 'revoked' };

/**
 * Takes in what the wire would have brought, by the very operations of the wire: claims enrol, segments are pushed. The file
 * is believed whole before anything of it is looked at; a segment that is refused is refused as on the wire, and what was
 * taken in before a crash is known when the bundle comes again.
 */
export async function takeBundle(province: Province, bytes: Uint8Array): Promise<Result<BundleTaken, Refusal>> {
  const opened = openBundle(bytes, {
    ...{ tools: province.tools, me: 'province' as const, sealTo: province.identity.sealTo },
    unwrap: (wrapped, { point, dossier }) => {
      try {
        return province.sealing.unwrap(wrapped, point, dossier);
      } catch {
        return null;
      }
    },
    parseHeader: (value) => bundleHeader.safeParse(value).data ?? null,
    parseContent: (value) => bundleContent.safeParse(value).data ?? null,
  });
  if (!opened.ok) return opened;
  const { header, content } = opened.value;
  const brought = scansOf(province.tools, content.scans, opened.value.scans);
  if (!brought) return err({ type: 'bundle-forged' });
  const before = await makerOf(province, header);
  if (before?.revoked) return err({ type: 'revoked' });

  const enrolled = [];
  for (const claim of [...content.claims, ...(before ? [] : content.claimsAgain)]) {
    const answer = await enrol(province, claim);
    enrolled.push({ stream: claim.stream, refused: answer.ok ? null : answer.error.type });
  }
  const maker = before ?? (await makerOf(province, header));
  if (maker) await beginByStick(province, maker, content);
  const streams = [];
  const segmentsOf = Map.groupBy(content.segments, (segment) => segment.stream);
  // a station that is known from now on may have segments that waited for it
  for (const { stream, refused } of enrolled)
    if (refused === null && !segmentsOf.has(stream)) segmentsOf.set(stream, []);
  for (const [stream, segments] of segmentsOf)
    streams.push({ stream, ...(await pushAll(province, maker ?? stranger, stream, segments)) });
  const scans = maker ? await keepScans(province, brought) : { taken: 0, known: 0, refused: brought.length };
  // What was not kept of it is sent again: the point is not told that it came.
  await remember(province, header, content, scans.refused === 0 ? maker : null, streams);
  return ok({ point: header.madeBy.place, created: header.created, enrolled, scans, streams });
}

/** Who made it, if the key that signed is one that was enrolled there. */
async function makerOf({ database }: Province, { madeBy }: BundleHeader): Promise<Device | null> {
  const { place, publicKey } = madeBy;
  return place === 'province' ? null : findDevice(database, keyIdOf(place, publicKey));
}

/** Whoever carries for others need not be known: each segment is believed for its writer's signature. */
const stranger: Device = { point: '', keyId: '', publicKey: '', sealTo: null, revoked: false };

/** With those that came too early before: a bundle may hold what they stand on. What still does not fit waits. */
async function pushAll(
  province: Province,
  carrier: Device,
  stream: string,
  brought: readonly BundleSegment[],
): Promise<{ events: number; known: number; refused: PushError['type'] | null }> {
  const { database, clock } = province;
  const point = pointOfStream(StreamId(stream));
  const early = await earlySegments(database, point, stream);
  const all = [...early, ...brought].toSorted((a, b) => a.from.seq - b.from.seq);
  let events = 0;
  let known = 0;
  let refused: PushError['type'] | null = null;
  for (const segment of all) {
    const before = (await streamOfPoint(database, point, stream))?.have.seq ?? 0;
    const { answer, kept } = await pushByHand(province, early.includes(segment) ? stranger : carrier, segment);
    const why = answer.ok ? null : answer.error.type;
    events += kept;
    if (answer.ok) {
      const fresh = Math.max(0, segment.from.seq + segment.events.length - Math.max(before, segment.from.seq));
      events += fresh;
      known += segment.events.length - fresh;
    }
    if (why === 'gap' || why === 'stream-unknown') await keepEarly(database, { point, segment, now: clock.now() });
    else if (early.includes(segment)) await forgetEarly(database, point, segment);
    refused ??= why;
  }
  return { events, known, refused };
}

/** What the newest bundle that speaks of it says of its maker; of what it does not speak, the one before stands. */
async function remember(
  { database, clock }: Province,
  { id: bundle, created }: BundleHeader,
  { holds, cursor, own, ownOnly, referenceHeld }: BundleContent,
  maker: Device | null,
  streams: BundleTaken['streams'],
): Promise<void> {
  if (!maker) return;
  const { point } = maker;
  const [newest, now] = [await newestBundle(database, point), clock.now()];
  const speaks = { ofItself: cursor !== null, ofOthers: cursor !== null && !ownOnly };
  const events = streams.reduce((sum, each) => sum + each.events, 0);
  await database.transaction(async (tx) => {
    if (speaks.ofOthers && created >= newest.ofOthers) await keepCarriedEnds(tx, point, holds);
    if (cursor && created >= newest.ofItself) {
      await keepCursor(tx, point, cursor.after);
      if (referenceHeld !== null) await noteHeld(tx, point, referenceHeld, now);
      if (own.length > 0) {
        await keepOwnEnds(tx, point, own);
        await noteByStick(tx, { point, ends: own, now });
      }
    }
    await markBundle(tx, { point, bundle, way: 'in', created, now, events, ...speaks });
  });
}

/** As over the wire: from where a piece of it already lies, and whole under its own name or not at all. */
async function keepScans(
  { blobs }: Province,
  scans: readonly { readonly file: string; readonly bytes: Uint8Array }[],
): Promise<BundleTaken['scans']> {
  const said = { taken: 0, known: 0, refused: 0 };
  for (const { file, bytes } of scans) {
    const held = await blobs.held(file);
    if (held.whole) said.known++;
    else if ((await blobs.append(file, held.bytes, bytes.subarray(held.bytes))) && (await blobs.finish(file)))
      said.taken++;
    // a piece that the wire brought was of other bytes: it is gone now, and the whole one goes in its place
    else if ((await blobs.append(file, 0, bytes)) && (await blobs.finish(file))) said.taken++;
    else said.refused++;
  }
  return said;
}
