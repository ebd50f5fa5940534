import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { createPasswords } from '../../../../main/adapters/system/argon2-passwords.ts';
import { openKeyFileVault } from '../../../../main/adapters/system/key-file-vault.ts';

test('T21: what a stolen database says of a PIN is matched by no PIN, not even the right one, without the key file of its PC', async () => {
  const [ours, theirs] = ['ours', 'theirs'].map((name) => mkdtempSync(join(tmpdir(), `gan-dan-${name}-`)));
  try {
    const passwords = createPasswords(openKeyFileVault(ours ?? ''));
    const stolen = await passwords.hash('407192');
    expect(await passwords.verify(stolen, '407192')).toBe(true);
    // on a PC of the thief, and by the plain PIN that the hash does not know
    expect(await createPasswords(openKeyFileVault(theirs ?? '')).verify(stolen, '407192')).toBe(false);
    expect(await verify(stolen, '407192')).toBe(false);
  } finally {
    for (const folder of [ours, theirs]) if (folder) rmSync(folder, { recursive: true });
  }
});
