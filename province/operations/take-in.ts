import type { WireEvent } from '../../contract/province-api.ts';
import type { Head } from '../../domain/chain.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { together } from '../store/database.ts';
import type { ParkedEvent } from '../store/events.ts';
import { storageTrouble } from '../store/storage-trouble.ts';
import type { Device, StreamRow } from '../store/streams.ts';
import { type Effects, effectsOf } from './effects.ts';
import { type Proven, provenBySlip, type Signer, type WaitingSlip } from './proven-by-slip.ts';
import type { Province } from './province.ts';
import type { ChainedEvent, SegmentFault } from './read-segment.ts';
import { type Grant, grantsIn, type Mention, mentionsIn } from './routing.ts';

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
 * The province's log as ingestion needs it, within one transaction: PostgreSQL (`store/ingestion-log.ts`), or memory for
 * schedules by the thousand (`simulators/memory-log.ts`). One suite holds both.
 */
export interface IngestionLog {
  /** Nobody else takes this stream in until the transaction ends; null: this device does not write it. */
  lockStream(writer: Device, stream: string): Promise<StreamRow | null>;
  hashesBetween(at: Stretch): Promise<ReadonlyMap<number, string>>;
  parkedBetween(at: Stretch): Promise<readonly ParkedEvent[]>;
  keepDossierKeys(at: { point: string; keys: Segment['keys']; carried: boolean; now: number }): Promise<void>;
  /** Says which seqs had an origin that was never stored before. */
  append(at: OfStream & { events: readonly ChainedEvent[]; now: number }): Promise<ReadonlySet<number>>;
  /** Says which could not be applied. */
  project(point: string, effects: Effects): Promise<readonly ParkedEvent[]>;
  park(at: OfStream & { events: readonly ParkedEvent[]; now: number }): Promise<void>;
  /** True: something is on its way to other points. */
  noteMentions(at: OfStream & Mentioned): Promise<boolean>;
  /** Keys that may have signed for a point. */
  signersOf(point: string): Promise<readonly Signer[]>;
  moveHead(at: OfStream & { head: Head; signature: string; now: number }): Promise<void>;
}

/** Of some events: which dossiers they speak of, and who may read for it. */
export interface Mentioned {
  readonly mentions: readonly Mention[];
  readonly grants: readonly Grant[];
  readonly proven: readonly Proven[];
  readonly waiting: readonly WaitingSlip[];
}

interface OfStream {
  readonly point: string;
  readonly stream: string;
}
interface Stretch extends OfStream {
  readonly from: number;
  readonly to: number;
}

export interface TakingIn {
  readonly province: Pick<Province, 'clock'>;
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

/** Within one transaction: answers what is there then, or why nothing changed. */
export async function takeIn(log: IngestionLog, at: TakingIn): Promise<Result<PushAnswer, PushError>> {
  const { province, segment, chained } = at;
  const { stream, from } = segment;
  const { point } = at.writer;
  const row = await log.lockStream(at.writer, stream);
  if (!row) return err({ type: 'stream-unknown' });
  const { have, durable } = row;
  if (from.seq > have.seq) return err({ type: 'gap', have });
  const below = await firstDifference(log, at, row);
  if (below !== null) return err({ type: 'fork', below, have });

  const now = province.clock.now();
  await log.keepDossierKeys({ point, keys: segment.keys, carried: at.carried, now });
  const overlaps = from.seq < have.seq;
  const known = overlaps ? await log.parkedBetween({ point, stream, from: from.seq + 1, to: have.seq }) : [];
  const fresh = chained.filter(({ event }) => event.seq > have.seq);
  const last = fresh.at(-1)?.event;
  if (!last) return ok({ have, durable, parked: [...known] });

  const head = { seq: last.seq, hash: last.hash };
  const arrived = fresh.map(({ event }) => event);
  const first = await log.append({ point, stream, events: fresh, now });
  const repeated = fresh.filter(({ event }) => !first.has(event.seq));
  const parked: ParkedEvent[] = repeated.map(({ event }) => ({ seq: event.seq, code: 'origin-repeated' }));
  const slips = await provenBySlip(point, arrived, log.signersOf);
  const effective = fresh.filter(({ event }) => first.has(event.seq)).map(({ event }) => event);
  const [notApplied, others] = await together([
    project(log, point, effective, at.effects ?? effectsOf),
    log.noteMentions({ point, stream, mentions: mentionsIn(arrived), grants: grantsIn(point, arrived), ...slips }),
    log.moveHead({ point, stream, head, signature: segment.headSignature, now }),
  ]);
  at.told.others = others;
  parked.push(...notApplied);
  parked.sort((a, b) => a.seq - b.seq);
  await log.park({ point, stream, events: parked, now });
  return ok({ have: head, durable, parked: [...known, ...parked] });
}

/** The lowest height at which the segment and the stored chain differ, or null. */
async function firstDifference(
  log: IngestionLog,
  { writer, segment, chained }: TakingIn,
  row: StreamRow,
): Promise<number | null> {
  const { stream, from } = segment;
  const { have } = row;
  if (from.seq === have.seq) return from.hash === have.hash ? null : have.seq;
  const overlap = [from, ...chained.map(({ event }) => event)].filter(({ seq }) => seq >= 1 && seq <= have.seq);
  const to = overlap.at(-1)?.seq ?? 0;
  const stored = await log.hashesBetween({ point: writer.point, stream, from: Math.max(1, from.seq), to });
  return overlap.find(({ seq, hash }) => stored.get(seq) !== hash)?.seq ?? null;
}

export class ProjectionFault extends Error {
  override readonly name = 'ProjectionFault';
}

async function project(
  log: IngestionLog,
  point: string,
  events: readonly WireEvent[],
  effects: typeof effectsOf,
): Promise<readonly ParkedEvent[]> {
  try {
    return await log.project(point, effects(events));
  } catch (failure) {
    const code = (failure as { code?: unknown }).code;
    // a deadlock, a broken connection, a full disk is not the events' fault: the transaction as a whole is tried again or fails
    if (storageTrouble(failure) !== null || (typeof code === 'string' && !/^(22|23|42)/.test(code))) throw failure;
    throw new ProjectionFault(failure instanceof Error ? failure.message : 'unknown', { cause: failure });
  }
}
