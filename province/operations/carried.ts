import { genesis, type Head } from '../../domain/chain.ts';
import { pointOfStream, StreamId } from '../../domain/ids.ts';
import { hashesBetween } from '../store/events.ts';
import { streamOfPoint } from '../store/streams.ts';
import type { Province } from './province.ts';

interface Carries {
  readonly stream: string;
  readonly head: Head;
}

/**
 * What a station has of other streams (a neighbour's, a stick's): from where the province wants it, and up to where two
 * verified backups hold it, in the province's own history; whether that is the station's too, the station sees by the hash.
 * `withUnknown`: by stick a stream that nobody enrolled is wanted too, and waits; over the wire it would be refused.
 */
export async function aboutCarried(
  { database }: Province,
  carries: readonly Carries[],
  { withUnknown = false } = {},
): Promise<{ wants: { stream: string; from: Head }[]; safe: Carries[] }> {
  const wants: { stream: string; from: Head }[] = [];
  const safe: Carries[] = [];
  for (const { stream, head } of carries) {
    const point = pointOfStream(StreamId(stream));
    const known = await streamOfPoint(database, point, stream);
    const has = known?.have ?? (withUnknown ? genesis : head);
    if (has.seq < head.seq) wants.push({ stream, from: has });
    const seq = Math.min(known?.durable.seq ?? 0, head.seq);
    const hash = seq > 0 ? (await hashesBetween(database, { point, stream, from: seq, to: seq })).get(seq) : undefined;
    if (hash) safe.push({ stream, head: { seq, hash } });
  }
  return { wants, safe };
}
