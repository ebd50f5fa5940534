import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** Keys of devices: SPKI DER in base64; signatures over UTF-8 text, base64. Nothing here throws on bad input. */
export function isEd25519Key(publicKey: string): boolean {
  return readKey(publicKey, 'ed25519') !== null;
}

/** A key that a dossier's key can be wrapped for. */
export function isX25519Key(publicKey: string): boolean {
  return readKey(publicKey, 'x25519') !== null;
}

export function signatureHolds(publicKey: string, text: string, signature: string): boolean {
  const key = readKey(publicKey, 'ed25519');
  const bytes = Buffer.from(signature, 'base64');
  return key !== null && bytes.length === 64 && verify(null, Buffer.from(text), key, bytes);
}

function readKey(publicKey: string, type: 'ed25519' | 'x25519'): KeyObject | null {
  const known = read.get(publicKey);
  if (known) return known.asymmetricKeyType === type ? known : null;
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (read.size >= mostKeys) read.clear();
    read.set(publicKey, key);
    return key.asymmetricKeyType === type ? key : null;
  } catch {
    return null;
  }
}

/** Keys as OpenSSL has them, by their text: a device signs each request and each segment with the same one. */
const read = new Map<string, KeyObject>();
/** Every device of the country's largest province, some times over. */
const mostKeys = 5_000;

/** A key id is `<point>.<16 hex digits>`. */
export function pointOfKey(keyId: string): string {
  return keyId.slice(0, keyId.indexOf('.'));
}
