import { createPublicKey, verify } from 'node:crypto';

/** Keys are SPKI DER in base64, signatures base64 or base64url; whatever cannot be read is not signed. */
export function isSignedBy(text: string, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    // base64 reads both alphabets
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
