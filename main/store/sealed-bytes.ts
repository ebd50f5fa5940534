import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Ids } from '../ports/ids.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: nonce(12) ‖ ciphertext ‖ tag(16), bound to `place`: moved elsewhere it does not open. */
export function sealBytes(parts: {
  key: Uint8Array;
  bytes: Uint8Array;
  place: string;
  ids: Pick<Ids, 'bytes'>;
}): Buffer {
  const nonce = parts.ids.bytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', parts.key, nonce).setAAD(Buffer.from(parts.place));
  return Buffer.concat([nonce, cipher.update(parts.bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the bytes were changed or moved, or the key is another's. */
export function openBytes(parts: { key: Uint8Array; sealed: Uint8Array; place: string }): Buffer {
  const { sealed } = parts;
  const decipher = createDecipheriv('aes-256-gcm', parts.key, sealed.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(parts.place))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}
