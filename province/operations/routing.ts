import type { WireEvent } from '../../contract/wire-words.ts';

/** What an event says of dossiers, and who is to be told. Pure, and of types this build does not know too. */
export interface Mention {
  readonly dossier: string;
  readonly seq: number;
  readonly received: boolean;
}

export interface Grant {
  readonly dossier: string;
  readonly reader: string;
  /** By an offer: the readers are told of each other. Else only the writer's own words are told. */
  readonly mutual: boolean;
}

export function dossiersOf(facts: WireEvent['facts']): readonly string[] {
  const named = [facts.dossier, ...Object.values(facts).flatMap(dossiersInList)];
  return [...new Set(named.filter((each) => typeof each === 'string' && isDossier.test(each)))] as string[];
}

function dossiersInList(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) return [];
  return value.map((item: unknown) => (item as { dossier?: unknown } | null)?.dossier);
}

export function mentionsIn(events: readonly WireEvent[]): readonly Mention[] {
  return events.flatMap(({ seq, type, facts }) =>
    dossiersOf(facts).map((dossier) => ({ dossier, seq, received: receives.has(type) })),
  );
}

/** Where a dossier begins: at a counter, or as an item of the post. */
const receives = new Set(['dossier-received', 'post-item-taken']);

/**
 * An offer lets the other point read; whoever takes or sends back lets the point it came from read what it says of it.
 * Nobody gains by naming somebody else's dossier: only the writer's own events are given away by it.
 */
export function grantsIn(point: string, events: readonly WireEvent[]): readonly Grant[] {
  const grants = new Map<string, Grant>();
  for (const { type, facts } of events) {
    const mutual = type === 'hand-over-offered';
    const reader = mutual ? facts.to : answersAnOffer.has(type) ? facts.from : null;
    if (typeof reader !== 'string' || !isPoint.test(reader) || reader === point) continue;
    for (const dossier of dossiersOf(facts)) {
      const key = `${dossier} ${reader}`;
      grants.set(key, { dossier, reader, mutual: mutual || (grants.get(key)?.mutual ?? false) });
    }
  }
  return [...grants.values()];
}

const answersAnOffer = new Set(['hand-over-accepted', 'hand-over-declined']);
/** Types by which another point may read. */
export const givesToRead: readonly string[] = ['hand-over-offered', ...answersAnOffer];
const isDossier = /^[\x21-\x7e]{1,64}$/;
const isPoint = /^\d{5}-\d{1,2}$/;
