import type { Anchor } from '../../domain/incarnation.ts';
import { readEventLog } from './event-log.ts';
import { createMemory } from './memory-table.ts';
import type { WritableDb } from './open-database.ts';

/** Under which a database that went back keeps how far this PC remembers that the log went. */
export const REMEMBERED = 'remembered';

/** What this PC remembers to have written and does not have, now; what the province brought since is back. */
export interface Missing {
  readonly stream: string;
  readonly events: number;
  /** When the last of that stream was written that is here, by the clock of the PC; null: none of it is here. */
  readonly since: number | null;
}

/** Whoever goes on after a log that is gone in part says how much of it is nowhere: people are asked for it, hour by hour. */
export function rememberedLog(db: WritableDb) {
  const memory = createMemory(db);
  return {
    /** Before the new stream's first number; an anchor that the log has caught up with says nothing. */
    note: (anchors: readonly Anchor[]): void => {
      const furthest = anchors.toSorted((a, b) => b.seq - a.seq)[0];
      if (!furthest || furthest.seq <= readEventLog(db, furthest.stream).head().seq) return;
      memory.set(REMEMBERED, JSON.stringify({ stream: furthest.stream, seq: furthest.seq }));
    },
    missing: (): Missing | null => {
      const kept = memory.get(REMEMBERED);
      if (kept === null) return null;
      const { stream, seq } = JSON.parse(kept) as { stream: string; seq: number };
      const known = readEventLog(db, stream);
      const head = known.head();
      if (head.seq >= seq) return null;
      const since = known.read(head.seq, { maxEvents: 1, maxBytes: 1 })[0]?.at.wall ?? null;
      return { stream, events: seq - head.seq, since };
    },
  };
}
