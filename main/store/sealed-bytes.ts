import { type CipherGCM, createCipheriv, createDecipheriv, type DecipherGCM } from 'node:crypto';
import { inPieces, joined } from '../pieces.ts';
import type { Ids } from '../ports/ids.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

interface ToSeal {
  readonly key: Uint8Array;
  readonly bytes: Uint8Array;
  readonly place: string;
  readonly ids: Pick<Ids, 'bytes'>;
}

interface ToOpen {
  readonly key: Uint8Array;
  readonly sealed: Uint8Array;
  readonly place: string;
}

/** AES-256-GCM: nonce(12) ‖ ciphertext ‖ tag(16), bound to `place`: moved elsewhere it does not open. */
export function sealBytes(parts: ToSeal): Buffer {
  const { nonce, cipher } = sealing(parts);
  return Buffer.concat([nonce, cipher.update(parts.bytes), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the bytes were changed or moved, or the key is another's. */
export function openBytes(parts: ToOpen): Buffer {
  const { text, decipher } = opening(parts);
  return Buffer.concat([decipher.update(text), decipher.final()]);
}

/** As `sealBytes`, for a file of megabytes. */
export async function sealFile(parts: ToSeal): Promise<Buffer> {
  const { nonce, cipher } = sealing(parts);
  const text = await through(cipher, parts.bytes);
  return await joined([nonce, ...text, cipher.final(), cipher.getAuthTag()]);
}

/** As `openBytes`, for a file of megabytes. */
export async function openFile(parts: ToOpen): Promise<Buffer> {
  const { text, decipher } = opening(parts);
  return await joined([...(await through(decipher, text)), decipher.final()]);
}

function sealing({ key, place, ids }: ToSeal) {
  const nonce = ids.bytes(NONCE_BYTES);
  return { nonce, cipher: createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place)) };
}

function opening({ key, sealed, place }: ToOpen) {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(place))
    .setAuthTag(sealed.subarray(-TAG_BYTES));
  return { text: sealed.subarray(NONCE_BYTES, -TAG_BYTES), decipher };
}

async function through(cipher: CipherGCM | DecipherGCM, bytes: Uint8Array): Promise<Buffer[]> {
  const done: Buffer[] = [];
  for await (const piece of inPieces(bytes)) done.push(cipher.update(piece));
  return done;
}
