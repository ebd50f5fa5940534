import { rightsSnapshot } from '../../contract/bundle.ts';
import { type RightsSnapshot, type RightsStanding, rightsStanding } from '../../domain/standing-rights.ts';
import type { LinkMemory } from '../ports/province.ts';

const kept = 'rights-snapshot';

/** Of two words the newer one stays, whichever way they came. */
export function keepRights(memory: LinkMemory, snapshot: RightsSnapshot): void {
  const known = readRights(memory);
  if (!known || known.issuedAt < snapshot.issuedAt) memory.set(kept, JSON.stringify({ ...snapshot, kind: 'rights' }));
}

export function readRights(memory: LinkMemory): RightsSnapshot | null {
  const text = memory.get(kept);
  return text === null ? null : (rightsSnapshot.safeParse(JSON.parse(text)).data ?? null);
}

export function rightsNow(memory: LinkMemory, now: number): RightsStanding {
  return rightsStanding(readRights(memory), now);
}
