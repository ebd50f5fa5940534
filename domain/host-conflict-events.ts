import type { ConflictKind } from './host-conflict.ts';
import type { StreamId } from './ids.ts';

/** Two PCs wrote for one point, and people put right what they did twice. */
export interface HostConflictFacts {
  /** The actor looked at what both hosts did with one thing and did what was to be done. `stream`: of the former host. */
  'host-conflict-looked-at': { kind: ConflictKind; subject: string; stream: StreamId };
}
