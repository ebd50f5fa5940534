import { hash, verify } from '@node-rs/argon2';
import type { Passwords } from '../ports.ts';

/** argon2id, 64 MiB, three passes, off the main thread (libuv's pool); about 80 ms. */
const cost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 };

export async function argon2Passwords(): Promise<Passwords> {
  const nobody = await hash('nobody has this password', cost);
  return {
    hash: (password) => hash(password.normalize('NFC'), cost),
    async verify(stored, password) {
      const same = await verify(stored ?? nobody, password.normalize('NFC'));
      return stored !== null && same;
    },
  };
}
