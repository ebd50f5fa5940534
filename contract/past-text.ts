import { canonicalJson } from '../domain/canonical-json.ts';
import type { Head } from '../domain/chain.ts';

/** Where an event that a point wrote of a dossier stands. */
export type PastPlace = Head & { readonly stream: string };

/**
 * A point's word on what it wrote of a dossier: each event by its hash. A log's own signature stands at an end and needs
 * everything before it; this one speaks of one dossier, so whoever was given it passes it on, and it is believed by itself.
 */
export function signedPastText(past: {
  readonly point: string;
  readonly dossier: string;
  readonly events: readonly PastPlace[];
}): string {
  const { point, dossier } = past;
  const events = past.events.map(({ stream, seq, hash }) => ({ stream, seq, hash }));
  return canonicalJson({ kind: 'past', point, dossier, events });
}
