import { genesis, type Head } from '../../domain/chain.ts';
import type { StreamId } from '../../domain/ids.ts';
import type { OutgoingLog } from '../ports/outgoing-log.ts';
import { readEventLog } from './event-log.ts';
import type { Memory } from './memory-table.ts';
import type { ReadableDb } from './open-database.ts';
import type { Sealing } from './sealing.ts';

export function createOutgoingLog(parts: {
  db: ReadableDb;
  stream: StreamId;
  head: () => Head;
  memory: Memory;
  sealing: Sealing;
  onChange: (listener: () => void) => () => void;
}): OutgoingLog {
  const { db, stream, head, memory, sealing, onChange } = parts;
  const { hashAt, read } = readEventLog(db, stream);
  const key = `acked ${stream}`;
  return {
    stream,
    head,
    hashAt,
    read,
    acked: () => {
      const kept = memory.get(key);
      return kept === null ? genesis : (JSON.parse(kept) as Head);
    },
    setAcked: (acked) => memory.set(key, JSON.stringify(acked)),
    dossierKey: sealing.keyOf,
    onAppend: (listener) => {
      let seen = head().seq;
      return onChange(() => {
        if (head().seq === seen) return;
        seen = head().seq;
        listener();
      });
    },
  };
}
