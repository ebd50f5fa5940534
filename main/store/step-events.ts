import { custodyEvents } from '../../domain/custody-events.ts';
import { stepEvents } from '../../domain/dossier-events.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** The index tables that say which events are about something: the log's own and foreign ones alike. */
type IndexTable = 'dossier_steps' | 'custody_steps' | 'hand_over_events';

const typesOf: Record<IndexTable, readonly string[]> = {
  dossier_steps: stepEvents,
  custody_steps: custodyEvents,
  hand_over_events: custodyEvents,
};

/** Reads the events an index names, the log's own in their order, then the foreign ones as they came. */
export function readIndexed<E extends AnyLogEvent>(db: ReadableDb, table: IndexTable, key: string) {
  const own = db
    .prepare(
      `SELECT events.json FROM ${table} AS steps JOIN events USING (stream, seq)
       WHERE steps.${key} = ? ORDER BY events.position`,
    )
    .pluck();
  const foreign = db
    .prepare(
      `SELECT foreign_events.json FROM ${table} AS steps JOIN foreign_events USING (stream, seq)
       WHERE steps.${key} = ? ORDER BY foreign_events.arrival`,
    )
    .pluck();
  const parsed = (rows: unknown[]) => (rows as string[]).map((json) => JSON.parse(json) as E);
  // A stream whose disk went back has two events at one place, and the index says the place alone.
  const isAbout = ({ type, facts }: E, value: string) => {
    const { dossier, handOver, items } = facts as { dossier?: unknown; handOver?: unknown; items?: unknown };
    if (!typesOf[table].includes(type)) return false;
    if (table === 'hand_over_events') return handOver === value;
    return dossier === value || (Array.isArray(items) && items.some((item) => item?.dossier === value));
  };
  return {
    own: (value: string): E[] => parsed(own.all(value)),
    foreign: (value: string): E[] => parsed(foreign.all(value)).filter((event) => isAbout(event, value)),
  };
}

export function writeIndex(db: WritableDb, table: IndexTable, key: string) {
  const insert = db.prepare(`INSERT OR IGNORE INTO ${table} (${key}, stream, seq) VALUES (?, ?, ?)`);
  return {
    add: (value: string, event: Pick<AnyLogEvent, 'stream' | 'seq'>): void =>
      void insert.run(value, event.stream, event.seq),
  };
}
