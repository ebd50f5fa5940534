import { hash as hashOnce } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import { type PointId, pointOfStream, type StreamId } from '../../domain/ids.ts';
import type { ForeignEvents, ForeignItem, RefusedForeign } from '../ports/foreign-events.ts';
import { foreignTypes } from './dossier-projection.ts';
import { isDiskTrouble, type ReadableDb, type WritableDb } from './open-database.ts';
import type { Sealing } from './sealing.ts';

export interface ForeignParts {
  readonly db: WritableDb;
  readonly point: PointId;
  readonly sealing: Sealing;
  readonly projections: { applyForeign(event: AnyLogEvent): void };
  readonly changed: () => void;
}

/**
 * Keeps what other points wrote, and applies it. A dossier is told about once, whichever road brought the news. A point whose disk
 * went back writes other things at numbers that were read here before: both are kept, for which of them the province has, nobody
 * here can tell.
 */
export function createForeignEvents(parts: ForeignParts): ForeignEvents & {
  /** Dossiers whose rows may have changed; returns how to stop listening. */
  onTaken(listener: (dossiers: readonly string[]) => void): () => void;
} {
  const { db, point, sealing, projections, changed } = parts;
  const own = db.prepare('SELECT hash FROM events WHERE stream = ? AND seq = ?').pluck();
  const foreign = db.prepare('SELECT 1 FROM foreign_events WHERE stream = ? AND seq = ? AND hash = ?').pluck();
  const insert = db.prepare(
    `INSERT INTO foreign_events (after_position, stream, seq, hash, origin, part, type, json)
     VALUES (coalesce((SELECT max(position) FROM events), 0), ?, ?, ?, ?, ?, ?, ?)`,
  );
  const applying = applyOnce(db, projections);
  const listeners = new Set<(dossiers: readonly string[]) => void>();

  /** What became of it: kept, known, or refused. */
  const keep = ({ event, keys }: ForeignItem): 'taken' | 'known' | RefusedForeign['why'] => {
    const { hash, ...unhashed } = event;
    if (hashOnce('sha256', canonicalJson(unhashed)) !== hash) return 'bad-hash';
    const isOwn = pointOfStream(event.stream as StreamId) === point;
    const { stream, seq, origin, part, type } = event;
    if (isOwn) return own.get(stream, seq) === hash ? 'known' : 'own-stream';
    for (const { dossier, key } of keys) sealing.take(dossier, key);
    if (foreign.get(stream, seq, hash) !== undefined) return 'known';
    insert.run(stream, seq, hash, origin, part, type, canonicalJson(event));
    applying(event as unknown as AnyLogEvent);
    return 'taken';
  };

  const takeAll = db.transaction((items: readonly ForeignItem[]) => {
    const refused: RefusedForeign[] = [];
    let [taken, known] = [0, 0];
    for (const item of items) {
      const fate = keep(item);
      if (fate === 'taken') taken++;
      else if (fate === 'known') known++;
      else refused.push({ stream: item.event.stream, seq: item.event.seq, why: fate });
    }
    return { taken, known, refused };
  });

  return {
    take: (items) => {
      const result = takeAll.immediate(items);
      const about = [...new Set(items.flatMap(({ event }) => dossiersOf(event.facts)))];
      for (const listener of listeners) listener(about);
      if (result.taken > 0) changed();
      return result;
    },
    onTaken: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/**
 * One foreign event into its rows. What a stream that goes on after a restore says again under its first origin counts once;
 * what this build cannot read waits in its row for one that can, and holds up nothing.
 */
export function applyOnce(db: WritableDb, projections: ForeignParts['projections']): (event: AnyLogEvent) => void {
  const before = db
    .prepare(
      `SELECT 1 FROM foreign_events WHERE origin = ? AND part = ?
         AND arrival < (SELECT arrival FROM foreign_events WHERE stream = ? AND seq = ? AND hash = ?)
       UNION ALL SELECT 1 FROM events WHERE origin = ? AND part = ? LIMIT 1`,
    )
    .pluck();
  const apply = db.transaction((event: AnyLogEvent) => projections.applyForeign(event));
  return (event) => {
    if (!foreignTypes.includes(event.type)) return;
    const { origin, part, stream, seq, hash } = event;
    if (before.get(origin, part, stream, seq, hash, origin, part) !== undefined) return;
    try {
      apply(event);
    } catch (error) {
      // Another build's facts, or a code that two dossiers claim: the savepoint is rolled back, the event stays.
      if (isDiskTrouble(error)) throw error;
    }
  };
}

/** Foreign events in the order of arrival, between the own ones as they came. */
export function readForeign(db: ReadableDb) {
  const next = db.prepare<[number, number], { arrival: number; json: string }>(
    'SELECT arrival, json FROM foreign_events WHERE arrival > ? AND after_position < ? ORDER BY arrival LIMIT 500',
  );
  const whole = db.prepare('SELECT max(arrival) FROM foreign_events').pluck();
  const last = (whole.get() as number | null) ?? 0;
  let read = 0;
  return {
    /** What came before that place of the own log and was not read yet. */
    *before(position: number): Generator<AnyLogEvent> {
      while (read < last) {
        const rows = next.all(read, position);
        if (rows.length === 0) return;
        for (const { arrival, json } of rows) {
          read = arrival;
          yield JSON.parse(json) as AnyLogEvent;
        }
      }
    },
  };
}

function dossiersOf(facts: Readonly<Record<string, unknown>>): string[] {
  const { dossier, items } = facts;
  const each = Array.isArray(items) ? items.map((item: { dossier?: unknown }) => item?.dossier) : [];
  return [dossier, ...each].filter((id): id is string => typeof id === 'string');
}
