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
  const read = () => JSON.parse(readFileSync(path, 'utf8')) as KeyFile;
  const file = read();
  const privateKey = createPrivateKey({ key: Buffer.from(file.signing, 'base64'), format: 'der', type: 'pkcs8' });
  const rootsOf = ({ root, former = [] }: KeyFile) => [root, ...former].map((each) => Buffer.from(each, 'base64'));
  const opened = (roots: readonly Buffer[]) =>
    roots.map((root) => ({ wrapping: derive(root, 'dossier-keys'), ...sealedTo(derive(root, 'sealed-to')) }));
  const now = { keys: opened(rootsOf(file)) };
  const newest = () => {
    const [first] = now.keys;
    if (!first) throw new Error('assertion failed: a vault without a key');
    return first;
  };
  // Hashes of passwords that stand in the log's database are bound to the first one for good.
  const peppering = derive(rootsOf(file).at(-1) ?? Buffer.alloc(0), 'passwords');
  return {
    kind: 'key-file',
    publicKey: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
    wrap: (key, name) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', newest().wrapping, nonce).setAAD(Buffer.from(name));
      return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
    },
    unwrap: (wrapped, name) => firstThatOpens(now.keys, ({ wrapping }) => unwrapWith(wrapping, wrapped, name)),
    get sealTo() {
      return newest().sealTo;
    },
    formerSealTo: () => now.keys.slice(1).map(({ sealTo }) => sealTo),
    openSealed: (wrapped, place) => firstThatOpens(now.keys, ({ openSealed }) => openSealed(wrapped, place)),
    renew: () => {
      const was = read();
      const next: KeyFile = {
        ...{ signing: was.signing, root: randomBytes(32).toString('base64') },
        former: [was.root, ...(was.former ?? [])],
      };
      writeFlushed(path, JSON.stringify(next));
      chmodSync(path, 0o600);
      now.keys = opened(rootsOf(next));
    },
    pepper: (text) => createHmac('sha256', peppering).update(text.normalize('NFC')).digest('base64'),
  };
}

/** `former`: roots that were given up, newest first; what was wrapped under them still opens here. */
interface KeyFile {
  readonly signing: string;
  readonly root: string;
  readonly former?: readonly string[];
}

function unwrapWith(wrapping: Buffer, wrapped: Uint8Array, name: string): Uint8Array {
  const bytes = Buffer.from(wrapped);
  const decipher = createDecipheriv('aes-256-gcm', wrapping, bytes.subarray(0, 12))
    .setAAD(Buffer.from(name))
    .setAuthTag(bytes.subarray(-16));
  return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]);
}

/** Throws what the newest threw. */
function firstThatOpens<K, T>(keys: readonly K[], open: (key: K) => T): T {
  const failed: unknown[] = [];
  for (const key of keys) {
    try {
      return open(key);
    } catch (error) {
      failed.push(error);
    }
  }
  throw failed[0];
}

function derive(root: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, '', `gan-dan ${purpose}`, 32));
}

function createKeyFile(path: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signing = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  writeFlushed(path, JSON.stringify({ signing, root: randomBytes(32).toString('base64') }));
}
