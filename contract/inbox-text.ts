import { canonicalJson, sha256Hex } from '../domain/canonical-json.ts';
import type { Head } from '../domain/chain.ts';

/**
 * An inbox is a chain as a log is: the hash of a position is SHA-256 of the hash before it followed by the event's hash,
 * from the genesis hash on. The province signs where a page ends, and by that everything before it.
 */
export function inboxHash(before: string, eventHash: string): string {
  return sha256Hex(before + eventHash);
}

export function signedInboxText(point: string, next: Head): string {
  return canonicalJson({ inbox: point, pos: next.seq, hash: next.hash });
}
