import { rightsSnapshot } from '../../contract/bundle.ts';
import { type RightsSnapshot, type RightsStanding, rightsStanding } from '../../domain/standing-rights.ts';
import type { LinkMemory } from '../ports/province.ts';

const kept = 'rights-snapshot';
/** Asked at every call that needs a person: read once, until its text is another. */
const read = { text: '', snapshot: null as RightsSnapshot | null };

/** Of two words the newer one stays, whichever way they came. */
export function keepRights(memory: LinkMemory, snapshot: RightsSnapshot): void {
  const known = readRights(memory);
  if (!known || known.issuedAt < snapshot.issuedAt) memory.set(kept, JSON.stringify({ ...snapshot, kind: 'rights' }));
}

export function readRights(memory: LinkMemory): RightsSnapshot | null {
  const text = memory.get(kept);
  if (text === null) return null;
  if (read.text !== text)
    Object.assign(read, { text, snapshot: rightsSnapshot.safeParse(JSON.parse(text)).data ?? null });
  return read.snapshot;
}

export function rightsNow(memory: LinkMemory, now: number): RightsStanding {
  return rightsStanding(readRights(memory), now);
}
