import type { CounterId, StationId } from './ids.ts';
import type { StationRole } from './station.ts';

/** What the log says of the PC that may take the host's place. */
export interface StandInFacts {
  /** It receives a copy of everything from now on, and the keys to it; null: no PC does. The actor chose. */
  'stand-in-chosen': { station: StationId | null };
  /**
   * The actor pressed it: the host does not answer, and this log goes on at its stand-in, from where the copy of `stream`
   * ended. The former host is a station of the point as `station` when it comes back, and the stand-in of its successor.
   */
  'host-taken-over': {
    stream: string;
    seq: number;
    station: StationId;
    key: string;
    roles: readonly StationRole[];
    counters: readonly CounterId[];
  };
}
