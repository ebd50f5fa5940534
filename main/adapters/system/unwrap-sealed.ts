import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { keyWrapping, keyWrappingContext } from '../../../contract/key-wrapping.ts';

/** The X25519 key of a station and what was wrapped for it. Its 32 bytes are derived: a key file of before has one too. */
export function sealedTo(seed: Uint8Array) {
  const privateKey = createPrivateKey({ key: Buffer.concat([pkcs8Front, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  return {
    sealTo: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    openSealed: (wrapped: string, { point, dossier }: { readonly point: string; readonly dossier: string }) =>
      unwrap(privateKey, publicKey, Buffer.from(wrapped, 'base64'), keyWrappingContext(point, dossier)),
  };
}

/** RFC 8410: what stands before the 32 bytes of an X25519 private key. */
const pkcs8Front = Buffer.from('302e020100300506032b656e04220420', 'hex');

function unwrap(privateKey: KeyObject, publicKey: KeyObject, bytes: Buffer, context: string): Uint8Array {
  const { info, publicKeyBytes, nonceBytes, tagBytes } = keyWrapping;
  const ephemeral = bytes.subarray(0, publicKeyBytes);
  const nonce = bytes.subarray(publicKeyBytes, publicKeyBytes + nonceBytes);
  const shared = diffieHellman({ privateKey, publicKey: fromRaw(ephemeral) });
  const key = Buffer.from(hkdfSync('sha256', shared, Buffer.concat([ephemeral, raw(publicKey)]), info, 32));
  const cipher = createDecipheriv('aes-256-gcm', key, nonce)
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([cipher.update(bytes.subarray(publicKeyBytes + nonceBytes, -tagBytes)), cipher.final()]);
}

function raw(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

function fromRaw(bytes: Buffer): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: bytes.toString('base64url') }, format: 'jwk' });
}
