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
