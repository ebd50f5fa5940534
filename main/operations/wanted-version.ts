import { type WantedVersion, wantedVersion } from '../../contract/heartbeat-api.ts';
import type { LinkMemory } from '../ports/province.ts';

const keptName = 'wanted-version';
/** Ed25519 of the province, as it was told the first time. */
const provinceKeyName = 'province-signing-key';

export interface WantedParts {
  readonly memory: LinkMemory;
  readonly point: string;
  /** Ed25519, SPKI and signature in base64. */
  readonly isSigned: (text: string, signature: string, publicKey: string) => boolean;
}

/** What the province last said, whoever asks; null: it never did. */
export function readWantedVersion(memory: LinkMemory): WantedVersion | null {
  const text = memory.get(keptName);
  return text === null ? null : (wantedVersion.safeParse(JSON.parse(text)).data ?? null);
}

/** A word counts by the signature of the province this station met first, for this point, and once a later one came no more. */
export function takeWantedVersion(parts: WantedParts, word: { text: string; signature: string }): boolean {
  const key = parts.memory.get(provinceKeyName);
  if (key === null || !parts.isSigned(word.text, word.signature, key)) return false;
  const said = wantedVersion.safeParse(JSON.parse(word.text)).data;
  if (!said || said.point !== parts.point) return false;
  if (said.change <= (readWantedVersion(parts.memory)?.change ?? 0)) return false;
  parts.memory.set(keptName, word.text);
  return true;
}
