import { createCipheriv, createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json.ts';

/** The Ed25519 key of one hosted stream: 32 bytes, kept wrapped, opened for one transaction. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export function newSeed(): Uint8Array {
  return randomBytes(32);
}

export interface HostedSigner {
  /** SPKI, base64. */
  readonly publicKey: string;
  /** Over the UTF-8 of `text`, base64. */
  sign(text: string): string;
}

export function signerOf(seed: Uint8Array): HostedSigner {
  const key: KeyObject = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
  return {
    publicKey: createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  };
}

/** What a wrapped seed is bound to, in place of a dossier: no dossier's key can be passed off as one. */
export function seedName(stream: string): string {
  return `hosted:${stream}`;
}

/** As a station seals (`main/store/sealing.ts`): AES-256-GCM, nonce(12) ‖ ciphertext ‖ tag(16), bound to its place. */
export function sealPart(
  part: unknown,
  key: Uint8Array,
  place: { point: string; dossier: string; type: string; origin: string; part: number },
): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(canonicalJson(place)));
  const text = Buffer.from(canonicalJson(part), 'utf8');
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64');
}
