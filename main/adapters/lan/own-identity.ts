import { createHash, createPrivateKey, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFlushed } from '../../flushed-files.ts';
import { selfSigned } from './certificate.ts';

/** What this PC proves itself with to the others of its point. */
export interface Identity {
  /** PEM. */
  readonly privateKey: string;
  readonly certificate: string;
  /** SHA-256 of the public key (SPKI), hex: what the others remember. */
  readonly key: string;
}

/** Made once and kept in `<folder>/lan.key` (0600): another one is another PC, and the others stop at it. */
export function openIdentity(folder: string): Identity {
  const path = join(folder, 'lan.key');
  if (!existsSync(path)) keep(path, makeIdentity());
  chmodSync(path, 0o600);
  const { privateKey, certificate } = JSON.parse(readFileSync(path, 'utf8')) as Identity;
  return { privateKey, certificate, key: keyOf(new X509Certificate(certificate)) };
}

export function makeIdentity(): Identity {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  // The first bit clear and one set: a positive number of full length.
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  const certificate = new X509Certificate(selfSigned(createPrivateKey(pem), serial));
  return { privateKey: pem, certificate: certificate.toString(), key: keyOf(certificate) };
}

export function keyOf({ publicKey }: X509Certificate): string {
  return createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('hex');
}

function keep(path: string, identity: Identity): void {
  writeFlushed(path, JSON.stringify(identity));
}
