import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  sign,
} from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFlushed } from '../../flushed-files.ts';
import type { Vault } from '../../ports/vault.ts';
import { sealedTo } from './unwrap-sealed.ts';

/** The folder has a log, and the key that opens its people is gone. */
export class KeyFileMissing extends Error {}

/**
 * The station's secrets in one file that only its owner may read (0600): where neither DPAPI nor systemd-creds can keep
 * them. The doctor says which vault is in use. Losing the file loses every person in the log, so it is flushed to disk
 * before the first event is written.
 */
export function openKeyFileVault(folder: string, name = 'station.key'): Vault {
  const path = join(folder, name);
  if (!existsSync(path)) {
    // A new key would open nobody in a log that is there already: the old one must come back.
    if (name === 'station.key' && existsSync(join(folder, 'log.db'))) throw new KeyFileMissing();
    createKeyFile(path);
  }
  chmodSync(path, 0o600);
  const file = JSON.parse(readFileSync(path, 'utf8')) as { signing: string; root: string };
  const privateKey = createPrivateKey({ key: Buffer.from(file.signing, 'base64'), format: 'der', type: 'pkcs8' });
  const root = Buffer.from(file.root, 'base64');
  const wrapping = derive(root, 'dossier-keys');
  const peppering = derive(root, 'passwords');
  return {
    kind: 'key-file',
    publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
    wrap: (key, name) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', wrapping, nonce).setAAD(Buffer.from(name));
      return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap: (wrapped, name) => {
      const bytes = Buffer.from(wrapped);
      const decipher = createDecipheriv('aes-256-gcm', wrapping, bytes.subarray(0, 12))
        .setAAD(Buffer.from(name))
        .setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
    },
    ...sealedTo(derive(root, 'sealed-to')),
    pepper: (text) => createHmac('sha256', peppering).update(text.normalize('NFC')).digest('base64'),
  };
}

function derive(root: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, '', `gan-dan ${purpose}`, 32));
}

function createKeyFile(path: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signing = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  writeFlushed(path, JSON.stringify({ signing, root: randomBytes(32).toString('base64') }));
}
