import { hash, verify } from '@node-rs/argon2';
import type { Passwords } from '../../ports/passwords.ts';
import type { Vault } from '../../ports/vault.ts';

/** argon2id, 64 MiB, t = 3, p = 1 (reliability §4.5), over the password bound to this PC by the vault's pepper. */
const COST = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 };

export function createPasswords(vault: Vault): Passwords {
  const nobody = hash('nobody', COST);
  return {
    hash: (password) => hash(vault.pepper(password), COST),
    verify: async (encoded, password) => {
      const right = await verify(encoded ?? (await nobody), vault.pepper(password));
      return right && encoded !== null;
    },
  };
}
