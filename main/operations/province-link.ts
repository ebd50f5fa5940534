import type { OutgoingLog } from '../ports/outgoing-log.ts';
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

/** The device signs for every stream of its point: one that began since the enrolment needs no other ticket. */
export function linkOfPoint(memory: LinkMemory, log: Pick<OutgoingLog, 'stream' | 'ancestors'>): ProvinceLink | null {
  for (const stream of [log.stream, ...log.ancestors().map((each) => each.stream)]) {
    const link = readLink(memory, stream);
    if (link) return link;
  }
  return null;
}

function nameOf(stream: string): string {
  return `province-link ${stream}`;
}
