import { setImmediate as sent } from 'node:timers/promises';
import type { WireEvent } from '../../contract/province-api.ts';
import { signedHeadText } from '../../domain/chain.ts';
import { pointOfStream, StreamId } from '../../domain/ids.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { together } from '../store/database.ts';
import type { ParkedEvent } from '../store/events.ts';
import { inboxHead } from '../store/inboxes.ts';
import { type Device, writerOf } from '../store/streams.ts';
import { signatureHolds } from './device-keys.ts';
import { type Effects, effectsOf } from './effects.ts';
import { ingest } from './ingest.ts';
import { keepFork } from './keep-fork.ts';
import type { Province } from './province.ts';
import { readSegment } from './read-segment.ts';
import { ProjectionFault, type PushAnswer, type PushError, type Segment } from './take-in.ts';

export type { PushAnswer, PushError, Segment } from './take-in.ts';

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
  return (await pushed(province, device, segment, { byHand: false })).answer;
}

/**
 * The same from a stick. What contradicts the province's history is kept beside it, as it is when a neighbour's wire brings
 * it: the stick may be older than what its own point has now. `kept`: of those events the ones that were not here before.
 */
export async function pushByHand(
  province: Province,
  device: Device,
  segment: Segment,
): Promise<{ readonly answer: Result<PushAnswer, PushError>; readonly kept: number }> {
  return pushed(province, device, segment, { byHand: true });
}

async function pushed(province: Province, device: Device, segment: Segment, { byHand }: { byHand: boolean }) {
  const answer = await takeSegment(province, device, segment);
  // whoever writes a stream hears of it by the wire, and carries its tail on itself
  const isKept = byHand || pointOfStream(StreamId(segment.stream)) !== device.point;
  const fork = !answer.ok && answer.error.type === 'fork' && isKept ? answer.error : null;
  return { answer, kept: fork ? await keepFork(province, segment, fork.below) : 0 };
}

async function takeSegment(
  province: Province,
  device: Device,
  segment: Segment,
): Promise<Result<PushAnswer, PushError>> {
  const { stream, from, events, headSignature } = segment;
  if (device.revoked) return err({ type: 'revoked' });
  // asked while the hashes are reckoned, once it is sent; where the inbox ends only rises, and the next answer says it too
  const asked = together([
    writerOf(province.database, pointOfStream(StreamId(stream)), stream),
    inboxHead(province.database, device.point),
  ]);
  asked.catch(() => undefined);
  await sent();
  const chained = readSegment(stream, from, events);
  if (!chained.ok) return refused(province, stream, chained.error);
  const last = chained.value.at(-1)?.event ?? from;
  const [writer, inbox] = await asked;
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
  return ok({ ...answer.value, inbox });
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
    erased: [],
    revoked: new Map(),
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
