import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { isInCanonicalOrder, mayHaveHalfLetters } from './canonical-order.ts';

/** Canonical JSON, RFC 8785: the only text form that is hashed or signed. */
export function canonicalJson(value: unknown): string {
  const asItStands = isInCanonicalOrder(value) ? JSON.stringify(value) : undefined;
  const text = asItStands === undefined || mayHaveHalfLetters(asItStands) ? canonicalize(value) : asItStands;
  if (text === undefined) throw new Error('assertion failed: a value without JSON form');
  return text;
}

export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
