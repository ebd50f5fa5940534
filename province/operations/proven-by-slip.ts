import type { WireEvent } from '../../contract/wire-words.ts';
import { judgeSlip, readSlip } from '../../domain/hand-over-slip.ts';
import { signatureHolds } from './device-keys.ts';
import { dossiersOf } from './routing.ts';

/** An offer that stands in no log, by its signed slip in the receiver's: `from` let the receiver read. */
export interface Proven {
  readonly dossier: string;
  readonly from: string;
}

/**
 * What a writer's acceptances prove by the slips they carry. The slip is the sender's own word: only what it says of this very
 * hand-over to this very point counts, and a slip that proves nothing takes nothing away either.
 */
export async function provenBySlip(
  point: string,
  events: readonly WireEvent[],
  signersOf: (point: string) => Promise<readonly string[]>,
): Promise<readonly Proven[]> {
  const proven = new Map<string, Proven>();
  for (const { type, facts } of events) {
    const signed = type === 'hand-over-accepted' ? wholeSlip(facts.slip) : null;
    if (!signed) continue;
    const { handOver, from, to, items } = signed.offer;
    if (to !== point || from === point || from !== facts.from || handOver !== facts.handOver) continue;
    const verdict = judgeSlip(signed, await signersOf(from), (text, signature, key) =>
      signatureHolds(key, text, signature),
    );
    if (verdict !== 'genuine') continue;
    const offered = new Set<string>(items.map(({ dossier }) => dossier));
    for (const dossier of dossiersOf(facts))
      if (offered.has(dossier)) proven.set(`${from} ${dossier}`, { dossier, from });
  }
  return [...proven.values()];
}

function wholeSlip(slip: unknown) {
  if (!Array.isArray(slip) || !slip.every((text) => typeof text === 'string')) return null;
  const read = readSlip(slip);
  return read.type === 'whole' ? read.signed : null;
}
