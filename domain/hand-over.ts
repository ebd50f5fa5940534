import type { CarriedFee, CustodyItem, Difference, HandOverKind } from './custody-events.ts';
import type { AnyLogEvent } from './event.ts';
import { readSlip } from './hand-over-slip.ts';
import { type HandOverId, type PointId, pointOfStream } from './ids.ts';

/**
 * Where one dossier of a hand-over is. `passed`: work from the scan, no paper is on a road. `declined`: on its way back;
 * `back`: there again. `lost`: its paper is nowhere. `disputed`: taken back by one and accepted by the other.
 */
export const itemFates = [
  'on-road',
  'passed',
  'accepted',
  'declined',
  'back',
  'withdrawn',
  'lost',
  'disputed',
] as const;
export type ItemFate = (typeof itemFates)[number];

/** `settled`: was disputed or lost, and its custody says since where it is: no hand-over answers that. */
export const shownFates = [...itemFates, 'settled'] as const;

export interface HandOverItem extends CustodyItem {
  readonly fate: ItemFate;
  /** Of its last change; '' while nobody answered. */
  readonly answeredAt: string;
}

export interface HandOver {
  readonly handOver: HandOverId;
  readonly from: PointId;
  readonly to: PointId;
  readonly kind: HandOverKind;
  readonly bag: string | null;
  readonly at: string;
  readonly items: readonly HandOverItem[];
  readonly fees: readonly CarriedFee[];
  /** '' where only the answer is known: accepted by its slip before the offer came. */
  readonly signature: string;
  readonly how: 'seal' | 'one-by-one' | null;
  readonly differences: readonly Difference[];
}

export type HandOverEvent = Extract<
  AnyLogEvent,
  {
    type:
      | 'hand-over-offered'
      | 'hand-over-accepted'
      | 'hand-over-declined'
      | 'hand-over-withdrawn'
      | 'hand-over-signed'
      | 'folder-lost';
  }
>;

/** Something of it is still under way. */
export function isUnderWay({ items }: HandOver): boolean {
  return items.some(({ fate }) => fate === 'on-road' || fate === 'declined' || fate === 'disputed');
}

/** What is known of one hand-over, in whatever order it came; null: nothing that says from where to where. */
export function foldHandOver(events: readonly HandOverEvent[]): HandOver | null {
  const ordered = events.toSorted((a, b) => rank(a) - rank(b) || a.stream.localeCompare(b.stream) || a.seq - b.seq);
  let known: HandOver | null = null;
  for (const event of ordered) known = step(known, event);
  return known;
}

/** An offer comes first, whenever it arrives; answers by what they say, so that two of them are told apart. */
function rank(event: HandOverEvent): number {
  if (event.type === 'hand-over-offered') return 0;
  if (event.type === 'folder-lost') return event.facts.cv * 10 + 9;
  return Math.min(...event.facts.items.map(({ cv }) => cv), 1e9) * 10 + 1;
}

function step(before: HandOver | null, event: HandOverEvent): HandOver | null {
  const point = pointOfStream(event.stream);
  switch (event.type) {
    case 'hand-over-offered': {
      const { items, fees = [], signature, ...said } = event.facts;
      const lines = items.map(
        (item): HandOverItem => ({
          ...item,
          fate: item.carries === 'nothing' ? 'passed' : 'on-road',
          answeredAt: '',
        }),
      );
      return { ...said, from: point, items: lines, fees, signature, how: null, differences: [] };
    }
    case 'hand-over-accepted': {
      const { handOver, from, items, how, differences, at } = event.facts;
      const base = before ?? { ...unknownOffer(handOver, from, point, items, at), ...slipSays(event.facts.slip) };
      // Of what was declined it is the sender's answer: there again.
      const isBack = point === base.from;
      const after = answered(base, items, at, (fate) =>
        fate === 'withdrawn' ? 'disputed' : isBack ? 'back' : 'accepted',
      );
      return { ...after, how: isBack ? base.how : how, differences: [...base.differences, ...differences] };
    }
    case 'hand-over-declined': {
      const { handOver, from, items, at } = event.facts;
      const base = before ?? unknownOffer(handOver, from, point, items, at);
      return answered(base, items, at, (fate, { carries }) =>
        fate === 'withdrawn' ? 'withdrawn' : carries === 'nothing' ? 'back' : 'declined',
      );
    }
    case 'hand-over-withdrawn': {
      const { handOver, to, items, at } = event.facts;
      const base = before ?? unknownOffer(handOver, point, to, items, at);
      return answered(base, items, at, (fate) => (fate === 'accepted' ? 'disputed' : 'withdrawn'));
    }
    case 'hand-over-signed': {
      const { handOver, to, items, at } = event.facts;
      const base = before ?? unknownOffer(handOver, point, to, items, at);
      return answered(base, items, at, (fate) => (fate === 'withdrawn' ? 'disputed' : 'accepted'));
    }
    case 'folder-lost': {
      if (!before) return null;
      const { dossier, at } = event.facts;
      return answered(before, [{ dossier }], at, (fate) => (fate === 'on-road' || fate === 'declined' ? 'lost' : fate));
    }
  }
}

/** Its offer has not come yet, and the paper that was in the receiver's hand says when it was made and which bag it is. */
function slipSays(texts: readonly string[] | undefined): Partial<Pick<HandOver, 'kind' | 'bag' | 'at'>> {
  const read = texts === undefined ? null : readSlip(texts);
  if (read?.type !== 'whole') return {};
  const { kind, bag, at } = read.signed.offer;
  return { kind, bag, at };
}

function answered(
  before: HandOver,
  about: readonly { readonly dossier: string }[],
  at: string,
  fateOf: (before: ItemFate, item: HandOverItem) => ItemFate,
): HandOver {
  const ids = new Set(about.map(({ dossier }) => dossier));
  const items = before.items.map((item) =>
    ids.has(item.dossier) ? { ...item, fate: fateOf(item.fate, item), answeredAt: at } : item,
  );
  return { ...before, items };
}

function unknownOffer(
  handOver: HandOverId,
  from: PointId,
  to: PointId,
  items: readonly CustodyItem[],
  at: string,
): HandOver {
  const lines = items.map((item): HandOverItem => ({ ...item, fate: 'on-road', answeredAt: '' }));
  const kind: HandOverKind = items.some(({ carries }) => carries === 'result') ? 'results' : 'folders';
  return {
    ...{ handOver, from, to, kind, bag: null, at, items: lines, fees: [] },
    ...{ signature: '', how: null, differences: [] },
  };
}
