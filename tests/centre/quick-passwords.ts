import { hash, verify } from '@node-rs/argon2';
import type { Passwords } from '../../main/ports/passwords.ts';

/** argon2id at its smallest cost: for tests of who may sign in, where the real cost would only be waited for. */
export function quickPasswords(): Passwords {
  const cost = { algorithm: 2, memoryCost: 8, timeCost: 1, parallelism: 1 };
  const nobody = hash('nobody', cost);
  return {
    hash: (password) => hash(password.normalize('NFC'), cost),
    verify: async (encoded, password) => {
      const right = await verify(encoded ?? (await nobody), password.normalize('NFC'));
      return right && encoded !== null;
    },
  };
}
