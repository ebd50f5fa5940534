import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { createPasswords } from '../../../../main/adapters/system/argon2-passwords.ts';
import { openKeyFileVault } from '../../../../main/adapters/system/key-file-vault.ts';

/** `npm run check:full` takes the thousand of the design; each costs what it costs at a centre. */
const PINS = Number(process.env.GAN_DAN_STOLEN_PINS ?? 1);

test(`T21: what a stolen database says of ${PINS} PINs is matched by no PIN, not even the right one, without the key file of its PC`, {
  timeout: PINS === 1 ? 60_000 : 0,
}, async () => {
  const [ours, theirs] = ['ours', 'theirs'].map((name) => mkdtempSync(join(tmpdir(), `gan-dan-${name}-`)));
  try {
    const passwords = createPasswords(openKeyFileVault(ours ?? ''));
    const elsewhere = createPasswords(openKeyFileVault(theirs ?? ''));
    const recovered: string[] = [];
    for (let n = 0; n < PINS; n++) {
      const pin = String(407_192 + 577 * n).slice(-6);
      const stolen = await passwords.hash(pin);
      // on a PC of the thief, and by the plain PIN that the hash does not know
      if ((await elsewhere.verify(stolen, pin)) || (await verify(stolen, pin))) recovered.push(pin);
      // The control: the hash is of this PIN, and its own PC knows it.
      if (n === 0) expect(await passwords.verify(stolen, pin)).toBe(true);
    }
    expect(recovered).toEqual([]);
  } finally {
    for (const folder of [ours, theirs]) if (folder) rmSync(folder, { recursive: true });
  }
});
