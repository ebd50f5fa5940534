import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A private key of the province in a file that only its owner may read; made once. */
export async function openKeyFile(folder: string, name: string, type: 'x25519' | 'ed25519'): Promise<KeyObject> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, name);
  await makeOnce(file, type);
  await chmod(file, 0o600);
  return createPrivateKey(await readFile(file, 'utf8'));
}

/** Two processes that start together on one folder keep one key: whoever comes second finds the file. */
async function makeOnce(file: string, type: 'x25519' | 'ed25519'): Promise<void> {
  const handle = await open(file, 'wx', 0o600).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code === 'EEXIST') return null;
    throw failure;
  });
  if (!handle) return;
  // one of two overloads each: the type of the key decides which
  const { privateKey } = type === 'x25519' ? generateKeyPairSync('x25519') : generateKeyPairSync('ed25519');
  await handle.writeFile(privateKey.export({ format: 'pem', type: 'pkcs8' }));
  await handle.sync();
  await handle.close();
}
