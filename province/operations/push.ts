import type { WireEvent } from '../../contract/province-api.ts';
import { type Head, signedHeadText } from '../../domain/chain.ts';
import { pointOfStream, StreamId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Transaction } from '../store/database.ts';
import {
  appendEvents,
  hashesBetween,
  keepDossierKeys,
  type ParkedEvent,
  park,
  parkedBetween,
} from '../store/events.ts';
import { inboxHead } from '../store/inboxes.ts';
import { applyEffects } from '../store/projections.ts';
import { noteMentions } from '../store/readers.ts';
import { type Device, lockStream, moveHead, type StreamRow, writerOf } from '../store/streams.ts';
import { signatureHolds } from './device-keys.ts';
import { type Effects, effectsOf } from './effects.ts';
import type { Province } from './province.ts';
import { type ChainedEvent, readSegment, type SegmentFault } from './read-segment.ts';
import { grantsIn, mentionsIn } from './routing.ts';

export interface Segment {
  readonly stream: string;
  readonly from: Head;
  readonly events: readonly WireEvent[];
  readonly headSignature: string;
  readonly keys: readonly { readonly dossier: string; readonly wrapped: string }[];
}

export interface PushAnswer {
  readonly have: Head;
  readonly durable: Head;
  readonly parked: ParkedEvent[];
  readonly inbox?: Head;
}

export type PushError =
  | SegmentFault
  | { type: 'stream-unknown' }
  | { type: 'revoked' }
  | { type: 'bad-signature' }
  | { type: 'gap'; have: Head }
  | { type: 'fork'; below: number; have: Head };

/**
 * Takes a segment in, whoever carries it: a neighbour, a stick, an older incarnation's successor. The signature is that
 * of the stream's own writer. Any number of times, overlapping or at once: under the lock of the stream's row what is already
 * here is compared by hash, what is new is appended, its effects are applied, and only the commit is answered.
 */
export async function push(
  province: Province,
  device: Device,
  segment: Segment,
): Promise<Result<PushAnswer, PushError>> {
  const { stream, from, events, headSignature } = segment;
  if (device.revoked) return err({ type: 'revoked' });
  const chained = readSegment(stream, from, events);
  if (!chained.ok) return refused(province, stream, chained.error);
  const last = chained.value.at(-1)?.event ?? from;
  const writer = await writerOf(province.database, pointOfStream(StreamId(stream)), stream);
  if (!writer) return refused(province, stream, { type: 'stream-unknown' });
  // what a lost device signed cannot be told from what its finder signs
  if (writer.revoked) return refused(province, stream, { type: 'revoked' });
  if (!signatureHolds(writer.publicKey, signedHeadText(stream, { seq: last.seq, hash: last.hash }), headSignature))
    return refused(province, stream, { type: 'bad-signature' });

  const at = {
    ...{ province, writer, carried: writer.point !== device.point, segment, chained: chained.value },
    told: { others: false },
  };
  const store = (effects: typeof effectsOf) => province.database.transaction((tx) => ingest({ ...at, tx, effects }));
  const answer = await store(effectsOf).catch((failure: unknown) => {
    if (!(failure instanceof ProjectionFault)) throw failure;
    // a bug in a projection must not close the pipe: stored, set aside, applied by a later build
    province.log.write({ event: 'bug', where: 'projection', name: failure.name, stack: failure.stack ?? '' });
    return store(setAside);
  });
  if (!answer.ok) return refused(province, stream, answer.error);
  reportParked(province, stream, answer.value.parked);
  if (at.told.others) province.tellOthers();
  return ok({ ...answer.value, inbox: await inboxHead(province.database, device.point) });
}

export interface Ingesting {
  readonly tx: Transaction;
  readonly province: Province;
  readonly writer: Device;
  /** Brought by a station of another point. */
  readonly carried: boolean;
  readonly segment: Segment;
  readonly chained: readonly ChainedEvent[];
  /** Whether something is on its way to other points. */
  readonly told: { others: boolean };
  /** Left out: what they change; a bug in a projection is set aside by another. */
  readonly effects?: (events: readonly WireEvent[]) => Effects;
}

