import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyWrapping, keyWrappingContext } from '../../contract/key-wrapping.ts';

/** The province's X25519 key: points wrap dossier keys for it. The private half is a file only its owner may read. */
export interface SealingKey {
  /** SPKI, base64. */
  readonly publicKey: string;
  /** Throws when the wrapped key was made for another province or dossier, or was changed. */
  unwrap(wrapped: string, point: string, dossier: string): Uint8Array;
}

export async function openSealingKey(folder: string): Promise<SealingKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'sealing-key.pem');
  await makeOnce(file);
  await chmod(file, 0o600);
  const privateKey = createPrivateKey(await readFile(file, 'utf8'));
  const publicKey = createPublicKey(privateKey);
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    unwrap: (wrapped, point, dossier) => unwrap(privateKey, publicKey, wrapped, keyWrappingContext(point, dossier)),
  };
}

/** Two processes that start together on one folder keep one key: whoever comes second finds the file. */
async function makeOnce(file: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'EEXIST') return null;
    throw failure;
  });
  if (!handle) return;
  const { privateKey } = generateKeyPairSync('x25519');
  await handle.writeFile(privateKey.export({ format: 'pem', type: 'pkcs8' }));
  await handle.sync();
  await handle.close();
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

function raw(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url');
}

function fromRaw(bytes: Buffer): KeyObject {
  return createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: bytes.toString('base64url') }, format: 'jwk' });
}
