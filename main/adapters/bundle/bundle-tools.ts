import { createCipheriv, createDecipheriv, createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { BundleTools } from '../../../domain/bundle.ts';

const nonceBytes = 12;
const tagBytes = 16;

/** SHA-256, Ed25519, AES-256-GCM (nonce ‖ ciphertext ‖ tag) and zstd, as the platform has them. */
export const bundleTools: BundleTools = {
  bytes: (text) => Buffer.from(text, 'utf8'),
  text: (bytes) => {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return null;
    }
  },
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  verify: (publicKey, text, signature) => {
    try {
      const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
      return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text), key, signature);
    } catch {
      return false;
    }
  },
  seal: (key, bytes, bound) => {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(bound));
    return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  },
  open: (key, sealed, bound) => {
    try {
      const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes))
        .setAAD(Buffer.from(bound))
        .setAuthTag(sealed.subarray(-tagBytes));
      return Buffer.concat([cipher.update(sealed.subarray(nonceBytes, -tagBytes)), cipher.final()]);
    } catch {
      return null;
    }
  },
  pack: (bytes) => zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 9 } }),
  unpack: (bytes, most) => {
    try {
      return zstdDecompressSync(bytes, { maxOutputLength: most });
    } catch {
      return null;
    }
  },
};