/** Also for a stream that the province itself writes, in the transaction in which it does. */
export async function ingest(at: Ingesting): Promise<Result<PushAnswer, PushError>> {
  const { tx, province, segment, chained } = at;
  const { stream, from } = segment;
  const { point } = at.writer;
  const row = await lockStream(tx, at.writer, stream);
  if (!row) return err({ type: 'stream-unknown' });
  const { have, durable } = row;
  if (from.seq > have.seq) return err({ type: 'gap', have });
  const below = await firstDifference(at, row);
  if (below !== null) return err({ type: 'fork', below, have });

  const now = province.clock.now();
  await keepDossierKeys(tx, { point, keys: segment.keys, carried: at.carried, now });
  const overlaps = from.seq < have.seq;
  const known = overlaps ? await parkedBetween(tx, { point, stream, from: from.seq + 1, to: have.seq }) : [];
  const fresh = chained.filter(({ event }) => event.seq > have.seq);
  const last = fresh.at(-1)?.event;
  if (!last) return ok({ have, durable, parked: [...known] });

  const head = { seq: last.seq, hash: last.hash };
  const arrived = fresh.map(({ event }) => event);
  const first = await appendEvents(tx, { point, stream, events: fresh, now });
  const repeated = fresh.filter(({ event }) => !first.has(event.seq));
  const parked: ParkedEvent[] = repeated.map(({ event }) => ({ seq: event.seq, code: 'origin-repeated' }));
  const effective = fresh.filter(({ event }) => first.has(event.seq)).map(({ event }) => event);
  parked.push(...(await project(tx, point, effective, at.effects ?? effectsOf)));
  parked.sort((a, b) => a.seq - b.seq);
  await park(tx, { point, stream, events: parked, now });
  at.told.others = await noteMentions(tx, {
    ...{ point, stream, mentions: mentionsIn(arrived), grants: grantsIn(point, arrived) },
  });
  await moveHead(tx, { point, stream, head, signature: segment.headSignature, now });
  return ok({ have: head, durable, parked: [...known, ...parked] });
}

/** The lowest height at which the segment and the stored chain differ, or null. */
async function firstDifference({ tx, writer, segment, chained }: Ingesting, row: StreamRow): Promise<number | null> {
  const { stream, from } = segment;
  const { have } = row;
  if (from.seq === have.seq) return from.hash === have.hash ? null : have.seq;
  const overlap = [from, ...chained.map(({ event }) => event)].filter(({ seq }) => seq >= 1 && seq <= have.seq);
  const to = overlap.at(-1)?.seq ?? 0;
  const stored = await hashesBetween(tx, { point: writer.point, stream, from: Math.max(1, from.seq), to });
  return overlap.find(({ seq, hash }) => stored.get(seq) !== hash)?.seq ?? null;
}

class ProjectionFault extends Error {
  override readonly name = 'ProjectionFault';
}

async function project(
  tx: Transaction,
  point: string,
  events: readonly WireEvent[],
  effects: typeof effectsOf,
): Promise<readonly ParkedEvent[]> {
  try {
    return await applyEffects(tx, point, effects(events));
  } catch (failure) {
    const code = (failure as { code?: unknown }).code;
    // a deadlock or a broken connection is not the events' fault: the transaction as a whole is tried again or fails
    if (typeof code === 'string' && !/^(22|23|42)/.test(code)) throw failure;
    throw new ProjectionFault(failure instanceof Error ? failure.message : 'unknown', { cause: failure });
  }
}

function setAside(events: readonly WireEvent[]): Effects {
  const parked = events.map(({ seq }) => ({ seq, code: 'projection-failed' as const }));
  return {
    days: new Map(),
    tickets: [],
    received: [],
    takenBack: [],
    ready: [],
    returned: [],
    steps: [],
    moves: [],
    parked,
  };
}

function refused(province: Province, stream: string, error: PushError): Result<never, PushError> {
  if (error.type === 'fork') province.log.write({ event: 'stream-fork', stream, below: error.below });
  else if (error.type !== 'gap')
    province.log.write({
      event: 'segment-refused',
      stream,
      why: error.type,
      seq: 'seq' in error ? error.seq : 0,
    });
  return err(error);
}

function reportParked({ log }: Province, stream: string, parked: readonly ParkedEvent[]): void {
  for (const [code, list] of Map.groupBy(parked, (each) => each.code))
    log.write({ event: 'events-parked', stream, code, count: list.length });
}
