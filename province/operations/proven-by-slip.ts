import type { WireEvent } from '../../contract/wire-words.ts';
import { judgeSlip, readSlip } from '../../domain/hand-over-slip.ts';
import { signatureHolds } from './device-keys.ts';
import { dossiersOf } from './routing.ts';

/** An offer that stands in no log, by its signed slip in the receiver's: `from` let the receiver read. */
export interface Proven {
  readonly dossier: string;
  readonly from: string;
}

/** An acceptance whose slip bears a key that its sender does not have here, yet; `keys`: as many were known. */
export interface WaitingSlip {
  readonly seq: number;
  readonly from: string;
  readonly keys: number;
}

/** SPKI DER, base64, of a point's PC; revoked: nothing that came to light since counts. */
export interface Signer {
  readonly key: string;
  readonly revokedAt: number | null;
}

/**
 * What a writer's acceptances prove by the slips they carry. The slip is the sender's own word: only what it says of this very
 * hand-over to this very point counts, and a slip that proves nothing takes nothing away either. A PC that was revoked since
 * signed what somebody had taken before: by the hour of whoever took it, for the slip's own is the word of whoever has that PC.
 */
export async function provenBySlip(
  point: string,
  events: readonly WireEvent[],
  signersOf: (point: string) => Promise<readonly Signer[]>,
): Promise<{ readonly proven: readonly Proven[]; readonly waiting: readonly WaitingSlip[] }> {
  const proven = new Map<string, Proven>();
  const waiting: WaitingSlip[] = [];
  for (const { type, facts, seq, at } of events) {
    const signed = type === 'hand-over-accepted' ? wholeSlip(facts.slip) : null;
    if (!signed) continue;
    const { handOver, from, to, items } = signed.offer;
    if (to !== point || from === point || from !== facts.from || handOver !== facts.handOver) continue;
    const all = await signersOf(from);
    const keys = all.filter(({ revokedAt }) => revokedAt === null || at.wall < revokedAt).map(({ key }) => key);
    const verdict = judgeSlip(signed, keys, (text, signature, key) => signatureHolds(key, text, signature));
    if (verdict === 'key-unknown') waiting.push({ seq, from, keys: all.length });
    if (verdict !== 'genuine') continue;
    const offered = new Set<string>(items.map(({ dossier }) => dossier));
    for (const dossier of dossiersOf(facts))
      if (offered.has(dossier)) proven.set(`${from} ${dossier}`, { dossier, from });
  }
  return { proven: [...proven.values()], waiting };
}

function wholeSlip(slip: unknown) {
  if (!Array.isArray(slip) || !slip.every((text) => typeof text === 'string')) return null;
  const read = readSlip(slip);
  return read.type === 'whole' ? read.signed : null;
}
