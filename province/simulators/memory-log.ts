import type { WireEvent } from '../../contract/province-api.ts';
import { genesis, type Head } from '../../domain/chain.ts';
import type { Effects } from '../operations/effects.ts';
import type { IngestionLog } from '../operations/take-in.ts';
import type { ParkedEvent } from '../store/events.ts';
import { type MemoryInboxItem, memoryReaders, noReaders, type ReadersState } from './memory-readers.ts';

/**
 * Ingestion's log in memory: the same answers as PostgreSQL's, for one transaction at a time. It counts days, tickets and
 * dossiers and brings to each point's inbox what it may read; steps of dossiers and custody are PostgreSQL's alone.
 */
export interface MemoryLog extends IngestionLog {
  open(stream: string, keyId: string): void;
  /** A key of a point, SPKI DER, base64: by it a slip of that point is known. */
  enrol(point: string, publicKey: string): void;
  has(stream: string): boolean;
  head(stream: string): Head;
  hashAt(stream: string, seq: number): string | null;
  events(stream: string): readonly WireEvent[];
  /** Of what came under an origin that was there before the events have no effect. */
  isRepeated(stream: string, seq: number): boolean;
  /** Where a dossier that this point knows was received; null: it knows it from nobody. */
  homeAt(point: string, dossier: string): string | null;
  /** What lies for a point, in its order. */
  inbox(point: string): readonly MemoryInboxItem[];
  /** As the router does: all there is to bring to inboxes now. */
  bring(): void;
  readonly projected: Projected;
  /** All of it as a backup keeps it, and put back. */
  save(): string;
  load(saved: string): void;
}

interface Projected {
  days: Record<string, string>;
  tickets: Record<string, { issued: number; finished: number; missed: number }>;
  dossiers: Record<string, MemoryDossier>;
}

export interface MemoryDossier {
  state: 'received' | 'result-ready' | 'returned';
  readyOn: string | null;
  returnedOn: string | null;
  timeliness: string | null;
}

interface StreamHere {
  readonly keyId: string;
  head: Head;
  readonly events: WireEvent[];
  readonly parked: ParkedEvent[];
}

interface State extends Projected {
  streams: Record<string, StreamHere>;
  origins: Record<string, true>;
  signers: Record<string, string[]>;
  readers: ReadersState;
}

const empty = (): State => ({
  ...{ streams: {}, origins: {}, signers: {}, days: {}, tickets: {}, dossiers: {}, readers: noReaders() },
});

export function memoryLog(): MemoryLog {
  const held = { state: empty() };
  const of = (stream: string) => held.state.streams[stream];
  const between = <T extends { readonly seq: number }>(list: readonly T[] | undefined, from: number, to: number) =>
    (list ?? []).filter(({ seq }) => seq >= from && seq <= to);

  return {
    open(stream, keyId) {
      held.state.streams[stream] ??= { keyId, head: genesis, events: [], parked: [] };
    },
    enrol(point, publicKey) {
      const known = held.state.signers[point] ?? [];
      held.state.signers[point] = [...new Set([...known, publicKey])];
    },
    has: (stream) => of(stream) !== undefined,
    head: (stream) => of(stream)?.head ?? genesis,
    hashAt: (stream, seq) => (seq === 0 ? genesis.hash : (of(stream)?.events[seq - 1]?.hash ?? null)),
    events: (stream) => of(stream)?.events ?? [],
    isRepeated: (stream, seq) =>
      (of(stream)?.parked ?? []).some((each) => each.seq === seq && each.code === 'origin-repeated'),
    homeAt: (point, dossier) => held.state.readers.homes[`${point} ${dossier}`] ?? null,
    inbox: (point) => memoryReaders(held.state.readers).inbox(point),
    bring: () => memoryReaders(held.state.readers).bring(({ stream, seq }) => of(stream)?.events[seq - 1]?.hash ?? ''),
    get projected() {
      return held.state;
    },
    save: () => JSON.stringify(held.state),
    load: (saved) => {
      held.state = JSON.parse(saved) as State;
    },

    async lockStream(writer, stream) {
      const row = of(stream);
      return row?.keyId === writer.keyId ? { have: row.head, durable: genesis } : null;
    },
    hashesBetween: async ({ stream, from, to }) =>
      new Map(between(of(stream)?.events, from, to).map(({ seq, hash }) => [seq, hash])),
    parkedBetween: async ({ stream, from, to }) =>
      between(of(stream)?.parked, from, to).toSorted((a, b) => a.seq - b.seq),
    keepDossierKeys: async () => undefined,
    async append({ point, stream, events }) {
      const first = new Set<number>();
      for (const { event } of events) {
        of(stream)?.events.push(event);
        const origin = `${point} ${event.origin} ${event.part}`;
        if (!held.state.origins[origin]) first.add(event.seq);
        held.state.origins[origin] = true;
      }
      return first;
    },
    project: async (point, effects) => apply(held.state, point, effects),
    async park({ stream, events }) {
      of(stream)?.parked.push(...events);
    },
    noteMentions: async (at) => memoryReaders(held.state.readers).note(at),
    signersOf: async (point) => (held.state.signers[point] ?? []).map((key) => ({ key, revokedAt: null })),
    async moveHead({ stream, head }) {
      const row = of(stream);
      if (row) row.head = head;
    },
  };
}

/** In the order of `store/projections.ts`. */
function apply(state: State, point: string, effects: Effects): ParkedEvent[] {
  const parked: ParkedEvent[] = [...effects.parked];
  const unknown = (seq: number) => parked.push({ seq, code: 'dossier-unknown' });
  for (const [day, date] of effects.days) state.days[`${point} ${day}`] = date;
  for (const { day, queue, issued, finished, missed } of effects.tickets) {
    const key = `${point} ${day} ${queue}`;
    const old = state.tickets[key] ?? { issued: 0, finished: 0, missed: 0 };
    state.tickets[key] = {
      ...{ issued: old.issued + issued, finished: old.finished + finished, missed: old.missed + missed },
    };
  }
  for (const { dossier, seq } of effects.received) {
    const key = `${point} ${dossier}`;
    if (state.dossiers[key]) parked.push({ seq, code: 'dossier-repeated' });
    state.dossiers[key] ??= { state: 'received', readyOn: null, returnedOn: null, timeliness: null };
  }
  for (const what of ['receipt', 'result'] as const) {
    const gone = new Set<string>();
    for (const { dossier, seq } of effects.takenBack.filter((each) => each.what === what)) {
      const key = `${point} ${dossier}`;
      const known = state.dossiers[key];
      if (!known && !gone.has(key)) unknown(seq);
      else if (what === 'receipt') {
        gone.add(key);
        delete state.dossiers[key];
      } else if (known)
        Object.assign(known, { readyOn: null, ...(known.state === 'result-ready' && { state: 'received' }) });
    }
  }
  for (const { dossier, date, seq } of effects.ready) {
    const known = state.dossiers[`${point} ${dossier}`];
    if (!known) unknown(seq);
    else {
      known.readyOn ??= date;
      if (known.state === 'received') known.state = 'result-ready';
    }
  }
  for (const { dossier, date, timeliness, seq } of effects.returned) {
    const known = state.dossiers[`${point} ${dossier}`];
    if (!known) unknown(seq);
    else {
      known.state = 'returned';
      known.returnedOn ??= date;
      known.timeliness ??= timeliness;
    }
  }
  return parked;
}
