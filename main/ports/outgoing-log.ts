import type { Head } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import type { StreamId } from '../../domain/ids.ts';

/** One stream of the database as the road to the province sees it. */
export interface OutgoingStream {
  readonly stream: StreamId;
  head(): Head;
  /** Hash at a height of the own chain, or null when the chain is shorter; seq 0 gives the genesis hash. */
  hashAt(seq: number): string | null;
  /** Contiguous events from `seq` on, stopping before either limit (at least one event if there is one). */
  read(seq: number, limits: { readonly maxEvents: number; readonly maxBytes: number }): readonly AnyLogEvent[];
  /** What the province has of it, as it said last. */
  acked(): Head;
  setAcked(head: Head): void;
  /** What two verified backups of the province hold; the beginning where that is not on this chain. */
  durable(): Head;
  /** Believed only where the own chain has that hash. */
  setDurable(head: Head): void;
  /** By its own writer, over a height of the chain; null: this station signs it. */
  readonly signed: { readonly seq: number; readonly signature: string } | null;
}

/** The log as the road to the province sees it: it reads events and remembers what was acknowledged. */
export interface OutgoingLog extends Omit<OutgoingStream, 'signed'> {
  /** The stream that is written; another one after a rebirth. The rest of this interface is about it. */
  readonly stream: StreamId;
  /** The streams that are written no more, oldest first: they are pushed before the written one. */
  ancestors(): readonly OutgoingStream[];
  /** Height of the last event about custody that is not acknowledged; 0: none. What stands up to there is let in before others. */
  lastHandOver(): number;
  /** Plain key of a dossier, for wrapping to the province; null when erased. */
  dossierKey(dossier: string): Uint8Array | null;
  /** Called after every commit of events. */
  onAppend(listener: () => void): () => void;
}
