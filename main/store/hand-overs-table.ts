import { canonicalJson } from '../../domain/canonical-json.ts';
import type { CarriedFee, Difference, HandOverKind } from '../../domain/custody-events.ts';
import {
  foldHandOver,
  type HandOver,
  type HandOverEvent,
  type HandOverItem,
  isUnderWay,
} from '../../domain/hand-over.ts';
import { HandOverId, PointId } from '../../domain/ids.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';
import { readIndexed, writeIndex } from './step-events.ts';

interface Row {
  readonly hand_over: string;
  readonly from_point: string;
  readonly to_point: string;
  readonly kind: HandOverKind;
  readonly bag: string | null;
  readonly at: string;
  readonly items: string;
  readonly fees: string;
  readonly signature: string;
  readonly how: 'seal' | 'one-by-one' | null;
  readonly differences: string;
}

export function readHandOvers(db: ReadableDb) {
  const byId = db.prepare<[string], Row>('SELECT * FROM hand_overs WHERE hand_over = ?');
  const some = db.prepare<[number, number], Row>(
    'SELECT * FROM hand_overs WHERE under_way = ? ORDER BY at DESC LIMIT ?',
  );
  return {
    get: (handOver: string): HandOver | undefined => {
      const row = byId.get(handOver);
      return row && handOverOf(row);
    },
    /** The newest first, at most 500. */
    underWay: (): HandOver[] => some.all(1, 500).map(handOverOf),
    /** The newest first. */
    done: (limit: number): HandOver[] => some.all(0, limit).map(handOverOf),
  };
}

export function writeHandOvers(db: WritableDb): { apply(event: HandOverEvent): void } {
  const index = writeIndex(db, 'hand_over_events', 'hand_over');
  const events = readIndexed<HandOverEvent>(db, 'hand_over_events', 'hand_over');
  const put = db.prepare(
    `INSERT OR REPLACE INTO hand_overs (hand_over, from_point, to_point, kind, bag, at, items, fees, signature, how,
       differences, under_way) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    apply: (event) => {
      const id = event.facts.handOver;
      if (id === null) return;
      index.add(id, event);
      const known = foldHandOver([...events.own(id), ...events.foreign(id)]);
      if (!known) return;
      const { from, to, kind, bag, at, items, fees, signature, how, differences } = known;
      put.run(
        ...[id, from, to, kind, bag, at, canonicalJson(items), canonicalJson(fees), signature, how],
        ...[canonicalJson(differences), isUnderWay(known) ? 1 : 0],
      );
    },
  };
}

function handOverOf(row: Row): HandOver {
  const { kind, bag, at, signature, how } = row;
  return {
    ...{ handOver: HandOverId(row.hand_over), from: PointId(row.from_point), to: PointId(row.to_point) },
    ...{ kind, bag, at, signature, how },
    items: JSON.parse(row.items) as HandOverItem[],
    fees: JSON.parse(row.fees) as CarriedFee[],
    differences: JSON.parse(row.differences) as Difference[],
  };
}
