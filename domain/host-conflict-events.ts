import type { StreamId } from './ids.ts';

/**
 * A host that was cut off and the PC that took its place both wrote: one thing in the hall or in a drawer, and two histories of it.
 * `receipt`: a sheet of a book that two payments name.
 */
export const conflictKinds = ['ticket', 'dossier', 'fee', 'receipt'] as const;
export type ConflictKind = (typeof conflictKinds)[number];

/** Two PCs wrote for one point, and people put right what they did twice. */
export interface HostConflictFacts {
  /** The actor looked at what both hosts did with one thing and did what was to be done. `stream`: of the former host. */
  'host-conflict-looked-at': { kind: ConflictKind; subject: string; stream: StreamId };
}
