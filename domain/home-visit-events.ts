import type { AccountId, DossierId, HomeVisitId } from './ids.ts';
import type { ErasureReason } from './privacy-events.ts';

/** How somebody asked to be visited. */
export const visitRoads = ['phone', 'village-list', 'counter'] as const;
export type VisitRoad = (typeof visitRoads)[number];

export const visitOutcomes = ['served', 'nobody-home', 'cancelled'] as const;
export type VisitOutcome = (typeof visitOutcomes)[number];

/** Visits at home by the mobile team. Who is visited is sealed under the visit's own key. Times are local. */
export interface HomeVisitFacts {
  'home-visit-asked': {
    visit: HomeVisitId;
    village: string;
    date: string;
    /** `HH:mm`; null: some time that day. */
    from: string | null;
    via: VisitRoad;
    procedure: string | null;
    at: string;
  };
  'home-visit-moved': { visit: HomeVisitId; date: string; from: string | null; at: string };
  /** `dossiers`: what was received at the house. */
  'home-visit-closed': {
    visit: HomeVisitId;
    outcome: VisitOutcome;
    dossiers: readonly DossierId[];
    at: string;
  };
  /** The visit's key is destroyed: with the last of its dossiers, or by itself where it left none. */
  'home-visit-erased': { visit: HomeVisitId; at: string; why: ErasureReason; approver: AccountId };
  /** The order in which the team drives through the villages that day; those not named come after. */
  'home-route-set': { date: string; villages: readonly string[]; at: string };
}

export interface HomeVisitParts {
  'home-visit-asked': { name: string; phone: string; address: string; note: string };
}
