import { genesis, type Head } from '../../domain/chain.ts';
import { custodyEvents } from '../../domain/custody-events.ts';
import type { OutgoingLog, OutgoingStream } from '../ports/outgoing-log.ts';
import { type EventLog, readEventLog } from './event-log.ts';
import type { Memory } from './memory-table.ts';
import type { ReadableDb } from './open-database.ts';
import type { Sealing } from './sealing.ts';
import { readStreams, type StreamRow } from './streams-table.ts';

export function createOutgoingLog(parts: {
  db: ReadableDb;
  log: EventLog;
  memory: Memory;
  sealing: Sealing;
  onChange: (listener: () => void) => () => void;
}): OutgoingLog {
  const { db, log, memory, sealing, onChange } = parts;
  const streams = readStreams(db);
  const handOvers = db
    .prepare(
      `SELECT coalesce(max(seq), 0) FROM events WHERE stream = ? AND seq > ?
       AND type IN (SELECT value FROM json_each('${JSON.stringify(custodyEvents)}'))`,
    )
    .pluck();
  const opened = new Map<string, Omit<OutgoingStream, 'signed'>>();

  const open = (stream: StreamRow['stream']) => {
    const { head, hashAt, read } = readEventLog(db, stream);
    const kept = (key: string): Head | null => {
      const text = memory.get(key);
      return text === null ? null : (JSON.parse(text) as Head);
    };
    return {
      ...{ stream, head, hashAt, read },
      acked: () => kept(`acked ${stream}`) ?? genesis,
      setAcked: (acked: Head) => memory.set(`acked ${stream}`, JSON.stringify(acked)),
      durable: () => {
        const durable = kept(`durable ${stream}`) ?? genesis;
        return hashAt(durable.seq) === durable.hash ? durable : genesis;
      },
      setDurable: (durable: Head) => {
        if (hashAt(durable.seq) === durable.hash) memory.set(`durable ${stream}`, JSON.stringify(durable));
      },
    };
  };
  const of = (stream: StreamRow['stream']) => {
    const known = opened.get(stream) ?? open(stream);
    opened.set(stream, known);
    return known;
  };
  const live = () => of(log.stream);

  return {
    get stream() {
      return log.stream;
    },
    head: log.head,
    hashAt: (seq) => live().hashAt(seq),
    read: (seq, limits) => live().read(seq, limits),
    acked: () => live().acked(),
    setAcked: (acked) => live().setAcked(acked),
    durable: () => live().durable(),
    setDurable: (durable) => live().setDurable(durable),
    ancestors: () =>
      streams
        .all()
        .filter(({ stream }) => stream !== log.stream)
        .map((row) => ({ ...of(row.stream), signed: row.signed })),
    lastHandOver: () => handOvers.get(log.stream, live().acked().seq) as number,
    dossierKey: sealing.keyOf,
    onAppend: (listener) => {
      const mark = () => `${log.stream} ${log.head().seq}`;
      let seen = mark();
      return onChange(() => {
        if (mark() === seen) return;
        seen = mark();
        listener();
      });
    },
  };
}
