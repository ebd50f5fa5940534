import type { Carried, DeclineReason, Paper, RecountReason } from './custody-events.ts';
import type { AnyLogEvent } from './event.ts';
import { type DossierId, type HandOverId, type PointId, pointOfStream } from './ids.ts';

/** `unknown`: this point looked and did not find it. `conflict`: two points hold it by their logs. */
export const paperStates = ['here', 'in-transit', 'lost', 'with-citizen', 'conflict', 'unknown'] as const;
export type PaperState = (typeof paperStates)[number];

/** `here`: at `at`. On the road from `at` to `to`. */
export interface Whereabouts {
  readonly state: PaperState;
  readonly at: PointId | null;
  readonly to: PointId | null;
}

/** Who may act on a dossier's life, and who holds its papers. */
export interface Custody {
  /** Null: two points claim it, or the one that had it does not know any more. Nobody acts until it is recounted. */
  readonly work: PointId | null;
  readonly folder: Whereabouts;
  /** Null: it never went anywhere; it is where the work is, once there is one. */
  readonly result: Whereabouts | null;
  /** The last custody version known here. */
  readonly cv: number;
  /** Local time of the last change. */
  readonly since: string;
  /** With which its paper is on the road; where folder and result are on two, the folder's. */
  readonly handOver: HandOverId | null;
  readonly resultHandOver: HandOverId | null;
  /** Who holds it by their own log, where they contradict each other. */
  readonly claimants: readonly PointId[];
}

/** What one event says of one dossier. */
export type CustodyStep = {
  readonly stream: string;
  readonly seq: number;
  readonly point: PointId;
  readonly cv: number;
  readonly at: string;
} & CustodyChange;

type CustodyChange =
  | (Carrying & { readonly type: 'offered'; readonly to: PointId })
  | (Carrying & { readonly type: 'accepted' })
  | (Carrying & { readonly type: 'declined'; readonly to: PointId; readonly reason: DeclineReason })
  | (Carrying & { readonly type: 'withdrawn' })
  /** By the sender: the paper says that it was taken there. */
  | (Carrying & { readonly type: 'signed'; readonly to: PointId })
  | { readonly type: 'lost'; readonly paper: Paper }
  | { readonly type: 'reconstituted'; readonly paper: Paper }
  | { readonly type: 'recounted'; readonly paper: Paper; readonly found: boolean; readonly why: RecountReason };

interface Carrying {
  readonly handOver: HandOverId;
  readonly carries: Carried;
  readonly work: boolean;
}

/** Where a dossier was received: its first holder, `cv` 1. */
export interface ReceivedHere {
  readonly point: PointId;
  readonly at: string;
}

/** What an event says of custody, dossier by dossier; nothing: it is about something else. */
export function custodyStepsOf(event: AnyLogEvent): { dossier: DossierId; step: CustodyStep }[] {
  const from = { stream: event.stream, seq: event.seq, point: pointOfStream(event.stream) };
  const each = <I extends { dossier: DossierId; cv: number }>(
    facts: { readonly items: readonly I[]; readonly at: string },
    change: (item: I) => CustodyChange,
  ) =>
    facts.items.map((item) => ({
      dossier: item.dossier,
      step: { ...from, cv: item.cv, at: facts.at, ...change(item) },
    }));
  const carrying = (handOver: HandOverId, { carries, work }: { carries: Carried; work: boolean }) => ({
    ...{ handOver, carries, work },
  });
  switch (event.type) {
    case 'hand-over-offered': {
      const { handOver, to } = event.facts;
      return each(event.facts, (item) => ({ type: 'offered', to, ...carrying(handOver, item) }));
    }
    case 'hand-over-accepted': {
      const { handOver } = event.facts;
      return each(event.facts, (item) => ({ type: 'accepted', ...carrying(handOver, item) }));
    }
    case 'hand-over-declined': {
      const { handOver, from: to, reason } = event.facts;
      return each(event.facts, (item) => ({ type: 'declined', to, reason, ...carrying(handOver, item) }));
    }
    case 'hand-over-withdrawn': {
      const { handOver } = event.facts;
      return each(event.facts, (item) => ({ type: 'withdrawn', ...carrying(handOver, item) }));
    }
    case 'hand-over-signed': {
      const { handOver, to } = event.facts;
      return each(event.facts, (item) => ({ type: 'signed', to, ...carrying(handOver, item) }));
    }
    case 'folder-lost':
    case 'folder-reconstituted': {
      const { dossier, cv, at, paper } = event.facts;
      const type = event.type === 'folder-lost' ? ('lost' as const) : ('reconstituted' as const);
      return [{ dossier, step: { ...from, cv, at, type, paper } }];
    }
    case 'custody-recounted': {
      const { why } = event.facts;
      return each(event.facts, ({ paper, found }) => ({ type: 'recounted', paper, found, why }));
    }
    default:
      return [];
  }
}
