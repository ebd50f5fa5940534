import type { AccountId, PointId } from './ids.ts';

/**
 * The province's word that the rights of a point's people stand, good for some weeks without any contact. It is signed, and
 * comes by the wire or by a stick. A point that was never spoken to stands by its own first account. Whatever it says, it
 * never stops reception (reliability.md §4.5).
 */
export interface RightsSnapshot {
  readonly point: PointId;
  /** UTC ms by the province; an older one never replaces a newer one. */
  readonly issuedAt: number;
  readonly validDays: number;
  readonly warnDays: number;
  /** People whose rights the province took back; in force as soon as the point hears of it. */
  readonly revoked: readonly AccountId[];
}

export const usualRights = { validDays: 45, warnDays: 30 } as const;

export type RightsStanding =
  /** The province has never said anything: nothing shrinks. */
  { readonly state: 'never' } | { readonly state: 'valid' | 'ending' | 'expired'; readonly until: number };

const dayMs = 24 * 60 * 60 * 1000;

/** `now` as the station's clock says; a clock before the snapshot was made proves nothing against it. */
export function rightsStanding(snapshot: RightsSnapshot | null, now: number): RightsStanding {
  if (!snapshot) return { state: 'never' };
  const { issuedAt, validDays, warnDays } = snapshot;
  const until = issuedAt + validDays * dayMs;
  if (now >= until) return { state: 'expired', until };
  return { state: now >= issuedAt + warnDays * dayMs ? 'ending' : 'valid', until };
}
