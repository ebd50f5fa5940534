import { hash as hashOnce } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { type ChainFault, genesis, type Head, type Unhashed, verifyChain } from '../../domain/chain.ts';
import type { Actor, AnyLogEvent, EventType, Facts, Stamp } from '../../domain/event.ts';
import type { Origin, PointId, StreamId } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';
import { readStreams, writeStreams } from './streams-table.ts';

/** An event before the chain: what happened, sealed already. */
export interface Entry {
  readonly origin: Origin;
  readonly part: number;
  readonly type: EventType;
  readonly facts: Facts[EventType];
  readonly sealed: string | null;
  readonly actor: Actor;
  readonly at: Stamp;
}

export interface EventLog {
  /** The stream that is written; another one after a rebirth. */
  readonly stream: StreamId;
  head(): Head;
  /** Only inside a transaction; `head` is believed only after its commit. */
  append(entry: Entry): AnyLogEvent;
  /** After a rollback, or when another stream was begun: reads anew what is written and where its end is. */
  forget(): void;
}

/** The live stream's end. Opens the first stream of a new database. */
export function openEventLog(db: WritableDb, first: { stream: StreamId; point: PointId; at: number }): EventLog {
  const streams = { ...readStreams(db), ...writeStreams(db) };
  if (streams.live() === undefined) {
    const { stream, point, at } = first;
    const plain = { letter: '', letterUntil: null, dayFloor: 0, endedAt: null };
    streams.insert(point, { stream, openedAt: at, reason: 'created', parent: null, ...plain });
  }
  const insert = db.prepare(
    'INSERT INTO events (stream, seq, hash, origin, part, type, json) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const now = () => {
    const stream = streams.live();
    if (stream === undefined) throw new Error('assertion failed: no stream is written');
    return { stream, head: readEventLog(db, stream).head() };
  };
  let live = now();
  return {
    get stream() {
      return live.stream;
    },
    head: () => live.head,
    append: (entry) => {
      const { stream, head } = live;
      const unhashed = { v: 1 as const, stream, seq: head.seq + 1, prev: head.hash, tv: 1 as const, ...entry };
      const { hash, json } = chained(unhashed as Unhashed);
      const event = { ...unhashed, hash } as AnyLogEvent;
      insert.run(stream, event.seq, hash, event.origin, event.part, event.type, json);
      live = { stream, head: { seq: event.seq, hash } };
      return event;
    },
    forget: () => {
      live = now();
    },
  };
}

/**
 * The hash of `domain/chain.ts` and the whole event in canonical JSON, each key sorted and written once: `hash` stands
 * between `facts` and `origin`. By the platform's SHA-256, because a person waits for this at every tap.
 */
export function chained({ actor, at, facts, ...rest }: Unhashed): { readonly hash: string; readonly json: string } {
  const front = canonicalJson({ actor, at, facts }).slice(0, -1);
  const back = canonicalJson(rest).slice(1);
  const hash = hashOnce('sha256', `${front},${back}`);
  return { hash, json: `${front},"hash":"${hash}",${back}` };
}

/** Reads any stream of the database. */
export function readEventLog(db: ReadableDb, stream: string) {
  const headRow = db.prepare<[string], Head>('SELECT seq, hash FROM events WHERE stream = ? ORDER BY seq DESC LIMIT 1');
  const hash = db.prepare('SELECT hash FROM events WHERE stream = ? AND seq = ?').pluck();
  const from = db.prepare('SELECT json FROM events WHERE stream = ? AND seq >= ? ORDER BY seq LIMIT ?').pluck();
  return {
    head: (): Head => headRow.get(stream) ?? genesis,
    hashAt: (seq: number): string | null =>
      seq === 0 ? genesis.hash : ((hash.get(stream, seq) as string | undefined) ?? null),
    read: (seq: number, limits: { readonly maxEvents: number; readonly maxBytes: number }): AnyLogEvent[] => {
      const events: AnyLogEvent[] = [];
      let bytes = 0;
      for (const json of from.iterate(stream, seq, limits.maxEvents) as IterableIterator<string>) {
        bytes += Buffer.byteLength(json) + 1;
        if (events.length > 0 && bytes > limits.maxBytes) break;
        events.push(JSON.parse(json) as AnyLogEvent);
      }
      return events;
    },
  };
}

const TAIL_EVENTS = 1000;

/** The chain's end is verified at every start and by the doctor; the whole of it belongs to the night (reliability §1.2). */
export function tailFault(db: ReadableDb, stream: string): ChainFault | null {
  const log = readEventLog(db, stream);
  const seq = Math.max(0, log.head().seq - TAIL_EVENTS);
  return verifyLog(db, stream, { seq, hash: log.hashAt(seq) ?? '' });
}

/** Verifies the chain from `from` to the end, a page at a time; null when it holds. An event that is no JSON any more does not. */
export function verifyLog(db: ReadableDb, stream: string, from: Head = genesis): ChainFault | null {
  const log = readEventLog(db, stream);
  let head = from;
  for (;;) {
    const page = pageOrNull(() => log.read(head.seq + 1, { maxEvents: 1000, maxBytes: Number.MAX_SAFE_INTEGER }));
    if (!page) return { seq: head.seq + 1, fault: 'bad-hash' };
    const last = page.at(-1);
    if (!last) return head.seq === log.head().seq ? null : { seq: head.seq + 1, fault: 'gap' };
    const fault = verifyChain(stream, head, page);
    if (fault) return fault;
    head = { seq: last.seq, hash: last.hash };
  }
}

function pageOrNull(read: () => AnyLogEvent[]): AnyLogEvent[] | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
