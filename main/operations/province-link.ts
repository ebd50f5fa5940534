import type { LinkMemory } from '../ports/province.ts';

/** What enrolment gave: under which name this station signs, and for which key it wraps. Of one stream. */
export interface ProvinceLink {
  readonly keyId: string;
  readonly sealTo: string;
}

export function readLink(memory: LinkMemory, stream: string): ProvinceLink | null {
  const kept = memory.get(nameOf(stream));
  return kept === null ? null : (JSON.parse(kept) as ProvinceLink);
}

export function writeLink(memory: LinkMemory, stream: string, link: ProvinceLink): void {
  memory.set(nameOf(stream), JSON.stringify(link));
}

function nameOf(stream: string): string {
  return `province-link ${stream}`;
}
