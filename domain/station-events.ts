import type { CounterId, StationId } from './ids.ts';
import type { PairingProof, StationRole } from './station.ts';

/** What the log says of the point's other PCs. Their names are typed by people and stand beside it. The actor approved. */
export interface StationFacts {
  /** `key`: SHA-256 of the public key (SPKI) it proves itself with, hex. */
  'station-paired': {
    station: StationId;
    key: string;
    roles: readonly StationRole[];
    counters: readonly CounterId[];
    proof: PairingProof;
  };
  /** What it may open from now on. */
  'station-roles-set': { station: StationId; roles: readonly StationRole[]; counters: readonly CounterId[] };
  'station-removed': { station: StationId };
}
