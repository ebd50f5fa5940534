import { randomBytes, randomFillSync, randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import { Origin } from '../../../domain/ids.ts';
import type { Ids } from '../../ports/ids.ts';

export function createRandomIds(): Ids {
  const draw = createPool();
  return {
    origin: () => Origin(v7({ random: draw(16) })),
    uuid: () => randomUUID(),
    token: (bytes) => base32(draw(bytes)),
    bytes: (count) => randomBytes(count),
  };
}

const POOL_BYTES = 4096;

/** Chance by the page: asking the system for sixteen bytes costs as much as for thousands. No byte is given twice, or kept. */
function createPool(): (bytes: number) => Uint8Array {
  const pool = Buffer.alloc(POOL_BYTES);
  let used = POOL_BYTES;
  return (bytes) => {
    if (bytes > POOL_BYTES) return randomBytes(bytes);
    if (used + bytes > POOL_BYTES) {
      randomFillSync(pool);
      used = 0;
    }
    const drawn = Uint8Array.from(pool.subarray(used, used + bytes));
    pool.fill(0, used, used + bytes);
    used += bytes;
    return drawn;
  };
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** RFC 4648 base32 in lower case without padding: safe to say, type and print. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let value = 0;
  let bits = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(value >> bits) & 31];
    }
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text;
}
