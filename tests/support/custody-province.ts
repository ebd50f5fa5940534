import type { AnyLogEvent, NewEvent } from '../../domain/event.ts';
import { HandOverId, PointId } from '../../domain/ids.ts';

/** What was reported to it, and when by whom. */
export class Province {
  known: readonly AnyLogEvent[] = [];
  private readonly heardAt = new Map<PointId, number>();
  private lastRebirth = 0;

  hear(point: PointId, known: readonly AnyLogEvent[], at: number, isReborn: boolean): void {
    this.known = [...new Set([...this.known, ...known])];
    this.heardAt.set(point, at);
    if (isReborn) this.lastRebirth = at;
  }

  /** Every point told what it knew since the last one that forgot something began anew. */
  heardAll(points: readonly { readonly point: PointId }[]): boolean {
    return points.every(({ point }) => (this.heardAt.get(point) ?? -1) >= this.lastRebirth);
  }
}

/** A broken point: who says that a folder is here takes its work too. */
export function withItsWork(event: NewEvent): NewEvent {
  if (event.type !== 'custody-recounted') return event;
  const items = event.facts.items.map(({ paper, found: _, ...item }) => ({ ...item, carries: paper, work: true }));
  const { at } = event.facts;
  const handOver = HandOverId('nobody offered it');
  const facts = { handOver, from: PointId('22006-1'), offerHash: null, items, how: 'one-by-one' as const, at };
  return { type: 'hand-over-accepted', facts: { ...facts, differences: [] } };
}
