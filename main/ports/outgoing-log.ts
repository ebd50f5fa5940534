import type { Head } from '../../domain/chain.ts';
import type { AnyLogEvent } from '../../domain/event.ts';
import type { StreamId } from '../../domain/ids.ts';

/** The log as the road to the province sees it: it reads events and remembers what was acknowledged. */
export interface OutgoingLog {
  readonly stream: StreamId;
  head(): Head;
  /** Hash at a height of the own chain, or null when the chain is shorter; seq 0 gives the genesis hash. */
  hashAt(seq: number): string | null;
  /** Contiguous events from `seq` on, stopping before either limit (at least one event if there is one). */
  read(seq: number, limits: { readonly maxEvents: number; readonly maxBytes: number }): readonly AnyLogEvent[];
  acked(): Head;
  setAcked(head: Head): void;
  /** Plain key of a dossier, for wrapping to the province; null when erased. */
  dossierKey(dossier: string): Uint8Array | null;
  /** Called after every commit of events. */
  onAppend(listener: () => void): () => void;
}
