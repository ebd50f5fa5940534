import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { keyWrapping, keyWrappingContext } from '../../contract/key-wrapping.ts';
import type { SealingKey } from '../ports.ts';
import { openKeyFile } from './key-file.ts';

export async function openSealingKey(folder: string): Promise<SealingKey> {
  const privateKey = await openKeyFile(folder, 'sealing-key.pem', 'x25519');
  const publicKey = createPublicKey(privateKey);
  return {
    publicKey: spkiOf(publicKey),
    unwrap: (wrapped, point, dossier) => unwrap(privateKey, publicKey, wrapped, keyWrappingContext(point, dossier)),
    wrap: (key, { point, dossier, sealTo = spkiOf(publicKey) }) =>
      wrap(key, sealTo, keyWrappingContext(point, dossier)),
    wrapAgain: (wrapped, { point, dossier, sealTo }) => {
      const context = keyWrappingContext(point, dossier);
      return wrap(unwrap(privateKey, publicKey, wrapped, context), sealTo, context);
    },
  };
}

/** As a station wraps for us (`main/adapters/province`): a fresh key pair each time, so that nothing kept here opens it. */
function wrap(key: Uint8Array, sealTo: string, context: string): string {
  const recipient = createPublicKey({ key: Buffer.from(sealTo, 'base64'), format: 'der', type: 'spki' });
  const ephemeral = generateKeyPairSync('x25519');
  const publicPart = raw(ephemeral.publicKey);
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: recipient });
  const salt = Buffer.concat([publicPart, raw(recipient)]);
  const wrapping = Buffer.from(hkdfSync('sha256', shared, salt, keyWrapping.info, 32));
  const nonce = randomBytes(keyWrapping.nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce).setAAD(Buffer.from(context));
  return Buffer.concat([publicPart, nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

function unwrap(privateKey: KeyObject, publicKey: KeyObject, wrapped: string, context: string): Uint8Array {
  const { info, publicKeyBytes, nonceBytes, tagBytes } = keyWrapping;
  const bytes = Buffer.from(wrapped, 'base64');
  const ephemeral = bytes.subarray(0, publicKeyBytes);
  const nonce = bytes.subarray(publicKeyBytes, publicKeyBytes + nonceBytes);
  const shared = diffieHellman({ privateKey, publicKey: fromRaw(ephemeral) });
  const salt = Buffer.concat([ephemeral, raw(publicKey)]);
  const key = Buffer.from(hkdfSync('sha256', shared, salt, info, 32));
  const cipher = createDecipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context));
  cipher.setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([cipher.update(bytes.subarray(publicKeyBytes + nonceBytes, -tagBytes)), cipher.final()]);
}

function spkiOf(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
}

function raw(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

function fromRaw(bytes: Buffer): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: bytes.toString('base64url') }, format: 'jwk' });
}
