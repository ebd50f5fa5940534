import type { Clock } from '../ports/clock.ts';
import type { OperatorLog } from '../ports/log.ts';
import type { LinkMemory, ProvinceDoor } from '../ports/province.ts';
import type { ProvinceRoad } from '../ports/province-road.ts';
import { bugEntry } from './bug-entry.ts';
import { keepPublication, type ReferenceShelf } from './keep-publication.ts';
import { readLink } from './province-link.ts';

/**
 * Asks the province for its reference data whenever the road is open, every five minutes at most. A text counts only by the
 * signature of the province this station met first; one that does not hold is left where it is, and said.
 */
export interface FollowingParts {
  readonly door: ProvinceDoor;
  readonly road: ProvinceRoad;
  readonly memory: LinkMemory;
  readonly stream: string;
  readonly commune: string;
  readonly clock: Pick<Clock, 'now' | 'mono'>;
  readonly operatorLog: OperatorLog;
  readonly reference: FollowedShelf;
  /** Ed25519, SPKI and signature in base64. */
  readonly isSigned: (text: string, signature: string, publicKey: string) => boolean;
}

export interface FollowedShelf extends Pick<ReferenceShelf, 'highest' | 'keep'> {
  /** Screens look again. */
  changed(): void;
}

const everyMs = 5 * 60_000;
/** Ed25519 of the province, as it was told the first time. */
const provinceKeyName = 'province-signing-key';

export function followReference(parts: FollowingParts): { readonly off: () => void; ask(): Promise<void> } {
  const { door, road, memory, clock, operatorLog, reference } = parts;
  const asking = { nextAt: 0, under: null as Promise<void> | null };

  async function ask(): Promise<void> {
    const link = readLink(memory, parts.stream);
    if (!link) return;
    const answer = await door.reference(link.keyId, { known: reference.highest() });
    if (!answer.ok || !answer.value.ok) return;
    const { signedBy, publications } = answer.value.value;
    const kept = memory.get(provinceKeyName);
    if (kept === null) memory.set(provinceKeyName, signedBy);
    const key = kept ?? signedBy;
    const taken = publications.filter(({ text, signature }) => take(text, signature, key));
    if (taken.length === 0) return;
    reference.changed();
    // the province sees at once who has it
    await door.reference(link.keyId, { known: reference.highest() });
  }

  function take(text: string, signature: string, key: string): boolean {
    const at = { commune: parts.commune, now: clock.now() };
    const version = parts.isSigned(text, signature, key) ? keepPublication(reference, { text, signature }, at) : null;
    operatorLog.write({ event: 'reference', version: version ?? 0, taken: version !== null });
    return version !== null;
  }

  function askOnce(): Promise<void> {
    asking.under ??= ask()
      .catch((failure: unknown) => operatorLog.write(bugEntry('follow-reference', failure)))
      .finally(() => {
        asking.under = null;
      });
    return asking.under;
  }

  const off = road.onChange(() => {
    const { state } = road.state();
    if ((state !== 'in-sync' && state !== 'sending') || clock.mono() < asking.nextAt) return;
    asking.nextAt = clock.mono() + everyMs;
    void askOnce();
  });
  return { off, ask: askOnce };
}
