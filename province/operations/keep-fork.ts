import type { WireEvent } from '../../contract/wire-words.ts';
import { genesis, hashOf } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { pointOfStream, StreamId, streamOf } from '../../domain/ids.ts';
import { incarnationsOf, register } from '../store/incarnations.ts';
import { streamOfPoint, writerOf } from '../store/streams.ts';
import { ingest } from './ingest.ts';
import type { Province } from './province.ts';
import { readSegment } from './read-segment.ts';
import type { Segment } from './take-in.ts';

/**
 * What a writer signed and the province has otherwise: its whole disk went back, it wrote something else at the same places, and
 * then somebody found a stick of before. Nobody at the point knows of it any more, but the stick may have given a dossier away.
 * The tail goes on under a name of its own, made of its first event, with the origins it was written under; nobody writes it. From
 * there it is a stream of the point like any other: the point learns it, and whoever may read of its dossiers is told.
 *
 * The segment's signature was verified; the same tail again, or a longer one of the same history, is known by its hashes, and a
 * third history on top of it goes on under a name of its own. Says how many events were not here before.
 */
export async function keepFork(province: Province, segment: Segment, below: number): Promise<number> {
  const { stream, from } = segment;
  const point = pointOfStream(StreamId(stream));
  const tail = segment.events.filter(({ seq }) => seq >= Math.max(below, from.seq + 1));
  const [first] = tail;
  const writer = await writerOf(province.database, point, stream);
  if (!first || !writer || writer.revoked) return 0;
  const own = streamOf(point, `p-${first.hash.slice(0, 32)}`);
  const events = chainedAnew(tail, own);
  const chained = readSegment(own, genesis, events);
  if (!chained.ok) throw new Error(`assertion failed: a tail that holds is ${chained.error.type} under another name`);
  const told = { others: false };
  const received = new Set(tail.flatMap(({ type, facts }) => (type === 'dossier-received' ? [facts.dossier] : [])));
  const keys = segment.keys.filter(({ dossier }) => received.has(dossier));
  // nobody signed it under this name: whoever has it may sign for it
  const renamed = { stream: own, from: genesis, events, headSignature: '', keys };
  const kept = await province.database.transaction(async (tx) => {
    const writing = (await incarnationsOf(tx, point)).findLast(({ supersededBy }) => supersededBy === null);
    await register(tx, {
      ...{ point, stream: own, keyId: writer.keyId, reason: 'contradicted', letter: '' },
      ...{ parent: { stream, seq: first.seq - 1, hash: first.prev }, successor: writing?.stream ?? stream },
      now: province.clock.now(),
    });
    const before = (await streamOfPoint(tx, point, own))?.have.seq ?? 0;
    return {
      before,
      answer: await ingest({ tx, province, writer, carried: true, told, chained: chained.value, segment: renamed }),
    };
  });
  if (told.others) province.tellOthers();
  const { before, answer } = kept;
  if (answer.ok) return answer.value.have.seq - before;
  return answer.error.type === 'fork' ? keepFork(province, renamed, answer.error.below) : 0;
}

function chainedAnew(tail: readonly WireEvent[], stream: string): WireEvent[] {
  const events: WireEvent[] = [];
  for (const { hash: _, ...event } of tail) {
    const before = events.at(-1) ?? genesis;
    const anew = { ...event, stream, seq: before.seq + 1, prev: before.hash };
    events.push({ ...anew, hash: hashOf(anew as unknown as Omit<AnyLogEvent, 'hash'>) });
  }
  return events;
}
