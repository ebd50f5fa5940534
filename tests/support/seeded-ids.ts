import { createHash } from 'node:crypto';
import { v4, v7 } from 'uuid';
import { Origin } from '../../domain/ids.ts';
import { base32 } from '../../main/adapters/system/random-ids.ts';
import type { Ids } from '../../main/ports/ids.ts';

/** The same names and keys each time it is asked for the same `seed`: what is chained of them has the same bytes. */
export function seededIds(seed: string): Ids {
  const block = { n: 0, left: Buffer.alloc(0) };
  const draw = (count: number): Uint8Array => {
    while (block.left.length < count) {
      const more = createHash('sha512')
        .update(`${seed} ${block.n++}`)
        .digest();
      block.left = Buffer.concat([block.left, more]);
    }
    const drawn = Uint8Array.from(block.left.subarray(0, count));
    block.left = block.left.subarray(count);
    return drawn;
  };
  const time = { msecs: 1_790_000_000_000, seq: 0 };
  return {
    origin: () => Origin(v7({ ...time, seq: time.seq++, random: draw(16) })),
    uuid: () => v4({ random: draw(16) }),
    token: (bytes) => base32(draw(bytes)),
    bytes: draw,
  };
}

/** What lies in a station's `station.key`, of a seed. */
export function seededKeyFile(seed: string): string {
  const of = (what: string) => createHash('sha256').update(`${what} of ${seed}`).digest();
  // An Ed25519 key as PKCS #8 has it: this head, then its 32 bytes.
  const signing = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), of('signing')]);
  return JSON.stringify({ signing: signing.toString('base64'), root: of('root').toString('base64') });
}
