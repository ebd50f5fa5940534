import { createPublicKey, sign } from 'node:crypto';
import type { SigningKey } from '../ports.ts';
import { openKeyFile } from './key-file.ts';

export async function openSigningKey(folder: string): Promise<SigningKey> {
  const privateKey = await openKeyFile(folder, 'signing-key.pem', 'ed25519');
  return {
    publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
}
