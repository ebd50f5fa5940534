import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** Ed25519 keys of devices: SPKI DER in base64; signatures over UTF-8 text, base64. Nothing here throws on bad input. */
export function isEd25519Key(publicKey: string): boolean {
  return readKey(publicKey) !== null;
}

export function signatureHolds(publicKey: string, text: string, signature: string): boolean {
  const key = readKey(publicKey);
  const bytes = Buffer.from(signature, 'base64');
  return key !== null && bytes.length === 64 && verify(null, Buffer.from(text), key, bytes);
}

function readKey(publicKey: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

/** A key id is `<point>.<16 hex digits>`. */
export function pointOfKey(keyId: string): string {
  return keyId.slice(0, keyId.indexOf('.'));
}
